/** Lets the event loop turn once, so that waiting requests are answered. */
export const nextTurn = (): Promise<void> => new Promise(setImmediate)

/** Items in blocks of at most `size`, in order; the event loop turns between two blocks. */
export async function* inTurns<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await nextTurn()
    yield items.slice(from, from + size)
  }
}
