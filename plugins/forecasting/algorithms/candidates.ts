import { usableSeasons, type SeriesInput } from './backtest.ts'
import { isIntermittent } from './intermittent.ts'
import type { ModelSpec, Scale } from './model.ts'
import { shownSeasons } from './shown-seasons.ts'

/** What a caller may request. `AUTO` compares all and averages the best of each kind; the others stay within theirs. */
export type Algorithm = 'SEASONAL_NAIVE' | 'CROSTON' | 'ETS' | 'ARIMA' | 'ADDITIVE' | 'AUTO'

type Orders = readonly [
  order: readonly [number, number, number],
  seasonal: readonly [number, number, number],
  drift: boolean,
]

const SEASONAL_ORDERS: readonly Orders[] = [
  [[0, 1, 1], [0, 1, 1], false],
  [[1, 1, 1], [0, 1, 1], false],
  [[0, 1, 2], [0, 1, 1], false],
  [[2, 1, 1], [0, 1, 1], false],
  [[2, 1, 2], [0, 1, 1], false],
  [[0, 1, 1], [1, 1, 1], false],
  [[0, 1, 1], [1, 1, 0], false],
  [[1, 0, 1], [0, 1, 1], true],
  [[3, 0, 0], [0, 1, 1], true],
  [[2, 0, 1], [0, 1, 1], false],
  [[1, 0, 0], [1, 0, 0], false],
  [[1, 0, 1], [0, 1, 1], false],
]

const PLAIN_ORDERS: readonly Orders[] = (
  [
    [[0, 1, 1], false],
    [[0, 1, 0], true],
    [[1, 1, 0], false],
    [[1, 1, 1], false],
    [[0, 1, 1], true],
    [[1, 1, 1], true],
    [[2, 1, 2], false],
    [[0, 2, 2], false],
    [[1, 0, 0], false],
    [[2, 0, 0], false],
    [[1, 0, 1], false],
    [[1, 0, 1], true],
  ] as const
).map(([order, drift]) => [order, [0, 0, 0], drift])

/**
 * Longest season for a seasonal part of an ARIMA or ETS; a longer one adds states and cost, but does not improve the
 * estimate.
 */
const LONGEST_STATE_SEASON = 24
/** AUTO leaves longer seasons to the decomposition, which models them better in a tenth of the time. */
const LONGEST_STATE_SEASON_AUTO = 12
/**
 * Longest series on which AUTO tries ARIMA: one fit takes a second at some thousand values, and a search takes a
 * hundred fits.
 */
const LONGEST_ARIMA_SERIES_AUTO = 800
/** ARIMA with Fourier columns estimates each by numeric gradient: only for short series. */
const LONGEST_FOURIER_SERIES = 400

const stateSeason = (algorithm: Algorithm, seasons: readonly number[]): number =>
  seasons.find((s) => s <= (algorithm === 'AUTO' ? LONGEST_STATE_SEASON_AUTO : LONGEST_STATE_SEASON)) ?? 1

const scalesOf = (values: Float64Array): Scale[] => (values.every((v) => v > 0) ? ['LOG', 'LINEAR'] : ['LINEAR'])

/** All seasons together, and the shortest alone if there are several: two cycles of a year may be mere chance. */
const seasonSets = (seasons: readonly number[]): (readonly number[])[] =>
  seasons.length > 1 ? [seasons, seasons.slice(0, 1)] : [seasons]

/**
 * ARIMA orders to screen, 12 of them: fixed orders only, since the library's automatic search can be far off.
 * Empty when AUTO would spend more on them than they are worth: long series, a season only they cannot model, intermittent demand.
 * @param seasons season lengths that the shortest training part holds twice
 */
export const arimaCandidates = (
  algorithm: Algorithm,
  values: Float64Array,
  seasons: readonly number[],
): ModelSpec[] => {
  const auto = algorithm === 'AUTO'
  if (!(auto || algorithm === 'ARIMA') || (auto && values.length > LONGEST_ARIMA_SERIES_AUTO)) return []
  if (auto && isIntermittent(values)) return []
  const season = stateSeason(algorithm, seasons)
  const long = seasons.filter((s) => s > season && s > LONGEST_STATE_SEASON_AUTO)
  const fourier = values.length <= LONGEST_FOURIER_SERIES ? long : []
  if (auto && season === 1 && long.length > fourier.length) return []
  const scale = scalesOf(values)[0]!
  return (season > 1 ? SEASONAL_ORDERS : PLAIN_ORDERS).map(([order, seasonal, drift]) => ({
    model: 'ARIMA',
    scale,
    order,
    seasonal,
    season,
    drift,
    fourier,
    estimation: 'LEAST_SQUARES',
  }))
}

