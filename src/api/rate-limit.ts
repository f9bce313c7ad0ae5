/** Seconds of refill that a bucket holds: the burst that an idle credential may make. */
const burstSeconds = 60
/** Buckets kept; full ones are dropped first, because they carry no information. */
const maxBuckets = 10_000

/** A token bucket for each credential: it holds points and refills continuously. Each process has its own. */
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

  /** Takes points. If there are too few, takes none and returns the seconds until there are enough. */
  take(id: string, points: number): number | undefined {
    if (this.#perSecond === 0) return undefined
    const bucket = this.#bucketOf(id)
    // An operation that costs more than a bucket holds may run when the bucket is full.
    const asked = Math.min(points, this.#capacity)
    if (bucket.points < asked) return this.#secondsUntil(asked, bucket.points)
    bucket.points -= asked
    return undefined
  }

  /** Takes points for work already done, even beyond what is there: `debt` says how long they will be missing. */
  owe(id: string, points: number): void {
    if (this.#perSecond === 0) return
    const bucket = this.#bucketOf(id)
    bucket.points = Math.max(-this.#capacity, bucket.points - points)
  }

  /** The seconds until nothing is owed; undefined if nothing is. */
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
    // Nobody uses 10,000 keys at once by accident: forgetting them all is fairer than refusing new ones.
    if (this.#buckets.size >= maxBuckets) this.#buckets.clear()
  }
}
