import {
  ascendingOrder,
  compareWithBaseline,
  estimateMetric,
  liftAtTop,
  MAE,
  PEARSON,
  RMSE,
  SPEARMAN,
  type Comparison,
  type Metric,
  type MetricEstimate,
} from 'rapport-crm/ml/metrics'
import { baselineLabels, type BaselineName } from './baselines.ts'
import { algorithmNamed, VALUE_ERROR, type Choice } from './choose.ts'
import { figuresByGroup, type CustomerGroups, type GroupFigures } from './fairness.ts'
import type { ComparisonPlan, Stage, ValueAlgorithm } from './plan.ts'
import type { Contender, StageTable } from './stage-table.ts'

/** How many times more the tenth of customers with the highest predictions spends than the average customer. */
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
 * Every figure of a contender's predictions with its bootstrap interval. `resamples` defaults to 200 for up to 5,000
 * customers, then fewer, down to 50: intervals are narrow at such sizes.
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

/** The result of a comparison. */
export interface ModelComparison {
  /** The windows before the hold-out in which the winner was found, the latest first. */
  readonly inner: readonly Stage[]
  readonly holdout: Stage
  readonly customers: number
  readonly models: readonly ComparedModel[]
  readonly refusals: StageTable['refusals']
  readonly baseline: BaselineName
  /** The best model before the hold-out, if it beat the baseline. */
  readonly winner?: ValueAlgorithm
  /**
   * The model to train: the first, in the order found before the hold-out, of those that are better on it or, if none
   * is, the first of all; absent if no model could be fitted.
   */
  readonly closest?: ValueAlgorithm
  /** The closest model against the baseline on the hold-out; absent where undefined. */
  readonly grade?: Comparison
  /** Whether the closest model is shown to be better than the baseline. */
  readonly isBetter: boolean
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

const betterGrades: ReadonlySet<Comparison['grade']> = new Set(['EXCELLENT', 'GOOD', 'FAIR'])
/** Less than this is no gain. */
const leastGain = 0.01

const percent = (share: number): string => `${Math.round(100 * share)} %`

/**
 * By the measure that models are chosen by. Spending differs so much between customers that chance can hide a gain: one
 * that the windows before the hold-out had already found is FAIR.
 */
const gradeByBoth = (comparison: Comparison, before: number, baseline: string): Comparison => {
  const { grade, interval, skill } = comparison
  const isHidden = grade === 'NO_BETTER_THAN_BASELINE' && skill !== null && interval !== null
  if (!isHidden || skill < leastGain || before > 1 - leastGain) return comparison
  const range = `${percent(interval.level)} interval ${percent(interval.lower)} to ${percent(interval.upper)}`
  const text = `${percent(skill)} less ${VALUE_ERROR.label} than the baseline "${baseline}" (${range}), as in the windows before it`
  return { ...comparison, grade: 'FAIR', text }
}

/** Better by one of its two parts, and not worse by the other; undefined if neither holds. */
const gradeByOne = (comparisons: readonly (Comparison | null)[]): Comparison | undefined => {
  const known = comparisons.filter((one) => one !== null)
  const shown = known.find(({ grade }) => betterGrades.has(grade))
  if (!shown || known.some(({ grade }) => grade === 'WORSE_THAN_BASELINE')) return undefined
  const other = known.find((one) => one !== shown && !betterGrades.has(one.grade))
  return other
    ? { ...shown, text: `${shown.text}, indistinguishable by ${labels[other.metric] ?? other.metric}` }
    : shown
}

const labels: Readonly<Record<string, string>> = { [MAE.name]: MAE.label, [RMSE.name]: RMSE.label }

/**
 * Combines the choice made before the hold-out with the grades on it: a model that fails there gives way to the next
 * that does not. `graded` holds the `gradePredictions` of each contender of `table`; `groups` say by which attributes
 * the closest model is examined.
 */
export const concludeComparison = (
  plan: ComparisonPlan,
  choice: Choice,
  table: StageTable,
  graded: readonly (readonly MetricEstimate[])[],
  groups: readonly CustomerGroups[] = [],
): ModelComparison => {
  const { actual } = table
  const options = { resamples: resamplesFor(actual.length), seed: plan.seed }
  const valueOf = (name: Contender['name'] | undefined) => table.contenders.find((one) => one.name === name)?.value
  const scoreOf = (name: Contender['name']) => choice.scores.find((one) => one.name === name)?.score ?? 1
  const baseline = { name: baselineLabels[choice.baseline], predicted: valueOf(choice.baseline)! }
  // A model that had too little data before the hold-out may have enough on it.
  const models = table.contenders.flatMap(({ name, kind }) => (kind === 'MODEL' ? [algorithmNamed(name)] : []))
  const comparable = [...new Set([...choice.order, ...models])].flatMap((name) => {
    const predicted = valueOf(name)
    if (!predicted) return []
    const compare = (metric: Metric) => compareWithBaseline(metric, actual, predicted, baseline, options)
    const whole = compare(VALUE_ERROR)
    const byBoth = whole && gradeByBoth(whole, scoreOf(name), baseline.name)
    if (byBoth && betterGrades.has(byBoth.grade)) return [{ name, grade: byBoth }]
    return [{ name, grade: gradeByOne([MAE, RMSE].map(compare)) ?? byBoth }]
  })
  const better = comparable.find(({ grade }) => grade && betterGrades.has(grade.grade))
  const taken = better ?? comparable[0]
  const best = valueOf(taken?.name)
  return {
    inner: plan.inner,
    holdout: plan.holdout,
    customers: actual.length,
    models: table.contenders.map(({ name, kind }, i) => ({
      name,
      kind,
      innerScore: scoreOf(name),
      metrics: graded[i]!,
    })),
    refusals: table.refusals,
    baseline: choice.baseline,
    ...(choice.winner && { winner: choice.winner }),
    ...(taken && { closest: taken.name }),
    ...(taken?.grade && { grade: taken.grade }),
    isBetter: better !== undefined,
    calibration: best ? meansByTenth(actual, best) : [],
    fairness: figuresByGroup(table.customer, actual, best ?? new Float64Array(), best ? groups : [], options),
    text: inWords(plan, choice, comparable, better?.name),
  }
}

const inWords = (
  { inner, holdout }: ComparisonPlan,
  { baseline, scores, winner }: Choice,
  comparable: readonly { readonly name: ValueAlgorithm; readonly grade: Comparison | null }[],
  taken: ValueAlgorithm | undefined,
): string => {
  const days = inner[0]!.horizonDays
  const period =
    inner.length === 1
      ? `in the ${days} days before the hold-out`
      : `in ${inner.length} windows of ${days} days before the hold-out`
  const label = baselineLabels[baseline]
  const errorOf = (name: ValueAlgorithm) => (scores.find((one) => one.name === name)?.score ?? 1).toFixed(2)
  const onHoldout = `on the hold-out of ${holdout.horizonDays} days`
  const textOf = (name: ValueAlgorithm | undefined) =>
    comparable.find((one) => one.name === name)?.grade?.text ?? 'no figure'
  const [first] = comparable
  if (taken === undefined)
    return winner === undefined
      ? `The baseline "${label}" is kept: no model beat it ${period}, and none is better ${onHoldout}.`
      : `The baseline "${label}" is kept: ${winner} beat it ${period} (${errorOf(winner)} times its error), but no model is better ${onHoldout}; ${winner} there: ${textOf(winner)}.`
  const before = `${period} its error was ${errorOf(taken)} times that of the baseline "${label}"`
  if (taken === first?.name) return `${taken} chosen: ${before}. ${capital(onHoldout)}: ${textOf(taken)}.`
  const failed = `${first!.name} came first (${errorOf(first!.name)}) but is no better ${onHoldout}: ${textOf(first!.name)}`
  return `${taken} was chosen: ${before}. ${failed}. ${taken}, the next one that is better there: ${textOf(taken)}.`
}

const capital = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`
