import { invalidInput } from '../errors.ts'

/** What a purchase model knows about each customer; columns of equal length, times in one unit (days or weeks). */
export interface PurchaseSummary {
  /** Repeat purchases x ≥ 0, whole numbers: purchase days after the first. */
  readonly frequency: Float64Array
  /** Time t_x from the first to the last purchase; 0 if the frequency is 0. */
  readonly recency: Float64Array
  /** Tenure T ≥ t_x: time from the first purchase to the date of the summary. */
  readonly tenure: Float64Array
}

/**
 * Customers with the same (x, t_x, T) merged into one weighted row, ordered by x: the likelihood is the same and far
 * cheaper.
 */
export interface Cohort extends PurchaseSummary {
  /** How many customers each row stands for. */
  readonly weight: Float64Array
  readonly customers: number
}

/** Throws INVALID_INPUT unless every row has whole x ≥ 0 and finite 0 ≤ t_x ≤ T. */
const checkSummary = (summary: PurchaseSummary): void => {
  const { frequency, recency, tenure } = summary
  const n = frequency.length
  if (recency.length !== n || tenure.length !== n) {
    throw invalidInput(`expected columns of equal length, got ${n}, ${recency.length} and ${tenure.length}`)
  }
  for (let i = 0; i < n; i++) checkCustomer(frequency[i]!, recency[i]!, tenure[i]!, `row ${i}`)
}

/** Throws INVALID_INPUT unless x is a whole number ≥ 0 and 0 ≤ t_x ≤ T, all finite; `where` opens the message. */
export const checkCustomer = (x: number, recency: number, tenure: number, where: string): void => {
  if (!Number.isInteger(x) || x < 0) throw invalidInput(`${where}: expected a whole frequency ≥ 0, got ${x}`)
  if (!(tenure >= 0 && tenure < Infinity)) throw invalidInput(`${where}: expected a finite tenure ≥ 0, got ${tenure}`)
  if (!(recency >= 0 && recency <= tenure)) {
    throw invalidInput(`${where}: expected a recency between 0 and the tenure ${tenure}, got ${recency}`)
  }
}

/**
 * Gathers equal customers, in a fixed order (x, then T, then t_x). `weights` counts customers of each row when the summary
 * is itself gathered (default 1 each). Throws INVALID_INPUT on a row that `checkSummary` refuses or a weight that is not positive.
 */
export const gather = (summary: PurchaseSummary, weights?: Float64Array): Cohort => {
  checkSummary(summary)
  const { frequency, recency, tenure } = summary
  const n = frequency.length
  let capacity = 16
  while (capacity < 2 * n) capacity *= 2
  const slots = new Int32Array(capacity).fill(-1)
  const first = new Int32Array(n)
  const count = new Float64Array(n)
  const bits = new Float64Array(3)
  const words = new Int32Array(bits.buffer)
  let rows = 0
  let customers = 0
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1
    if (!(weight > 0 && weight < Infinity)) throw invalidInput(`row ${i}: expected a weight above 0, got ${weight}`)
    const x = frequency[i]!
    const t = x === 0 ? 0 : recency[i]!
    const T = tenure[i]!
    bits[0] = x
    bits[1] = t
    bits[2] = T
    let hash = 0
    for (const word of words) hash = Math.imul(hash ^ word ^ (word >>> 15), 0x9e3779b1) ^ (hash >>> 13)
    let slot = hash & (capacity - 1)
    let row = slots[slot]!
    for (; row >= 0; row = slots[slot]!) {
      const j = first[row]!
      if (frequency[j] === x && tenure[j] === T && (x === 0 || recency[j] === t)) break
      slot = (slot + 1) & (capacity - 1)
    }
    if (row < 0) {
      row = rows++
      slots[slot] = row
      first[row] = i
    }
    count[row] = count[row]! + weight
    customers += weight
  }
  const order = Int32Array.from({ length: rows }, (_, row) => row).sort((p, q) => {
    const i = first[p]!
    const j = first[q]!
    return frequency[i]! - frequency[j]! || tenure[i]! - tenure[j]! || recency[i]! - recency[j]!
  })
  const pick = (of: (row: number) => number) => Float64Array.from(order, of)
  return {
    frequency: pick((row) => frequency[first[row]!]!),
    recency: pick((row) => (frequency[first[row]!] === 0 ? 0 : recency[first[row]!]!)),
    tenure: pick((row) => tenure[first[row]!]!),
    weight: pick((row) => count[row]!),
    customers,
  }
}
