import { meanAbsoluteError, rootMeanSquaredError, type Metric } from 'rapport-crm/ml/metrics'
import { insufficientData } from '../errors.ts'
import { baselineNames, type BaselineName } from './baselines.ts'
import type { ValueAlgorithm } from './plan.ts'
import type { Contender, StageTable } from './stage-table.ts'

/**
 * What models are chosen and graded by: √(MAE × RMSE). Absolute errors alone favour predictions near zero, because most
 * customers do not return; squared errors alone favour a handful of big spenders.
 */
export const VALUE_ERROR: Metric = {
  name: 'valueError',
  label: 'error √(MAE × RMSE)',
  better: 'lower',
  best: 0,
  of: (actual, predicted) => {
    const mae = meanAbsoluteError(actual, predicted)
    const rmse = rootMeanSquaredError(actual, predicted)
    return mae === null || rmse === null ? null : Math.sqrt(mae * rmse)
  },
}

/** How the windows before the hold-out rank a contender. */
interface InnerScore {
  readonly name: Contender['name']
  /** Error relative to the better baseline, the geometric mean over the windows: below 1 is better than any baseline. */
  readonly score: number
}

/** The results of the contenders before the hold-out is used. */
export interface Choice {
  readonly scores: readonly InnerScore[]
  /** The better of the naive baselines. */
  readonly baseline: BaselineName
  /** The models in order of preference. */
  readonly order: readonly ValueAlgorithm[]
  /** The first of them, if it beats the baseline. */
  readonly winner?: ValueAlgorithm
}

/** If scores differ by less than this, the simpler model is preferred. */
const tie = 0.01

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)

/**
 * Ranks the contenders by the windows before the hold-out. The score of a contender is its error divided by that of the
 * baseline that does better in all windows together, over the windows in which it had enough data. The lowest score
 * comes first; within .01 of it the simplest algorithm.
 */
export const chooseWinner = (tables: readonly StageTable[]): Choice => {
  const known = tables.filter(({ actual }) => actual.length > 0)
  if (known.length === 0) throw insufficientData('expected customers to compare models on, got none')
  const errors = known.map(
    ({ actual, contenders }) =>
      new Map(contenders.map(({ name, value }) => [name, VALUE_ERROR.of(actual, value) ?? 0])),
  )
  const scoreAgainst = (baseline: BaselineName, name: Contender['name']): number | undefined => {
    const ratios = errors.flatMap((of) => {
      const own = of.get(name)
      const base = of.get(baseline)!
      // A baseline without any error cannot be beaten.
      return own === undefined ? [] : [base > 0 ? own / base : 1]
    })
    return ratios.length > 0 ? geometricMean(ratios) : undefined
  }
  const [first, second] = baselineNames
  const baseline = scoreAgainst(first, second)! < 1 ? second : first
  const models = known.flatMap(({ contenders }) => contenders.filter(({ kind }) => kind === 'MODEL'))
  const names = [...new Set(models.map(({ name }) => algorithmNamed(name)))]
  const scores = [...names, ...baselineNames].map((name) => ({ name, score: scoreAgainst(baseline, name)! }))
  const order = inOrder(names.map((name) => ({ name, score: scoreAgainst(baseline, name)! })))
  const [best] = order
  return {
    scores,
    baseline,
    order: order.map(({ name }) => name),
    ...(best && best.score < 1 && { winner: best.name }),
  }
}

interface Ranked {
  readonly name: ValueAlgorithm
  readonly score: number
}

/** Repeatedly takes the simplest of those close to the lowest score; `models` come in order of simplicity. */
const inOrder = (models: readonly Ranked[]): Ranked[] => {
  if (models.length === 0) return []
  const lowest = Math.min(...models.map(({ score }) => score))
  const next = models.find(({ score }) => score <= lowest + tie && (score < 1 || lowest >= 1))!
  return [next, ...inOrder(models.filter((one) => one !== next))]
}

/** The algorithm of a contender. */
export const algorithmNamed = (name: Contender['name']): ValueAlgorithm => {
  if (name === 'SAME_AS_BEFORE' || name === 'AVERAGE_SPEND') throw new TypeError(`expected an algorithm, got ${name}`)
  return name
}
