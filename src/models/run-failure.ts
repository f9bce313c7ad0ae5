import { ComputeError } from '../compute/compute-error.ts'
import { RapportError } from '../core/errors.ts'

/** How a run ended that threw: its status, and the code and message that it shows. */
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
  if (error instanceof ComputeError) {
    return {
      status: error.code === 'TASK_CANCELLED' ? 'CANCELLED' : 'FAILED',
      code: error.code,
      message: error.message,
    }
  }
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'INSUFFICIENT_DATA') return { status: 'INSUFFICIENT_DATA', code, message: (error as Error).message }
  if (error instanceof DOMException && error.name === 'AbortError')
    return { status: 'CANCELLED', code: 'TASK_CANCELLED', message: 'the run was cancelled' }
  return {
    status: 'FAILED',
    code: typeof code === 'string' ? code : 'INTERNAL_ERROR',
    message: error instanceof Error ? error.message : String(error),
  }
}
