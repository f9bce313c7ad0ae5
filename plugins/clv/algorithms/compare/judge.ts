import {
  ascendingOrder,
  compareWithBaseline,
  estimateMetric,
  liftAtTop,
  MAE,
  meanAbsoluteError,
  PEARSON,
  RMSE,
  rootMeanSquaredError,
  SPEARMAN,
  type Comparison,
  type Metric,
  type MetricEstimate,
} from 'rapport-crm/task'
import { insufficientData } from '../errors.ts'
import { outcomeBetween, summarise } from '../history/summary.ts'
import type { Transactions } from '../history/transactions.ts'
import { baselineLabels, baselinePrediction, type BaselineName } from './baselines.ts'
import { figuresByGroup, type CustomerGroups, type GroupFigures } from './fairness.ts'
import type { ComparisonPlan, Stage, ValueAlgorithm } from './plan.ts'
import type { PieceResult } from './predict.ts'

/** Predictions of one contender for one stage. */
export interface Contender {
  readonly name: ValueAlgorithm | BaselineName
  readonly kind: 'MODEL' | 'BASELINE'
  readonly value: Float64Array
}

/** What customers did in a stage, and what everybody had predicted. */
export interface StageTable {
  readonly stage: Stage
  /** Number of each row's customer. */
  readonly customer: Int32Array
  /** Money actually spent, by customer known at the stage's `asOf`. */
  readonly actual: Float64Array
  readonly contenders: readonly Contender[]
  /** Models that had too little data, and why. */
  readonly refusals: readonly { readonly name: ValueAlgorithm; readonly reason: string }[]
}

const baselines = ['SAME_AS_BEFORE', 'AVERAGE_SPEND'] as const

/** Gathers the pieces of a stage, in whatever order they came, beside the baselines and the truth. Predictions below 0 become 0. */
export const stageTable = (
  transactions: Transactions,
  plan: ComparisonPlan,
  stage: Stage,
  results: readonly PieceResult[],
): StageTable => {
  const { customer } = summarise(transactions, stage.asOf)
  const actual = outcomeBetween(transactions, customer, stage.asOf, stage.asOf + stage.horizonDays).value
  const contenders: Contender[] = []
  const refusals: { name: ValueAlgorithm; reason: string }[] = []
  for (const name of plan.algorithms) {
    const parts = results
      .filter(({ piece }) => piece.algorithm === name && piece.stage.name === stage.name)
      .toSorted((a, b) => a.piece.part - b.piece.part)
    const values = parts.flatMap((result) => ('value' in result ? [result.value] : []))
    const refused = parts.find((result) => 'refusal' in result)
    if (refused && 'refusal' in refused) refusals.push({ name, reason: refused.refusal })
    else {
      const value = actual.map((_, i) => Math.max(0, values.reduce((sum, part) => sum + part[i]!, 0) / values.length))
      contenders.push({ name, kind: 'MODEL', value })
    }
  }
  for (const name of baselines) {
    contenders.push({ name, kind: 'BASELINE', value: baselinePrediction(name, transactions, stage) })
  }
  return { stage, customer, actual, contenders, refusals }
}

/** How the inner split ranks a contender. */
export interface InnerScore {
  readonly name: Contender['name']
  readonly mae: number
  readonly rmse: number
  /** √(MAE × RMSE), relative to the better baseline: below 1 is better than any baseline. */
  readonly score: number
}

/** Who wins on the inner split, before the hold-out is looked at. */
export interface Choice {
  readonly scores: readonly InnerScore[]
  /** The better of the naive baselines. */
  readonly baseline: BaselineName
  /** The chosen model; absent when no model beats the baseline, which is then kept. */
  readonly winner?: ValueAlgorithm
}

/** Of models whose scores differ by less than this, the simpler one is taken. */
const tie = 0.01

/**
 * Chooses on the inner split alone. The score of a contender is √(MAE × RMSE) over that of the better baseline: absolute errors
 * alone would favour predictions near zero (most customers do not return), squared ones alone a handful of big spenders. The lowest
 * score wins; within .01 of it the simplest algorithm; with none below 1 the baseline is kept.
 */
export const chooseWinner = ({ actual, contenders }: StageTable): Choice => {
  if (actual.length === 0) throw insufficientData('expected customers to compare models on, got none')
  const raw = contenders.map(({ name, kind, value }) => {
    const mae = meanAbsoluteError(actual, value) ?? 0
    const rmse = rootMeanSquaredError(actual, value) ?? 0
    return { name, kind, mae, rmse, error: Math.sqrt(mae * rmse) }
  })
  const byError = raw.filter(({ kind }) => kind === 'BASELINE').toSorted((a, b) => a.error - b.error)[0]!
  const scores = raw.map(({ name, kind, mae, rmse, error }) => ({
    name,
    kind,
    mae,
    rmse,
    // A baseline without any error cannot be beaten.
    score: byError.error > 0 ? error / byError.error : 1,
  }))
  const models = scores.filter(({ kind }) => kind === 'MODEL')
  const lowest = Math.min(...models.map(({ score }) => score))
  const winner = lowest < 1 ? models.find(({ score }) => score <= lowest + tie && score < 1) : undefined
  return {
    scores: scores.map(({ name, mae, rmse, score }) => ({ name, mae, rmse, score })),
    baseline: baselines.find((name) => name === byError.name)!,
    ...(winner && { winner: algorithmNamed(winner.name) }),
  }
}

const algorithmNamed = (name: Contender['name']): ValueAlgorithm => {
  if (name === 'SAME_AS_BEFORE' || name === 'AVERAGE_SPEND') throw new TypeError(`expected an algorithm, got ${name}`)
  return name
}

