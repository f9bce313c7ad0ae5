import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { RapportError } from './errors.ts'

/** One operation of a caller: everything that runs on its behalf finds it through `currentOperation`. */
export interface Operation {
  /** The caller's key: each key has a share of the connections. */
  readonly key: string
  /** Aborts, with a RapportError, when its time is up or its client is gone. */
  readonly signal: AbortSignal
  /** The remaining time, at least a millisecond; undefined: no limit. */
  leftMs(): number | undefined
}

export interface OperationOptions {
  readonly key: string
  /** Time limit of the whole operation; 0: no limit. */
  readonly limitMs: number
  /** Aborts when the client is gone. */
  readonly gone?: AbortSignal
}

const running = new AsyncLocalStorage<Operation>()

/** The operation that the running code belongs to; undefined for jobs, consumers and the rest of the server's own work. */
export const currentOperation = (): Operation | undefined => running.getStore()

/** How long aborted work may take to notice; after that nobody waits for it. */
const graceMs = 1_000

const tooLong = (limitMs: number): RapportError => {
  const message = `expected the operation to end within ${limitMs} ms, it was aborted; ask for less at a time, or try again`
  return new RapportError('TIMEOUT', message, { details: { limitMs } })
}

/**
 * Runs `work` as an operation: when its time is up or its client is gone, its statements are cancelled and fail with
 * the signal's reason, as does each later one. Rejects with that reason if `work` does not end by itself then.
 */
export const runOperation = async <R>(
  { key, limitMs, gone }: OperationOptions,
  work: () => Promise<R> | R,
): Promise<R> => {
  const ending = new AbortController()
  const until = performance.now() + limitMs
  const leave = () => ending.abort(new RapportError('UNAVAILABLE', 'the client is gone; its operation was aborted'))
  const timer = limitMs > 0 ? setTimeout(() => ending.abort(tooLong(limitMs)), limitMs) : undefined
  if (gone?.aborted) leave()
  gone?.addEventListener('abort', leave)
  const operation: Operation = {
    key,
    signal: ending.signal,
    leftMs: () => (limitMs > 0 ? Math.max(1, Math.ceil(until - performance.now())) : undefined),
  }
  const over = new AbortController()
  try {
    return await Promise.race([running.run(operation, async () => work()), abandoned(ending.signal, over.signal)])
  } finally {
    clearTimeout(timer)
    gone?.removeEventListener('abort', leave)
    over.abort()
  }
}

/** Rejects with the reason of `ending` shortly after it aborts. */
const abandoned = (ending: AbortSignal, over: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const onAbort = () => {
      delay(graceMs, undefined, { signal: over }).then(
        () => reject(ending.reason as Error),
        () => undefined,
      )
    }
    if (ending.aborted) onAbort()
    else ending.addEventListener('abort', onAbort, { once: true, signal: over })
  })
