import { meanAbsoluteError } from 'rapport-crm/task'
import type { Algorithm } from './candidates.ts'
import type { BacktestPlan, BacktestResult, SeriesInput } from './backtest.ts'
import { calibrate, crossCoverages, type Calibration } from './intervals.ts'
import { accuracyOf, seasonalNaiveError, type Accuracy } from './metrics.ts'
import type { ModelSpec } from './model.ts'
import { modelName } from './models.ts'
import { wordsOf } from './words.ts'

/** One candidate's showing in the backtest. */
export interface CandidateScore {
  readonly name: string
  readonly spec: ModelSpec
  /** Mean over the origins of the error in units of seasonal naive's in-sample error (or in the series' unit when that is zero); null when it failed. */
  readonly score: number | null
  readonly problem?: string
}

/** How one origin of the backtest came out: what intervals of the measures are drawn from. */
export interface OriginScore {
  readonly accuracy: Accuracy
  readonly baseline: Accuracy
  /** Shares inside the 80 % and 95 % intervals, judged without this origin; null with fewer than three origins. */
  readonly inside80: number | null
  readonly inside95: number | null
}

/** What the backtest decided for one series: plain data. */
export interface Choice {
  readonly algorithm: Algorithm
  /** Models to average, weights add up to 1, best first. */
  readonly members: readonly { readonly spec: ModelSpec; readonly weight: number }[]
  /** Whether the baseline was kept, because nothing beat it or nothing could be compared. */
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

/** Kinds of models that are averaged at most. */
const MOST_MEMBERS = 4
/** An average may take models up to a tenth worse than the baseline: errors of different kinds cancel, and the average is judged again. */
const ADMISSION = 1.1

interface Track {
  readonly spec: ModelSpec
  readonly results: readonly BacktestResult[]
  /** Error of each origin in its scale; undefined when any origin failed. */
  readonly errors: readonly number[] | undefined
}

const meanOf = (values: readonly number[], without: number): number => {
  let sum = 0
  let count = 0
  values.forEach((v, i) => {
    if (i === without) return
    sum += v
    count++
  })
  return sum / count
}

/** The best of each kind that comes close to the baseline or beats it, weighted by the inverse square of its error; origin `without` does not count. */
const pick = (tracks: readonly Track[], baseline: Track, most: number, without: number) => {
  const bar = meanOf(baseline.errors!, without)
  const admitted = most > 1 ? ADMISSION * bar : bar
  const best = new Map<string, { track: Track; score: number }>()
  for (const track of tracks) {
    if (!track.errors) continue
    const score = meanOf(track.errors, without)
    const known = best.get(track.spec.model)
    if (score < admitted && (!known || score < known.score)) best.set(track.spec.model, { track, score })
  }
  const chosen = [...best.values()].sort((a, b) => a.score - b.score).slice(0, most)
  // A perfect score would take an infinite weight: it gets the weight of a millionth of the baseline's error.
  const raw = chosen.map(({ score }) => Math.max(score, bar * 1e-6) ** -2)
  const total = raw.reduce((a, b) => a + b, 0)
  return chosen.length > 0
    ? chosen.map(({ track }, i) => ({ track, weight: raw[i]! / total }))
    : [{ track: baseline, weight: 1 }]
}

const worse = (a: Accuracy, b: Accuracy) => (a.mase !== null && b.mase !== null ? a.mase >= b.mase : a.mae >= b.mae)

/** What happened after each origin, and the unit its errors are measured in. */
interface Outcome {
  readonly actual: Float64Array
  readonly scale: number
}

const tracksOf = (plan: BacktestPlan, outcomes: readonly Outcome[], results: readonly BacktestResult[]): Track[] => {
  const bySpec = Map.groupBy(results, (result) => JSON.stringify(result.spec))
  return [...bySpec.values()].map((found) => {
    const sorted = plan.origins.flatMap((origin) => found.find((r) => r.origin === origin) ?? [])
    const errors = sorted.map(({ forecast }, i) =>
      forecast ? meanAbsoluteError(outcomes[i]!.actual, forecast)! / (outcomes[i]!.scale || 1) : Infinity,
    )
    const complete = sorted.length === plan.origins.length && errors.every(Number.isFinite)
    return { spec: found[0]!.spec, results: sorted, errors: complete ? errors : undefined }
  })
}

const judge = (outcomes: readonly Outcome[], forecasts: readonly Float64Array[]): Accuracy =>
  accuracyOf(
    outcomes.flatMap((o) => Array.from(o.actual)),
    forecasts.flatMap((f) => Array.from(f)),
    outcomes.flatMap((o) => Array.from(o.actual, () => o.scale)),
  )

const meanOrNull = (values: readonly number[]): number | null => (values.length > 0 ? meanOf(values, -1) : null)

const mixed = (members: ReturnType<typeof pick>, origin: number, steps: number): Float64Array =>
  Float64Array.from({ length: steps }, (_, step) =>
    members.reduce((sum, m) => sum + m.weight * m.track.results[origin]!.forecast![step]!, 0),
  )

/**
 * Decides by the backtest which models forecast a series, and how wide its intervals are.
 *
 * AUTO averages the best model of each kind, weighted by the inverse square of their errors: averages beat picks, since the
 * ranking of good models by a few origins is mostly chance. Other algorithms take their best model.
 * Each origin's error is that of the pick made *without* that origin, so accuracy and intervals are not flattered by the choice.
 * The baseline, seasonal naive, is kept when the picks are not better on those terms.
 * @param results pieces of every candidate and of the baseline over all origins of the plan, in any order
 * Throws RangeError when the baseline's pieces are missing.
 * @see Bates & Granger, "The combination of forecasts" (1969)
 */
export const choose = (
  algorithm: Algorithm,
  series: SeriesInput,
  plan: BacktestPlan,
  baselineSpec: ModelSpec,
  results: readonly BacktestResult[],
): Choice => {
  const outcomes = plan.origins.map((origin) => ({
    actual: series.values.slice(origin, origin + plan.horizon),
    scale: seasonalNaiveError(series.values.subarray(0, origin), series.seasons[0] ?? 1),
  }))
  const tracks = tracksOf(plan, outcomes, results)
  const baseline = tracks.find((t) => JSON.stringify(t.spec) === JSON.stringify(baselineSpec))
  if (!baseline?.errors) {
    throw new RangeError(`expected the baseline ${modelName(baselineSpec)} among the results at every origin`)
  }
  const rivals = tracks.filter((t) => t !== baseline)
  const most = algorithm === 'AUTO' ? MOST_MEMBERS : 1
  const members = pick(rivals, baseline, most, -1)
  const several = plan.origins.length > 1
  const honest = plan.origins.map((_, i) => mixed(several ? pick(rivals, baseline, most, i) : members, i, plan.horizon))
  const plain = plan.origins.map((_, i) => baseline.results[i]!.forecast!)
  const accuracy = judge(outcomes, honest)
  const baselineAccuracy = judge(outcomes, plain)
  const nothingBetter = members[0]!.track === baseline
  const fallback = nothingBetter || worse(accuracy, baselineAccuracy)
  const used = fallback ? [{ track: baseline, weight: 1 }] : members
  const errors = (fallback ? plain : honest).map((forecast, i) => ({ forecast, actual: outcomes[i]!.actual }))
  const relative = series.values.every((v) => v > 0)
  const inside80 = crossCoverages(errors, relative, 0.8)
  const inside95 = crossCoverages(errors, relative, 0.95)
  return {
    algorithm,
    members: used.map(({ track, weight }) => ({ spec: track.spec, weight })),
    fallback: fallback && algorithm !== 'SEASONAL_NAIVE',
    words: wordsOf({
      asked: algorithm === 'SEASONAL_NAIVE',
      members: used.map(({ track, weight }) => ({ name: modelName(track.spec), weight })),
      baseline: modelName(baselineSpec),
      accuracy,
      baselineAccuracy,
      origins: plan.origins.length,
      fitted: rivals.filter((t) => t.errors).length,
      nothingBetter,
      fallback,
    }),
    accuracy: fallback ? baselineAccuracy : accuracy,
    coverage: { level80: meanOrNull(inside80), level95: meanOrNull(inside95) },
    baseline: { name: modelName(baselineSpec), spec: baselineSpec, accuracy: baselineAccuracy },
    candidates: tracks.map(({ spec, results: own, errors: scored }) => {
      const problem = own.find((r) => r.problem)?.problem
      const score = { name: modelName(spec), spec, score: scored ? meanOf(scored, -1) : null }
      return problem === undefined ? score : { ...score, problem }
    }),
    origins: outcomes.map((outcome, i) => ({
      accuracy: judge([outcome], [errors[i]!.forecast]),
      baseline: judge([outcome], [plain[i]!]),
      inside80: inside80[i] ?? null,
      inside95: inside95[i] ?? null,
    })),
    calibration: calibrate(errors, relative),
  }
}
