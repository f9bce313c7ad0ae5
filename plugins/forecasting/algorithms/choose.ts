import type { BacktestPlan, BacktestResult, SeriesInput } from './backtest.ts'
import { isNaive, type Algorithm } from './candidates.ts'
import { findingsUntil } from './fit-at-origin.ts'
import { isIntermittent } from './intermittent.ts'
import { calibrate, crossCoverages, type Calibration, type OriginErrors } from './intervals.ts'
import { accuracyOf, type Accuracy } from './metrics.ts'
import type { ModelSpec } from './model.ts'
import { modelName } from './models.ts'
import { hedge, scoreAhead, tested, tryAll, type Field } from './picks.ts'
import { errorOf, outcomesOf, scoreOf, tracksOf, type Measure, type Outcome, type Track } from './tracks.ts'
import { cycleShape } from './untested-season.ts'
import { wordsOf } from './words.ts'

/** One candidate's showing in the backtest. */
interface CandidateScore {
  readonly name: string
  readonly spec: ModelSpec
  /**
   * Mean over the compared origins of the error in units of seasonal naive's in-sample error, or in the series' unit where no origin
   * has such an error; null when it failed.
   */
  readonly score: number | null
  readonly problem?: string
}

/** The outcome at one origin of the backtest; intervals of the measures are drawn from these. */
export interface OriginScore {
  readonly accuracy: Accuracy
  readonly baseline: Accuracy
  /** How errors of the series are averaged, over the periods of an origin and over its origins. */
  readonly measure: Measure
  /**
   * Errors that the choice was made by, in units of seasonal naive's in-sample error: the mean absolute one, or the root mean
   * squared one (`SQUARED`); null where that unit is zero.
   */
  readonly error: number | null
  readonly baselineError: number | null
  /** Shares inside the 80 % and 95 % intervals, judged without this origin; null with fewer than three origins. */
  readonly inside80: number | null
  readonly inside95: number | null
}

/** What the backtest decided for one series: plain data. */
export interface Choice {
  readonly algorithm: Algorithm
  /** Models to average, weights add up to 1, best first. */
  readonly members: readonly { readonly spec: ModelSpec; readonly weight: number }[]
  /**
   * Whether nothing clearly beat the baseline, or nothing could be compared: the baseline is kept, alone or as the
   * larger part of an average with models that are indistinguishable from it.
   */
  readonly fallback: boolean
  /** The decision in a sentence or two. */
  readonly words: string
  readonly accuracy: Accuracy
  /** Coverage of the 80 % and 95 % intervals, each origin judged without itself; null with fewer than three origins. */
  readonly coverage: { readonly level80: number | null; readonly level95: number | null }
  readonly baseline: { readonly name: string; readonly spec: ModelSpec; readonly accuracy: Accuracy }
  readonly candidates: readonly CandidateScore[]
  /** Origin by origin, oldest first. */
  readonly origins: readonly OriginScore[]
  readonly calibration: Calibration
}

const judge = (looks: readonly { readonly outcome: Outcome; readonly forecast: Float64Array }[]): Accuracy =>
  accuracyOf(
    looks.flatMap(({ outcome }) => Array.from(outcome.actual)),
    looks.flatMap(({ forecast }) => Array.from(forecast)),
    looks.flatMap(({ outcome }) => Array.from(outcome.actual, () => outcome.scale)),
  )

const meanOrNull = (values: readonly number[]): number | null =>
  values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : null

/** The better of the naive ones. */
const baselineOf = (naive: readonly Track[], reference: Track, plan: BacktestPlan): Track => {
  const rank = (track: Track) => scoreAhead(track, reference, plan)
  return naive.reduce((best, track) => (rank(track) < rank(best) ? track : best))
}

/** In intermittent demand, the last value and the line to it are mostly zero, which says nothing about the future. */
const saysLittle = (spec: ModelSpec): boolean =>
  spec.model === 'DRIFT' || (spec.model === 'SEASONAL_NAIVE' && spec.season === 1)

/** A season that no backtest can reach. */
interface UntestedSeason {
  readonly spec: ModelSpec
  /** Its part of the forecast; the rest is the baseline's. */
  readonly weight: number
}

