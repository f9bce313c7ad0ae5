import type { Matrix } from 'rapport-crm/ml/data'

/** `XᵀX` (`k × k`, row-major) and `Xᵀy` of a design `X` (`n × k`). */
export const normalEquations = (x: Matrix, y: Float64Array): { gram: Float64Array; moment: Float64Array } => {
  const { data, rows, cols } = x
  const gram = new Float64Array(cols * cols)
  const moment = new Float64Array(cols)
  for (let t = 0; t < rows; t++) {
    const row = t * cols
    for (let i = 0; i < cols; i++) {
      const xi = data[row + i]!
      if (xi === 0) continue
      moment[i]! += xi * y[t]!
      for (let j = 0; j <= i; j++) gram[i * cols + j]! += xi * data[row + j]!
    }
  }
  for (let i = 0; i < cols; i++) for (let j = 0; j < i; j++) gram[j * cols + i] = gram[i * cols + j]!
  return { gram, moment }
}
