import { lbfgs } from 'rapport-crm/ml/optimize'
import type { Calibration } from './linear-model.ts'
import { ordinalLoss, type OrdinalLoss } from './ordinal.ts'

/**
 * Calibrates raw scores of texts that the scoring model had not seen: fits slope, shift and thresholds of the ordinal
 * model, by maximum likelihood with a faint pull to slope 1. A slope that is not positive is set to 1.
 * @returns the calibration and its mean loss, in nats
 * @see Platt, "Probabilistic outputs for support vector machines" (1999)
 */
export const calibrate = (labels: ArrayLike<number>, raw: Float64Array): Calibration & { readonly loss: number } => {
  const rows = raw.length
  const ordinal = Array.prototype.includes.call(labels, 0)
  const loss: OrdinalLoss = { value: 0, byRaw: 0, byHalfWidth: 0 }
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    const [slope, shift] = [x[0]!, x[1]!]
    const halfWidth = ordinal ? Math.exp(x[2]!) : 0
    gradient.fill(0)
    gradient[0] = slope - 1
    let value = 0.5 * (slope - 1) * (slope - 1)
    for (let i = 0; i < rows; i++) {
      ordinalLoss(labels[i]!, slope * raw[i]! + shift, halfWidth, loss)
      value += loss.value
      gradient[0] += loss.byRaw * raw[i]!
      gradient[1]! += loss.byRaw
      if (ordinal) gradient[2]! += loss.byHalfWidth * halfWidth
    }
    return value
  }
  const { x: at, value } = lbfgs(objective, Float64Array.of(1, 0, ...(ordinal ? [0] : [])), { tolerance: 1e-9 })
  const halfWidth = ordinal ? Math.exp(at[2]!) : 0
  const slope = at[0]!
  if (!(slope > 0) || !Number.isFinite(halfWidth))
    return { slope: 1, shift: 0, halfWidth: ordinal ? 1 : 0, loss: value / rows }
  return { slope, shift: at[1]!, halfWidth, loss: value / rows }
}