/**
 * The previous season as a forecast if one season has passed, too few to test it, and only a part of the horizon could be tested.
 * A cycle that looks like a season is repeated, whatever won on that part. Any other cycle is repeated only if no candidate held and
 * the horizon covers a whole season: a flat forecast would be wrong at every phase of a season, while in noise the previous season
 * costs no more than the last value, and in a random walk half as much again. If the cycle may be a trend, it gets half the
 * weight; if it went one way only, or never changed, none.
 */
const untestedSeason = (
  series: SeriesInput,
  plan: BacktestPlan,
  naive: readonly ModelSpec[],
  isHeld: boolean,
): UntestedSeason | undefined => {
  if (tested(plan) === 1) return undefined
  for (const spec of naive) {
    if (spec.model !== 'SEASONAL_NAIVE' || spec.season === 1) continue
    if (plan.origins.some((origin) => origin >= spec.season)) continue
    const shape = cycleShape(findingsUntil(series, series.values.length), spec.season)
    if (shape === 'CONSTANT') continue
    if (shape === 'SEASON') return { spec, weight: 1 }
    if (!isHeld && shape !== 'TREND' && plan.asked >= spec.season) return { spec, weight: shape === 'LEVEL' ? 1 : 0.5 }
  }
  return undefined
}

/** Periods at zero that relative intervals, which never reach it, may leave out: as many as lie outside of 95 %. */
const MOST_ZEROS = 0.05

/** Whether a series is above zero except for rare periods, such as a week in which a shop was closed. */
const isMostlyPositive = (values: Float64Array): boolean =>
  values.every((v) => v >= 0) && values.filter((v) => v === 0).length <= MOST_ZEROS * values.length

const errorIn = (outcome: Outcome, forecast: Float64Array, measure: Measure): number | null => {
  const error = outcome.scale > 0 ? errorOf(outcome, forecast, measure) : undefined
  return error === undefined ? null : error ** (measure === 'SQUARED' ? 0.5 : 1)
}

/**
 * Decides by the backtest which models forecast a series, and how wide its intervals are.
 *
 * AUTO averages the best model of each kind, weighted by the inverse square of their errors: averages beat picks, since the
 * ranking of good models by a few origins is mostly chance. Other algorithms take their best model.
 * Each origin's error is that of the pick made *without* that origin, so accuracy and intervals are not flattered by the choice.
 * A pick that is not better than the baseline on those terms gives way to the next, and at last to the baseline, the better of
 * the naive ones: AUTO averages it with what cannot be told apart from it ({@link hedge}).
 * @param naive specs that the baseline is chosen from; the first forecasts from every origin
 * @param results pieces of every candidate and of the naive ones over the origins of the plan, in any order
 * Throws RangeError when the first naive one's pieces are missing.
 * @see Bates & Granger, "The combination of forecasts" (1969)
 */
