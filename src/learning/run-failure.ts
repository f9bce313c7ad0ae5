import { ComputeError } from '../compute/compute-error.ts'
import { RapportError } from '../core/errors.ts'
import type { ModelInputCode } from '../ml/data/model-input-error.ts'

/** Recognises a lack of data: an error of a model with that code, here or as the cause of the pool's error. */
const lackBehind = (error: unknown): Error | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code: unknown = 'code' in at ? at.code : undefined
    if (code === ('INSUFFICIENT_DATA' satisfies ModelInputCode)) return at
  }
  return undefined
}

/** How a run that threw has ended: its status, and the code and message that it shows. */
export const failureOf = (
  error: unknown,
): { status: 'FAILED' | 'CANCELLED' | 'INSUFFICIENT_DATA'; code: string; message: string } => {
  if (error instanceof RapportError) {
    return {
      status: error.code === 'INSUFFICIENT_DATA' ? 'INSUFFICIENT_DATA' : 'FAILED',
      code: error.code,
      message: error.message,
    }
  }
  const lack = lackBehind(error)
  if (lack) return { status: 'INSUFFICIENT_DATA', code: 'INSUFFICIENT_DATA', message: lack.message }
  if (error instanceof ComputeError) {
    return {
      status: error.code === 'TASK_CANCELLED' ? 'CANCELLED' : 'FAILED',
      code: error.code,
      message: error.message,
    }
  }
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof DOMException && error.name === 'AbortError')
    return { status: 'CANCELLED', code: 'TASK_CANCELLED', message: 'the run was cancelled' }
  return {
    status: 'FAILED',
    // A plugin's own code, not one of PostgreSQL's, such as 22003.
    code: typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code) ? code : 'INTERNAL_ERROR',
    message: error instanceof Error ? error.message : String(error),
  }
}
