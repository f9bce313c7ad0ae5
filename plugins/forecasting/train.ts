import { nextTurn, RapportError, type TrainedModel, type TrainingRun } from 'rapport-crm/sdk'
import { periodOf } from './algorithms/calendar.ts'
import type { Algorithm } from './algorithms/candidates.ts'
import type { OriginScore } from './algorithms/choose.ts'
import { ForecastError } from './algorithms/errors.ts'
import type { LevelShift } from './algorithms/level-shift.ts'
import type { FitOutput } from './algorithms/forecast-series.ts'
import type { Answer } from './tasks.ts'
import { usualScopes } from './train/usual-scopes.ts'
import { judgeOrigins } from './train/judge.ts'
import { wallClockMs } from 'rapport-crm/task'
import type { Params } from './params.ts'
import { daysOf } from './score/points.ts'
import { prepareAll, type Prepared } from './train/prepare.ts'
import { keyOf, scopeOf, scopeWords, type SeriesGranularity, type SeriesScope } from './features/scope.ts'
import { isLong, searchOnPool } from './train/search-on-pool.ts'
import {
  artifact,
  settingsOf,
  type FittedSeries,
  type RefusedSeries,
  type Settings,
  type StoredModel,
} from './artifact.ts'
import type { Context } from './manifest.ts'

type Run = TrainingRun<Params>

/** A series that was fitted, and how it did in the backtest. */
interface Fitted {
  readonly series: FittedSeries
  readonly origins: readonly OriginScore[]
}

/** Fits the series that are asked for on every record before the run's moment, each chosen by a rolling-origin backtest. */
export const train = async (algorithm: Algorithm, run: Run, context: Context): Promise<TrainedModel<StoredModel>> => {
  const settings = settingsOf(context, run.asOf)
  run.progress(0, 'reading records')
  const scopes = await scopesOf(run, settings, context)
  const { prepared, refused } = await prepareAll(scopes, run, settings, context)
  run.progress(0.1, `fitting ${prepared.length} series`)
  const answers = await fitAll(algorithm, prepared, run, context)
  const fitted: Fitted[] = []
  for (const [i, one] of prepared.entries()) {
    const answer = answers[i]!
    if (answer.ok) fitted.push({ series: fittedOf(algorithm, one, answer), origins: answer.choice.origins })
    else refused.push({ scope: one.scope, reason: answer.message })
    // Intervals of the metrics are drawn here: requests in between do not wait for all series.
    await nextTurn()
  }
  if (fitted.length === 0)
    throw new RapportError('INSUFFICIENT_DATA', `no series can be forecast: ${reasonsOf(refused)}`)
  const kept = run.params.add ? await presentSeries(new Set(scopes.map(keyOf)), run.asOf, context) : []
  return {
    artifact: { series: [...fitted.map(({ series }) => series), ...kept], refused },
    ...reportOf(fitted, refused, kept),
  }
}

const scopesOf = async ({ params, asOf }: Run, settings: Settings, context: Context): Promise<SeriesScope[]> => {
  const asked = params.series?.map((scope) => scopeOf(scope)) ?? (await usualScopes(asOf, settings, context))
  const scopes = [...new Map(asked.map((scope) => [keyOf(scope), scope])).values()]
  const { maximumSeries } = context.config
  if (scopes.length <= maximumSeries) return scopes
  throw new RapportError(
    'INVALID_INPUT',
    `expected at most ${maximumSeries} series (maximumSeries in the config of the plugin), got ${scopes.length}`,
  )
}

/** The series of the promoted model that are not among those trained now, and know nothing later than the run may. */
const presentSeries = async (
  trained: ReadonlySet<string>,
  asOf: Date,
  context: Context,
): Promise<readonly FittedSeries[]> => {
  const promoted = await context.models.promoted(artifact)
  return (promoted?.artifact.series ?? []).filter(
    ({ scope, settings, firstPeriod, periods }) =>
      !trained.has(keyOf(scope)) &&
      firstPeriod + periods <= periodOf(wallClockMs(asOf, settings.timeZone), scope.granularity),
  )
}

/** Fits all series: short ones one per thread, long ones spread over all threads. */
const fitAll = async (
  algorithm: Algorithm,
  prepared: readonly Prepared[],
  run: Run,
  context: Context,
): Promise<Answer<FitOutput>[]> => {
  const answers = new Map<Prepared, Answer<FitOutput>>()
  const short = prepared.filter(({ input }) => !isLong(input.series))
  let done = 0
  const progress = (fraction: number) => {
    done = Math.max(done, fraction)
    run.progress(0.1 + 0.9 * done, `fitting ${prepared.length} series`)
  }
  const share = short.length / Math.max(1, prepared.length)
  const found = await context.map(
    'fitSeries',
    { algorithm },
    short.map(({ input }) => input),
    { signal: run.signal, seed: run.seed, onProgress: (fraction) => progress(fraction * share) },
  )
  short.forEach((one, i) => answers.set(one, found[i]!))
  for (const [i, one] of prepared.filter((each) => !answers.has(each)).entries()) {
    answers.set(one, await fitLong(algorithm, one, run, context))
    progress(share + (i + 1) / prepared.length)
  }
  return prepared.map((one) => answers.get(one)!)
}