export const choose = (
  algorithm: Algorithm,
  series: SeriesInput,
  plan: BacktestPlan,
  naive: readonly ModelSpec[],
  results: readonly BacktestResult[],
): Choice => {
  const asked = algorithm === 'SEASONAL_NAIVE'
  const measure: Measure = isIntermittent(series.values) ? 'SQUARED' : 'ABSOLUTE'
  const outcomes = outcomesOf(series, plan)
  const tracks = tracksOf(plan, outcomes, results, measure)
  const naiveKeys = new Set(naive.map((spec) => JSON.stringify(spec)))
  const naiveTracks = tracks.filter(({ spec, errors }) => errors && naiveKeys.has(JSON.stringify(spec)))
  const reference = naiveTracks.find(({ spec }) => JSON.stringify(spec) === JSON.stringify(naive[0]))
  if (!reference?.errors || !reference.forecasts.every((forecast) => forecast !== undefined)) {
    throw new RangeError(`expected the baseline ${modelName(naive[0]!)} among the results at every origin`)
  }
  const isFair = ({ spec }: Track) => measure !== 'SQUARED' || asked || !saysLittle(spec)
  const fair = naiveTracks.filter(isFair)
  const baseline = baselineOf(fair.length > 0 ? fair : naiveTracks, reference, plan)
  const field: Field = { plan, outcomes, measure, reference, baseline }
  const { shift } = findingsUntil(series, series.values.length)
  // Naive forecasts help an average, but those of a level that has moved know the old level.
  const canAverage = algorithm === 'AUTO' && !shift
  const rivals = tracks.filter((track) => (canAverage ? isFair(track) : !isNaive(track.spec)))
  const tries = tryAll(field, rivals, algorithm === 'AUTO')
  const last = tries.at(-1)
  const winner = last?.holds ? last : undefined
  const untested = asked ? undefined : untestedSeason(series, plan, naive, winner !== undefined)
  const held = untested ? undefined : winner
  // In every backtest of intermittent demand, some model is close to the baseline.
  const hedged = held || untested || !canAverage || measure === 'SQUARED' ? undefined : hedge(field, rivals)
  const used = held ?? hedged
  const { forecasts, nexts } = used ?? baseline
  const shared = used?.shared ?? plan.origins.flatMap((_, i) => (baseline.forecasts[i] ? [i] : []))
  const lookAt = (from: readonly (Float64Array | undefined)[], origins = shared) =>
    origins.map((i) => ({ outcome: outcomes[i]!, forecast: from[i]! }))
  const accuracy = judge(lookAt(forecasts))
  const baselineAccuracy = judge(lookAt(baseline.forecasts))
  const members = used
    ? used.members.map(({ track, weight }) => ({ spec: track.spec, weight }))
    : untested
      ? [untested, { spec: baseline.spec, weight: 1 - untested.weight }].filter(({ weight }) => weight > 0)
      : [{ spec: baseline.spec, weight: 1 }]
  const errors = plan.origins.flatMap((origin, i): OriginErrors[] => {
    const [forecast, next] = [forecasts[i], nexts[i]]
    return forecast ? [{ origin, forecast, actual: outcomes[i]!.actual, ...(next && { next }) }] : []
  })
  // If the level moved and the season did not grow with it, errors will not grow either.
  const grows = shift === undefined || shift.isFactor
  const relative = grows && isMostlyPositive(series.values)
  const inside80 = crossCoverages(errors, relative, 0.8)
  const inside95 = crossCoverages(errors, relative, 0.95)
  return {
    algorithm,
    members,
    fallback: !held && !asked,
    words: wordsOf({
      asked,
      members: members.map(({ spec, weight }) => ({ name: modelName(spec), weight })),
      baseline: modelName(baseline.spec),
      accuracy,
      baselineAccuracy,
      measure,
      origins: shared.length,
      tested: { steps: plan.horizon, of: plan.asked },
      fitted: rivals.filter((t) => t.errors && t !== baseline).length,
      failed: tries
        .filter(({ holds }) => !holds)
        .map((failed) => ({
          members: failed.members.map(({ track }) => modelName(track.spec)),
          accuracy: judge(lookAt(failed.forecasts, failed.shared)),
          baselineAccuracy: judge(lookAt(baseline.forecasts, failed.shared)),
        })),
      untested: untested && {
        name: modelName(untested.spec),
        passedOver: winner?.members.map(({ track }) => modelName(track.spec)),
      },
      held: held !== undefined,
    }),
    accuracy,
    coverage: { level80: meanOrNull(inside80), level95: meanOrNull(inside95) },
    baseline: { name: modelName(baseline.spec), spec: baseline.spec, accuracy: baselineAccuracy },
    candidates: tracks.map((track) => {
      const score = scoreOf(track, reference, -1)
      const found = { name: modelName(track.spec), spec: track.spec, score: Number.isFinite(score) ? score : null }
      return track.problem === undefined ? found : { ...found, problem: track.problem }
    }),
    origins: lookAt(forecasts).map((look, at) => {
      const plain = { outcome: look.outcome, forecast: baseline.forecasts[shared[at]!]! }
      const place = errors.findIndex(({ actual }) => actual === look.outcome.actual)
      return {
        accuracy: judge([look]),
        baseline: judge([plain]),
        measure,
        error: errorIn(look.outcome, look.forecast, measure),
        baselineError: errorIn(plain.outcome, plain.forecast, measure),
        inside80: inside80[place] ?? null,
        inside95: inside95[place] ?? null,
      }
    }),
    calibration: calibrate(errors, relative),
  }
}