/** Screened ARIMA orders as they go on: estimated by likelihood, the best also on the other scale. */
export const promoteArima = (screened: readonly ModelSpec[], values: Float64Array): ModelSpec[] => {
  const exact = screened.flatMap((spec): ModelSpec[] =>
    spec.model === 'ARIMA' ? [{ ...spec, estimation: 'LIKELIHOOD' }] : [],
  )
  const [first] = exact
  return first && scalesOf(values).length > 1 ? [...exact, { ...first, scale: 'LINEAR' }] : exact
}

/** How freely the trend may bend; one try where a long season makes the fit cost ten times as much. */
const flexibilities = (scale: Scale, seasons: readonly number[]): number[] =>
  scale === 'LINEAR' ? [1] : (seasons.at(-1) ?? 1) > LONGEST_STATE_SEASON ? [0.5] : [0.2, 0.5, 1]

/** Longest season of seasonal naive if requested by name: hours of a week. */
const LONGEST_NAIVE_SEASON = 168

/** The season that seasonal naive repeats if requested by name: the longest that has passed twice, or the first. */
const naiveSeason = ({ values, seasons }: SeriesInput): number => {
  const twice = usableSeasons(values.length, seasons).findLast((s) => s <= LONGEST_NAIVE_SEASON)
  const first = seasons[0] ?? 1
  return twice ?? (values.length >= first + 4 ? first : 1)
}

/**
 * The naive forecasts, the better of which is the baseline: last value, drift, mean, and the previous season, for every
 * season that has passed; in intermittent demand, for every season that it shows. If seasonal naive itself is requested, it alone.
 */
export const naiveCandidates = (algorithm: Algorithm, series: SeriesInput): ModelSpec[] => {
  const seasonal = (season: number): ModelSpec => ({ model: 'SEASONAL_NAIVE', scale: 'LINEAR', season })
  if (algorithm === 'SEASONAL_NAIVE') return [seasonal(naiveSeason(series))]
  const { values, seasons } = series
  return [
    seasonal(1),
    { model: 'DRIFT', scale: 'LINEAR' },
    { model: 'MEAN', scale: 'LINEAR' },
    ...(isIntermittent(values)
      ? shownSeasons(values, seasons).repeated
      : seasons.filter((s) => s > 1 && s <= values.length)
    ).map(seasonal),
  ]
}

const naiveModels: ReadonlySet<ModelSpec['model']> = new Set(['SEASONAL_NAIVE', 'DRIFT', 'MEAN'])

/** Whether the baseline is chosen among models like this one. */
export const isNaive = ({ model }: ModelSpec): boolean => naiveModels.has(model)

const intermittentModels: readonly ModelSpec[] = [
  { model: 'CROSTON', scale: 'LINEAR' },
  { model: 'TSB', scale: 'LINEAR' },
]

/**
 * Everything but ARIMA that an algorithm may try on a series. To intermittent demand AUTO fits Croston's method and TSB, and others
 * only with a season that it shows: what they take for a trend or a level of a few weeks is chance.
 */
export const otherCandidates = (
  algorithm: Algorithm,
  values: Float64Array,
  seasons: readonly number[],
): ModelSpec[] => {
  if (algorithm === 'CROSTON') return [...intermittentModels]
  if (algorithm !== 'AUTO' || !isIntermittent(values)) return smoothCandidates(algorithm, values, seasons)
  const shown = shownSeasons(values, seasons).modelled
  return [...(shown.length > 0 ? smoothCandidates(algorithm, values, shown) : []), ...intermittentModels]
}

const smoothCandidates = (algorithm: Algorithm, values: Float64Array, seasons: readonly number[]): ModelSpec[] => {
  const specs: ModelSpec[] = []
  const season = stateSeason(algorithm, seasons)
  const wanted = (name: Algorithm) => algorithm === name || algorithm === 'AUTO'
  for (const scale of scalesOf(values)) {
    if (wanted('ETS')) {
      if (season > 1) specs.push({ model: 'ETS', scale, season })
      if (algorithm !== 'AUTO' || scale === scalesOf(values)[0]) specs.push({ model: 'ETS', scale, season: 1 })
      if (seasons.length > 0)
        for (const set of seasonSets(seasons)) specs.push({ model: 'MSTL_ETS', scale, seasons: set })
    }
    if (wanted('ADDITIVE')) {
      for (const set of seasonSets(seasons)) {
        for (const flexibility of flexibilities(scale, seasons)) {
          specs.push({ model: 'ADDITIVE', scale, seasons: set, flexibility })
        }
      }
    }
  }
  return specs
}