const fitLong = async (
  algorithm: Algorithm,
  { input }: Prepared,
  run: Run,
  context: Context,
): Promise<Answer<FitOutput>> => {
  const { series, horizon, origins } = input
  try {
    const options = { algorithm, horizon, ...(origins !== undefined && { origins }) }
    const choice = await searchOnPool(series, options, run.signal, context)
    return await context.run('fitSeries', { ...input, algorithm, choice }, { signal: run.signal, seed: run.seed })
  } catch (error) {
    if (!(error instanceof ForecastError)) throw error
    return { ok: false, code: error.code, message: error.message, details: error.details }
  }
}

const fittedOf = (
  algorithm: Algorithm,
  { scope, settings, firstPeriod, periods, horizon, pace, recordsPerPeriod, notes }: Prepared,
  { choice, forecaster, outliers, shift }: FitOutput,
): FittedSeries => {
  const { metrics, baseline, grade, text } = judgeOrigins(choice.origins, choice.baseline.name)
  const seen = outliers.map(({ index, value, replacement }) => {
    const { startsOn } = daysOf(firstPeriod + index, scope.granularity)
    return `${startsOn}: ${Math.round(value)} replaced by ${Math.round(replacement)}`
  })
  return {
    scope,
    settings,
    algorithm,
    forecaster,
    firstPeriod,
    periods,
    horizon,
    pace,
    recordsPerPeriod,
    metrics,
    baseline,
    grade,
    notes: [
      ...notes,
      ...(seen.length > 0 ? [`values unlike the rest, for which models learn a nearer one: ${seen.join(', ')}`] : []),
      ...(shift ? [shiftWords(shift, firstPeriod, scope.granularity)] : []),
      text,
    ],
  }
}

const shiftWords = (
  { index, by, isFactor }: LevelShift,
  firstPeriod: number,
  granularity: SeriesGranularity,
): string => {
  const { startsOn } = daysOf(firstPeriod + index, granularity)
  const how = isFactor ? `to ${Math.round(100 * by)} % of what it was` : `by ${by > 0 ? '+' : ''}${Math.round(by)}`
  return `the level moved ${how} on ${startsOn}: models learn earlier periods as if they had always been on the new level`
}

/** Series that lack the same are told together. */
const reasonsOf = (refused: readonly RefusedSeries[]): string =>
  [...Map.groupBy(refused, ({ reason }) => reason)]
    .map(([reason, of]) => `${of.map(({ scope }) => scopeWords(scope)).join(', ')}: ${reason}`)
    .join('; ')

/** The naive forecast that is the baseline of all series, or a note that it differs between them. */
const baselineNameOf = (fitted: readonly Fitted[]): string => {
  const names = new Set(fitted.map(({ series }) => series.baseline.name))
  const [only] = names
  return names.size === 1 ? only! : 'the best naive forecast of each'
}

/** What the run says of all its series together. */
const reportOf = (
  fitted: readonly Fitted[],
  refused: readonly RefusedSeries[],
  kept: readonly FittedSeries[],
): Omit<TrainedModel<StoredModel>, 'artifact'> => {
  const verdict = judgeOrigins(
    fitted.flatMap(({ origins }) => origins),
    baselineNameOf(fitted),
  )
  const rows = fitted.reduce((sum, { series }) => sum + series.periods, 0)
  const events = [...new Set(fitted.flatMap(({ series }) => series.forecaster.regressorNames))]
  const [first] = fitted
  const parts = [
    `${fitted.length} series. ${verdict.text}`,
    `${scopeWords(first!.series.scope).replace(/^./, (letter) => letter.toUpperCase())}: ${first!.series.forecaster.words}`,
    ...(refused.length > 0 ? [`Without a forecast: ${reasonsOf(refused)}.`] : []),
    ...(kept.length > 0 ? [`${kept.length} series of the previous model are kept.`] : []),
  ]
  return {
    rows,
    features: [
      { name: 'level', description: 'Current level of the series' },
      { name: 'trend', description: 'Trend of the series, per period' },
      { name: 'season', description: 'Effect of the time of the year or of the week' },
      ...events.map((name) => ({ name, description: 'Days of the event in a period' })),
    ],
    split: {
      method: 'rolling origin',
      trainRows: rows,
      holdoutRows: fitted.reduce(
        (sum, { origins }) => sum + origins.reduce((count, { accuracy }) => count + accuracy.count, 0),
        0,
      ),
      cutAt: null,
    },
    metrics: [{ name: 'series', value: fitted.length, split: 'TRAIN' }, ...verdict.metrics],
    baseline: verdict.baseline,
    grade: verdict.grade,
    message: parts.join(' '),
    // A series whose models do not beat the best naive forecast is forecast by it, or by an average that is
    // indistinguishable from it.
    promotable: verdict.grade !== 'WORSE_THAN_BASELINE',
  }
}
