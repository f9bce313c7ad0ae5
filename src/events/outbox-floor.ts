/** The most time between taking an id from its sequence and writing its row: both happen within one statement. */
const settleMs = 3_000
/** Interval between polls of the whole outbox, in case an assumption made here does not hold. */
const wholePollMs = 60_000

/** What one poll of the outbox found. */
export interface OutboxPoll {
  /** Whether it moved everything that it could see. */
  readonly exhausted: boolean
  /** The highest id that it moved; 0 if it moved nothing. */
  readonly newest: bigint
  /** The oldest open transaction, and the next one to come, according to its snapshot. */
  readonly xmin: bigint
  readonly xmax: bigint
}

/**
 * An id at or below which no row can appear any more, so that polls need not start at the first. While some session,
 * such as a backup, holds an old snapshot, moved rows cannot be cleaned up, and skipping them costs more and more: 40
 * ms for 120,000 of them. Transactions take ids early and commit late, so an id is only passed when every transaction
 * that was open some time after it was assigned has ended; read-only ones are not waited for.
 */
export class OutboxFloor {
  #floor = 0n
  #newest = 0n
  #candidate: { readonly id: bigint; readonly at: number; readonly openBefore: bigint | undefined } | undefined
  #wholeAt = -Infinity

  /** Where a poll at this moment starts, in milliseconds of a steady clock. */
  from(now: number): bigint {
    return now - this.#wholeAt >= wholePollMs ? 0n : this.#floor
  }

  /** Records a poll that started at `from`. */
  polled(from: bigint, { exhausted, newest, xmin, xmax }: OutboxPoll, now: number): void {
    if (newest > this.#newest) this.#newest = newest
    if (exhausted && from === 0n) this.#wholeAt = now
    const candidate = this.#candidate
    if (!candidate) this.#candidate = { id: this.#newest, at: now, openBefore: undefined }
    else if (candidate.openBefore === undefined) {
      if (now - candidate.at >= settleMs) this.#candidate = { ...candidate, openBefore: xmax }
    } else if (exhausted && xmin >= candidate.openBefore) {
      this.#floor = candidate.id
      this.#candidate = undefined
    }
  }
}
