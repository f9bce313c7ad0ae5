import { matrix, type Matrix, type Random } from 'rapport/task'

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

/** Copies the given rows, in the order given. */
export const pickRows = ({ data, cols }: Matrix, wanted: Int32Array): Matrix => {
  const picked = new Float64Array(wanted.length * cols)
  wanted.forEach((i, m) => picked.set(data.subarray(i * cols, (i + 1) * cols), m * cols))
  return matrix(picked, wanted.length, cols)
}

/** Copies the given columns, in the order given. */
export const pickColumns = ({ data, rows: n, cols }: Matrix, wanted: readonly number[]): Matrix => {
  const picked = new Float64Array(n * wanted.length)
  wanted.forEach((from, to) => {
    for (let i = 0; i < n; i++) picked[i * wanted.length + to] = data[i * cols + from]!
  })
  return matrix(picked, n, wanted.length)
}
