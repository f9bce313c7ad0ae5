import { ComputeError } from './compute-error.ts'
import type { AnyTask, RunOptions } from './run.ts'

export const defaultMemoryMb = 512
// Below this V8 cannot load a thread's own code.
const minMemoryMb = 64
// Timers count in 32 bits; an hour is left for what is added to a limit.
const maxTimeoutMs = 2 ** 31 - 1 - 3_600_000

const isInteger = (value: number, min: number, max: number): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max

/** Checks a task's description or a run's options before anything starts. @throws ComputeError `TASK_INVALID`. */
export const checkSpec = (task: AnyTask, options: RunOptions): void => {
  const name = typeof task.name === 'string' && task.name !== '' ? task.name : undefined
  const refuse = (what: string, expected: string, got: unknown): never => {
    const message = `${name ?? 'a task'}: expected ${what} to be ${expected}, got ${String(got)}`
    throw new ComputeError('TASK_INVALID', message, name === undefined ? {} : { task: name })
  }
  const { file, exportName = 'default', timeoutMs, memoryMb = defaultMemoryMb, concurrency = 1 } = task
  if (name === undefined) refuse('name', 'a text', task.name)
  if (!(file instanceof URL) || file.protocol !== 'file:') refuse('file', 'a file: URL', file)
  if (typeof exportName !== 'string' || exportName === '') refuse('exportName', 'the name of an export', exportName)
  if (!isInteger(timeoutMs, 1, maxTimeoutMs)) refuse('timeoutMs', `a whole number up to ${maxTimeoutMs}`, timeoutMs)
  if (!isInteger(memoryMb, minMemoryMb, 1_048_576)) refuse('memoryMb', `a whole number from ${minMemoryMb}`, memoryMb)
  if (!isInteger(concurrency, 1, 4_096)) refuse('concurrency', 'a whole number from 1 to 4096', concurrency)
  const { seed = 0 } = options
  if (!Number.isSafeInteger(seed)) refuse('seed', 'a whole number', seed)
}
