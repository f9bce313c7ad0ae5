/** A failure of a plugin that says what to do about it. */
export class StageError extends Error {
  override readonly name = 'StageError'
  /** What to do about it; never something that loses data. */
  readonly hint: string

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}

/**
 * Returns what `work` returns, or rejects after `limitMs` with a StageError that says that `what` hangs. Only a plugin
 * that waits can be interrupted, not one that keeps the thread busy.
 */
export const within = async <T>(
  limitMs: number,
  what: string,
  work: () => Promise<T> | T,
  hint = 'look for a promise that never settles, such as a connection without a timeout',
): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StageError(`${what} did not end within ${limitMs} ms`, hint)), limitMs)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}
