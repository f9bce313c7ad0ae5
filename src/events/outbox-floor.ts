/** The most time between taking an id from its sequence and writing its row: both happen within one statement. */
const settleMs = 3_000
/** Between two polls of the whole outbox, in case an assumption made here does not hold. */
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
 * An id at or below which no row can appear any more, so that polls need not begin at the first. While some session keeps
 * an old snapshot, such as a backup, rows that were moved cannot be cleaned away, and to pass by them costs more and more:
 * 40 ms for 120,000 of them. Transactions take ids early and commit late, so an id is only passed by when every
 * transaction that was open some time after it was given has ended; those that only read are not waited for.
 */
export class OutboxFloor {
  #floor = 0n
  #newest = 0n
  #candidate: { readonly id: bigint; readonly at: number; readonly openBefore: bigint | undefined } | undefined
  #wholeAt = -Infinity

  /** Where a poll at this moment begins, in milliseconds of a steady clock. */
  from(now: number): bigint {
    return now - this.#wholeAt >= wholePollMs ? 0n : this.#floor
  }

  /** Takes note of a poll that began at `from`. */
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
