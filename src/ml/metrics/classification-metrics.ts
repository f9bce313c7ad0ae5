import { finiteOrNull, type Metric } from './metric.ts'

type Values = ArrayLike<number>

// the highest cost of a probability of exactly 0 or 1 that turns out wrong
const SMALLEST_PROBABILITY = 1e-15

/**
 * Mean −ln of the probability given to what happened; labels are 0 or 1, probabilities those of label 1, clipped at
 * 1e-15. Null without rows.
 */
export const logLoss = (actual: Values, probability: Values): number | null => {
  let sum = 0
  for (let i = 0; i < actual.length; i++) {
    const given = actual[i] === 1 ? probability[i]! : 1 - probability[i]!
    sum -= Math.log(Math.min(1, Math.max(SMALLEST_PROBABILITY, given)))
  }
  return finiteOrNull(sum / actual.length)
}

/** Share of correctly predicted labels. Null without rows. */
export const accuracy = (actual: Values, predicted: Values): number | null => {
  let right = 0
  for (let i = 0; i < actual.length; i++) if (actual[i] === predicted[i]) right++
  return finiteOrNull(right / actual.length)
}

/** Precision, recall, F1 and number of rows of one class; a ratio without cases is 0, as in scikit-learn. */
export interface ClassFigures {
  readonly label: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly rows: number
}

/** The figures of every class that occurs among the actual or predicted labels, ascending. */
export const classFigures = (actual: Values, predicted: Values): ClassFigures[] => {
  const labels = [...new Set([...Array.from(actual), ...Array.from(predicted)])].sort((a, b) => a - b)
  return labels.map((label) => {
    let hit = 0
    let said = 0
    let rows = 0
    for (let i = 0; i < actual.length; i++) {
      if (actual[i] === label) rows++
      if (predicted[i] === label) said++
      if (actual[i] === label && predicted[i] === label) hit++
    }
    const precision = said > 0 ? hit / said : 0
    const recall = rows > 0 ? hit / rows : 0
    return { label, precision, recall, f1: said + rows > 0 ? (2 * hit) / (said + rows) : 0, rows }
  })
}

/** Mean F1 over the classes. Null without rows. */
export const macroF1 = (actual: Values, predicted: Values): number | null => {
  const figures = classFigures(actual, predicted)
  return finiteOrNull(figures.reduce((sum, { f1 }) => sum + f1, 0) / figures.length)
}

/** Mean F1 over the classes, weighted by their rows. Null without rows. */
export const weightedF1 = (actual: Values, predicted: Values): number | null =>
  finiteOrNull(classFigures(actual, predicted).reduce((sum, { f1, rows }) => sum + f1 * rows, 0) / actual.length)

/** F1 of class 1. Null without rows. */
export const binaryF1 = (actual: Values, predicted: Values): number | null =>
  actual.length === 0 ? null : (classFigures(actual, predicted).find(({ label }) => label === 1)?.f1 ?? 0)

/** Labels 0 and 1 from probabilities of 1: 1 from `threshold` (default .5) on. */
export const labelsFrom = (probability: Values, threshold = 0.5): Float64Array =>
  Float64Array.from(probability, (p) => (p >= threshold ? 1 : 0))

export const LOG_LOSS: Metric = { name: 'logLoss', label: 'log loss', better: 'lower', best: 0, of: logLoss }
export const ACCURACY: Metric = { name: 'accuracy', label: 'accuracy', better: 'higher', best: 1, of: accuracy }
export const F1: Metric = { name: 'f1', label: 'F1 of class 1', better: 'higher', best: 1, of: binaryF1 }
export const MACRO_F1: Metric = {
  name: 'macroF1',
  label: 'mean F1 of the classes',
  better: 'higher',
  best: 1,
  of: macroF1,
}
