/** Positions of the values in ascending order; equal values keep their order. An already ascending input costs one pass. */
export const ascendingOrder = (values: ArrayLike<number>): Int32Array => {
  const order = Int32Array.from({ length: values.length }, (_, i) => i)
  for (let i = 1; i < values.length; i++) {
    if (values[i]! < values[i - 1]!) return order.sort((a, b) => values[a]! - values[b]! || a - b)
  }
  return order
}

/** Ranks from 1; equal values share the mean of their ranks. */
export const averageRanks = (values: ArrayLike<number>): Float64Array => {
  const order = ascendingOrder(values)
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}
