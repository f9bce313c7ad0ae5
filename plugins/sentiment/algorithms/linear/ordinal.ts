import { sigmoid } from 'rapport-crm/ml/linear'

/** `log(1 + exp(x))` without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/** Probabilities of the three labels. */
export interface LabelProbabilities {
  readonly negative: number
  readonly neutral: number
  readonly positive: number
}

/**
 * Probabilities of the labels at a raw score, in the proportional-odds model with its two thresholds at ±`halfWidth`:
 * positive σ(raw − h), negative σ(−raw − h), the rest neutral. With h = 0 it is logistic regression.
 * @see McCullagh, "Regression models for ordinal data" (1980)
 */
export const labelProbabilities = (raw: number, halfWidth: number): LabelProbabilities => {
  const positive = sigmoid(raw - halfWidth)
  const negative = sigmoid(-raw - halfWidth)
  return { negative, neutral: Math.max(0, 1 - positive - negative), positive }
}

/** Loss of one text and its derivatives by the raw score and by the half width. */
export interface OrdinalLoss {
  value: number
  byRaw: number
  byHalfWidth: number
}

/**
 * Negative log likelihood of a label, in nats, written into `out`.
 * @param halfWidth above 0 when neutral labels exist, else 0
 */
export const ordinalLoss = (label: number, raw: number, halfWidth: number, out: OrdinalLoss): void => {
  if (label !== 0) {
    const margin = label * raw - halfWidth
    const miss = sigmoid(-margin)
    out.value = softplus(-margin)
    out.byRaw = -label * miss
    out.byHalfWidth = miss
    return
  }
  // P(neutral) = σ(h − raw) σ(h + raw) (1 − e^(−2h)), free of cancellation.
  const missAbove = sigmoid(raw - halfWidth)
  const missBelow = sigmoid(-raw - halfWidth)
  out.value = softplus(raw - halfWidth) + softplus(-raw - halfWidth) - Math.log(-Math.expm1(-2 * halfWidth))
  out.byRaw = missAbove - missBelow
  out.byHalfWidth = -missAbove - missBelow - 2 / Math.expm1(2 * halfWidth)
}
