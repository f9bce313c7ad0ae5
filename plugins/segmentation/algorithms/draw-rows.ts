import type { Random } from 'rapport-crm/task'

/** Draws up to `count` different rows of n, in random order. */
export const drawRows = (n: number, count: number, random: Random): Int32Array => {
  if (count < n / 4) {
    const drawn = new Set<number>()
    while (drawn.size < count) drawn.add(random.int(n))
    return Int32Array.from(drawn)
  }
  return random.shuffle(Int32Array.from({ length: n }, (_, i) => i)).slice(0, count)
}
