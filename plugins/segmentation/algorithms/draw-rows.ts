import type { Random } from 'rapport/task'

/** Draws up to `count` different rows of n, in random order. */
export const drawRows = (n: number, count: number, random: Random): Int32Array => {
  const indices = Int32Array.from({ length: n }, (_, i) => i)
  const wanted = Math.min(n, count)
  for (let i = 0; i < wanted; i++) {
    const j = i + random.int(n - i)
    const swap = indices[i]!
    indices[i] = indices[j]!
    indices[j] = swap
  }
  return indices.slice(0, wanted)
}