/** How many times more money the tenth of customers with the highest predictions spends than the average customer. */
const TOP_DECILE_LIFT: Metric = {
  name: 'topDecileLift',
  label: 'lift of the top tenth',
  better: 'higher',
  best: 10,
  of: (actual, predicted) => liftAtTop(actual, predicted, 0.1),
}

/** The figures of the hold-out, in the order shown. */
const valueMetrics: readonly Metric[] = [MAE, RMSE, PEARSON, SPEARMAN, TOP_DECILE_LIFT]

/**
 * Every figure of a contender's predictions with its bootstrap interval. `resamples` is by default 200 up to 5,000 customers, then
 * fewer, down to 50: at such sizes intervals are narrow.
 */
export const gradePredictions = (
  actual: Float64Array,
  predicted: Float64Array,
  options: { readonly seed?: number; readonly resamples?: number } = {},
): MetricEstimate[] =>
  valueMetrics.map((metric) =>
    estimateMetric(metric, actual, predicted, { resamples: resamplesFor(actual.length), ...options }),
  )

const resamplesFor = (rows: number): number => Math.round(Math.max(50, Math.min(200, 1_000_000 / rows)))

/** One line of the table `baseline | linear | forest | SVR | BG/NBD`. */
export interface ComparedModel {
  readonly name: Contender['name']
  readonly kind: Contender['kind']
  readonly innerScore: number
  readonly metrics: readonly MetricEstimate[]
}

/** The end of a comparison. */
export interface ModelComparison {
  readonly inner: Stage
  readonly holdout: Stage
  readonly customers: number
  readonly models: readonly ComparedModel[]
  readonly refusals: StageTable['refusals']
  readonly baseline: BaselineName
  readonly winner?: ValueAlgorithm
  /** The winner or, where the baseline is kept, the model that came closest to it; absent where no model could be fitted. */
  readonly closest?: ValueAlgorithm
  /** The closest model against the baseline on the hold-out, by MAE and RMSE; empty where undefined. */
  readonly grades: readonly Comparison[]
  /** Tenths of the customers by the closest model's predictions: mean money predicted and spent. */
  readonly calibration: readonly { readonly predicted: number; readonly observed: number; readonly count: number }[]
  /** The closest model's figures by group of customers. */
  readonly fairness: GroupFigures
  /** The result in words. */
  readonly text: string
}

/** Mean prediction and outcome of each tenth of the customers, from the lowest predictions to the highest. */
const meansByTenth = (actual: Float64Array, predicted: Float64Array): ModelComparison['calibration'] => {
  const order = ascendingOrder(predicted)
  const mean = (values: Float64Array, rows: Int32Array) =>
    rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length
  return Array.from({ length: 10 }, (_, i) =>
    order.slice(Math.floor((i * order.length) / 10), Math.floor(((i + 1) * order.length) / 10)),
  )
    .filter((rows) => rows.length > 0)
    .map((rows) => ({ predicted: mean(predicted, rows), observed: mean(actual, rows), count: rows.length }))
}

/**
 * Puts the choice of the inner split beside the grades of the hold-out. `graded` holds, by contender of `table`, its `gradePredictions`;
 * `groups` say by what attributes the closest model is looked at group by group.
 */
export const concludeComparison = (
  plan: ComparisonPlan,
  choice: Choice,
  table: StageTable,
  graded: readonly (readonly MetricEstimate[])[],
  groups: readonly CustomerGroups[] = [],
): ModelComparison => {
  const valueOf = (name: Contender['name'] | undefined) => table.contenders.find((one) => one.name === name)?.value
  const base = valueOf(choice.baseline)
  const score = (name: Contender['name'] | undefined) => choice.scores.find((one) => one.name === name)?.score
  const closest =
    choice.winner ??
    table.contenders
      .filter(({ kind }) => kind === 'MODEL')
      .toSorted((a, b) => (score(a.name) ?? Infinity) - (score(b.name) ?? Infinity))
      .map(({ name }) => algorithmNamed(name))[0]
  const best = valueOf(closest)
  const grades =
    base && best
      ? [MAE, RMSE].flatMap(
          (metric) =>
            compareWithBaseline(
              metric,
              table.actual,
              best,
              { name: baselineLabels[choice.baseline], predicted: base },
              {
                resamples: resamplesFor(table.actual.length),
                seed: plan.seed,
              },
            ) ?? [],
        )
      : []
  const period = `on the ${plan.inner.horizonDays} days before the hold-out`
  const label = baselineLabels[choice.baseline]
  const text = choice.winner
    ? `${choice.winner} chosen: ${period} its error was ${(score(choice.winner) ?? 1).toFixed(2)} times that of the baseline "${label}". On the hold-out of ${plan.holdout.horizonDays} days: ${grades.map((grade) => grade.text).join('; ')}.`
    : `The baseline "${label}" is kept: no model beat it ${period}.`
  return {
    inner: plan.inner,
    holdout: plan.holdout,
    customers: table.actual.length,
    models: table.contenders.map(({ name, kind }, i) => ({
      name,
      kind,
      innerScore: score(name) ?? 1,
      metrics: graded[i]!,
    })),
    refusals: table.refusals,
    baseline: choice.baseline,
    ...(choice.winner && { winner: choice.winner }),
    ...(closest && { closest }),
    grades,
    calibration: best ? meansByTenth(table.actual, best) : [],
    fairness: figuresByGroup(table.customer, table.actual, best ?? new Float64Array(), best ? groups : [], {
      resamples: resamplesFor(table.actual.length),
      seed: plan.seed,
    }),
    text,
  }
}
