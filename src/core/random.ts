/** A seeded source of random numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number
  /** Uniform integer in [0, n). */
  int(n: number): number
  /** Standard normal (mean 0, deviation 1). */
  normal(): number
  /** Shuffles in place (Fisher–Yates) and returns the same array. */
  shuffle<A extends Int32Array | number[]>(items: A): A
  /** An independent stream: piece `i` of a run gets `fork(i)`, so results do not depend on which thread takes it. */
  fork(i: number): Random
}

const splitMix32 = (seed: number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
}

/**
 * xoshiro128** seeded through SplitMix32.
 * @see Blackman & Vigna, "Scrambled linear pseudorandom number generators" (2021)
 */
export const createRandom = (seed: number): Random => {
  const mix = splitMix32(seed)
  let a = mix()
  let b = mix()
  let c = mix()
  let d = mix()
  const next32 = () => {
    const r = Math.imul(b, 5)
    const result = Math.imul((r << 7) | (r >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }
  let spare: number | undefined
  const random: Random = {
    next: () => ((next32() >>> 5) * 67_108_864 + (next32() >>> 6)) / 9_007_199_254_740_992,
    int: (n) => Math.floor(random.next() * n),
    normal: () => {
      if (spare !== undefined) {
        const value = spare
        spare = undefined
        return value
      }
      let u: number
      let v: number
      let s: number
      do {
        u = 2 * random.next() - 1
        v = 2 * random.next() - 1
        s = u * u + v * v
      } while (s >= 1 || s === 0)
      const scale = Math.sqrt((-2 * Math.log(s)) / s)
      spare = v * scale
      return u * scale
    },
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = random.int(i + 1)
        const swap = items[i]!
        items[i] = items[j]!
        items[j] = swap
      }
      return items
    },
    fork: (i) => createRandom(splitMix32(Math.imul(seed ^ 0x5bf03635, 0x27d4eb2f) + Math.imul(i + 1, 0x9e3779b1))()),
  }
  return random
}
