import {
  holdoutMetrics,
  ordersConverted,
  RapportError,
  taskOptions,
  type FeatureUse,
  type Metric,
  type TrainedModel,
  type TrainingRun,
} from 'rapport-crm/sdk'
import { lastDayBefore } from 'rapport-crm/task'
import { forestImportance } from 'rapport-crm/ml/trees'
import { baselineLabels } from './algorithms/compare/baselines.ts'
import type { ComparedModel, ModelComparison } from './algorithms/compare/judge.ts'
import { valueAlgorithms } from './algorithms/compare/plan.ts'
import type { LifetimeModel } from './algorithms/lifetime/lifetime-model.ts'
import { compareAlgorithms, trainLifetimeModel } from './train/train-lifetime-model.ts'
import { beginningOf, modelFeatureNames, type Beginning } from './algorithms/supervised/training-set.ts'
import { loadGroups } from './features/groups.ts'
import { customersWithoutRate, loadHistory } from './features.ts'
import type { Algorithm, AnyParams } from './params.ts'
import { settingsOf, type StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'

const dayMs = 86_400_000

/** Trains an algorithm on every order before the run's moment, after comparing it with the naive baselines on a split by time. */
export const train = async (
  algorithm: Algorithm,
  run: TrainingRun<AnyParams>,
  context: Context,
): Promise<TrainedModel<StoredModel>> => {
  const settings = settingsOf(context)
  const horizonDays = run.params.horizonDays ?? context.config.horizonDays
  run.progress(0, 'reading orders')
  const { customers, transactions } = await loadHistory(context.snapshot, run.asOf, settings, 'LEARN')
  const others = await ordersConverted(context.sql, run.asOf, settings.currency)
  if (transactions.customers === 0) {
    throw new RapportError(
      'INSUFFICIENT_DATA',
      `expected orders in ${settings.currency} before ${run.asOf.toISOString()}, found none${others ? ` (${others})` : ''}`,
    )
  }
  const asOf = lastDayBefore(run.asOf, settings.timeZone)
  const algorithms = algorithm === 'AUTO' ? (run.params.algorithms ?? valueAlgorithms) : [algorithm]
  const comparison = await compareAlgorithms(
    transactions,
    { asOf, horizonDays, algorithms, groups: await loadGroups(customers, context) },
    context,
    taskOptions(run, 0.05, 0.6, `comparing ${algorithms.join(', ')} with the baselines`),
  )
  const { closest } = comparison
  if (closest === undefined)
    throw new RapportError('INSUFFICIENT_DATA', `too little data for ${refusalsOf(comparison)}`)
  const { starts, penalty } = run.params
  const model = await trainLifetimeModel(
    transactions,
    {
      algorithm: closest,
      asOf,
      horizonDays,
      ...(starts !== undefined && { starts }),
      ...(penalty !== undefined && { penalty }),
    },
    context,
    taskOptions(run, 0.6, 1, `training ${closest}`),
  )
  const drift = await context.run(
    'driftReference',
    { transactions, asOf, model },
    { seed: run.seed, signal: run.signal },
  )
  const unknown = await customersWithoutRate(context.sql, run.asOf, settings.currency)
  const who = unknown === 1 ? '1 customer has' : `${unknown} customers have`
  const remarks = [
    outliersText(beginningOf(transactions, asOf)),
    others && `${sentence(others)}.`,
    unknown > 0 ? `${who} no value, for none of their orders can be converted to ${settings.currency}.` : undefined,
  ].filter((text) => text !== undefined)
  return {
    artifact: { model, drift, ...settings },
    ...reportOf(comparison, model, transactions.customers, remarks),
  }
}

/** Contenders that lack the same are named together. */
const refusalsOf = ({ refusals }: ModelComparison): string =>
  [...Map.groupBy(refusals, ({ reason }) => reason)]
    .map(([reason, of]) => `${of.map(({ name }) => name).join(', ')}: ${reason}`)
    .join('; ')

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`

const outliersText = ({ day, outliers }: Beginning): string | undefined =>
  outliers === 0
    ? undefined
    : `${outliers === 1 ? 'One order stands' : `${outliers} orders stand`} alone long before ` +
      `${new Date(day * dayMs).toISOString().slice(0, 10)}, where the history that models are compared on ` +
      'begins; check the date.'

/** What the run says about a trained model. */
const reportOf = (
  comparison: ModelComparison,
  model: LifetimeModel,
  rows: number,
  remarks: readonly string[],
): Omit<TrainedModel<StoredModel>, 'artifact'> => {
  const { baseline, calibration, customers, fairness, grade, holdout, isBetter, models, refusals } = comparison
  const metricsOf = (name: ComparedModel['name']) => models.find((one) => one.name === name)?.metrics ?? []
  const others = models.filter(({ kind, name }) => kind === 'MODEL' && name !== model.algorithm)
  const parts = [
    others.length > 0 ? comparison.text : holdoutText(comparison),
    others.length > 0 && `Error against the baseline before the hold-out: ${ranking(comparison)}.`,
    !isBetter &&
      (others.length > 0
        ? `Therefore the closest model, ${model.algorithm}, is stored but not promoted.`
        : `The baseline is kept: the ${model.algorithm} model is not promoted.`),
    refusals.length > 0 && `Too little data for ${refusalsOf(comparison)}.`,
    ...fairness.gaps,
    ...remarks,
    ...model.notes.map((note) => `${sentence(note)}.`),
  ]
  return {
    rows,
    features: featureUses(model),
    split: {
      method: 'time',
      trainRows: customers,
      holdoutRows: customers,
      cutAt: new Date((holdout.asOf + 1) * dayMs).toISOString(),
    },
    metrics: [
      ...holdoutMetrics(metricsOf(model.algorithm)),
      ...others.flatMap(({ name, metrics }) => holdoutMetrics(metrics, `.${name}`)),
      ...trainingMetrics(model),
    ],
    baseline: { name: baselineLabels[baseline], metrics: holdoutMetrics(metricsOf(baseline)) },
    grade: grade?.grade ?? 'NO_BETTER_THAN_BASELINE',
    calibration,
    fairness: fairness.figures.map(({ attribute, group, count, name, value, interval }) => ({
      attribute,
      group,
      count,
      metric: { name, value, interval, split: 'HOLDOUT' },
    })),
    message: parts.filter((part) => typeof part === 'string').join(' '),
    promotable: isBetter,
  }
}

const holdoutText = ({ closest, grade, holdout }: ModelComparison): string =>
  `${closest} on the hold-out of ${holdout.horizonDays} days: ${grade?.text ?? 'no figure'}.`

const ranking = ({ models }: ModelComparison): string =>
  models
    .filter(({ kind }) => kind === 'MODEL')
    .toSorted((a, b) => a.innerScore - b.innerScore)
    .map(({ name, innerScore }) => `${name} ${innerScore.toFixed(2)}`)
    .join(', ')

/** Figures of the training itself. */
const trainingMetrics = ({ value, backtest }: LifetimeModel): Metric[] => [
  { name: 'logLikelihood', value: value.purchases.logLikelihood, split: 'TRAIN' },
  ...(value.intervals ?? []).map(({ level, coverage }) => ({
    name: `intervalCoverage.${level}`,
    value: coverage,
    split: 'BACKTEST' as const,
  })),
  ...(backtest
    ? [
        { name: 'totalPredicted', value: backtest.predicted, split: 'BACKTEST' as const },
        { name: 'totalActual', value: backtest.actual, split: 'BACKTEST' as const },
      ]
    : []),
]

const descriptions = {
  frequency: 'Days with a purchase after the first one',
  idleDays: 'Days since the last purchase',
  tenureDays: 'Days since the first purchase',
  meanValue: 'Mean spending per day with a purchase',
  idleShare: 'Days since the last purchase as a share of the days since the first purchase',
  totalValue: 'Total money spent',
  valuePerDay: 'Spending per day since the first purchase',
  meanBasket: 'Mean spending per day with a purchase',
  shareOfDays: 'Days with a purchase as a share of the days since the first',
  valueLast90: 'Spending in the last 90 days',
  gapShare: 'Mean days between purchases as a share of the days since the first purchase',
} as const

const featureUses = ({ supervised }: LifetimeModel): FeatureUse[] => {
  if (!supervised) {
    const names = ['frequency', 'idleDays', 'tenureDays', 'meanValue'] as const
    return names.map((name) => ({ name, description: descriptions[name] }))
  }
  const importance = supervised.algorithm === 'RANDOM_FOREST' ? forestImportance(supervised.fitted) : undefined
  return modelFeatureNames.map((name, j) => ({
    name,
    description: descriptions[name],
    ...(importance && { importance: importance[j] ?? null }),
  }))
}
