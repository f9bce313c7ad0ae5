/** Seconds of refill that a bucket holds: the burst that a quiet credential may make. */
const burstSeconds = 60
/** Buckets kept; full ones go first, for they say nothing. */
const maxBuckets = 10_000

/** A token bucket for each credential: it holds points and refills by the second. Each process has its own. */
export class RateLimit {
  readonly #perSecond: number
  readonly #capacity: number
  readonly #buckets = new Map<string, { points: number; at: number }>()
  readonly #now: () => number

  /** `perSecond` 0 switches the limit off. `now` is in milliseconds. */
  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond
    this.#capacity = perSecond * burstSeconds
    this.#now = now
  }

  /** Takes points; where there are too few it takes none and gives the seconds until there are enough. */
  take(id: string, points: number): number | undefined {
    if (this.#perSecond === 0) return undefined
    const bucket = this.#bucketOf(id)
    // What costs more than a bucket holds may run when it is full.
    const asked = Math.min(points, this.#capacity)
    if (bucket.points < asked) return this.#secondsUntil(asked, bucket.points)
    bucket.points -= asked
    return undefined
  }

  /** Takes points for what was done already, also those that are not there: `debt` tells how long they are missing. */
  owe(id: string, points: number): void {
    if (this.#perSecond === 0) return
    const bucket = this.#bucketOf(id)
    bucket.points = Math.max(-this.#capacity, bucket.points - points)
  }

  /** The seconds until nothing is owed any more; undefined where nothing is. */
  debt(id: string): number | undefined {
    if (this.#perSecond === 0) return undefined
    const { points } = this.#bucketOf(id)
    return points < 0 ? this.#secondsUntil(0, points) : undefined
  }

  #secondsUntil(wanted: number, points: number): number {
    return Math.max(1, Math.ceil((wanted - points) / this.#perSecond))
  }

  #bucketOf(id: string): { points: number; at: number } {
    const now = this.#now()
    let bucket = this.#buckets.get(id)
    if (!bucket) {
      if (this.#buckets.size >= maxBuckets) this.#prune(now)
      bucket = { points: this.#capacity, at: now }
      this.#buckets.set(id, bucket)
    }
    bucket.points = Math.min(this.#capacity, bucket.points + ((now - bucket.at) / 1_000) * this.#perSecond)
    bucket.at = now
    return bucket
  }

  #prune(now: number): void {
    for (const [id, { points, at }] of this.#buckets)
      if (points + ((now - at) / 1_000) * this.#perSecond >= this.#capacity) this.#buckets.delete(id)
    // Nobody has 10,000 keys in use at once by accident: forgetting them all is fairer than to refuse new ones.
    if (this.#buckets.size >= maxBuckets) this.#buckets.clear()
  }
}
