import type { BacktestPlan } from './backtest.ts'
import { isNaive } from './candidates.ts'
import type { ModelSpec } from './model.ts'
import { errorOf, scoreOf, type Measure, type Outcome, type Track } from './tracks.ts'

/** What candidates are compared on. */
export interface Field {
  readonly plan: BacktestPlan
  readonly outcomes: readonly Outcome[]
  readonly measure: Measure
  /** A naive one that forecasts from every origin: all are scored beside it. */
  readonly reference: Track
  /** The better of the naive ones. */
  readonly baseline: Track
}

/** A model of an average. */
interface Member {
  readonly track: Track
  readonly weight: number
}

/** A pick that was judged. */
export interface Try {
  readonly members: readonly Member[]
  /** Forecast by origin, each of the pick made without that origin. */
  readonly forecasts: readonly (Float64Array | undefined)[]
  /** The same periods, each forecast from the one before. */
  readonly nexts: readonly (Float64Array | undefined)[]
  /** Origins from which both it and the baseline forecast. */
  readonly shared: readonly number[]
  /** Whether it is better than the baseline on them. */
  readonly holds: boolean
}

/**
 * An average may include models up to a tenth worse than the baseline: errors of different kinds cancel, and the
 * average is evaluated again.
 */
const ADMISSION = 1.1
/**
 * Chance favours some model in every backtest of intermittent demand: to hold, a squared error has to be at most this
 * part of the baseline's.
 */
const SURER_THAN_CHANCE = 0.9
/** Models that would have less than this part of the best one's weight are left out. */
const SMALLEST_WEIGHT = 0.1
/** Choices that may fail their hold-out before the baseline is kept. */
const MOST_TRIES = 4

/** A hedge excludes models that are worse than the baseline by more than this. */
const NOT_TOLD_APART = 1.25
/** Part of a hedge that stays the baseline. */
const BASELINE_SHARE = 0.5
/** Kinds of models that are averaged at most. */
const MOST_MEMBERS = 4

/** Smoothing and naive models with and without a season are different kinds. */
const kindOf = (spec: ModelSpec): string => ('season' in spec && spec.season === 1 ? `${spec.model}:1` : spec.model)

const isSeasonal = (spec: ModelSpec): boolean =>
  ('season' in spec && spec.season > 1) || ('seasons' in spec && spec.seasons.length > 0)

/** A model tested for only a part of the horizon has to be better by that part, because the rest is unknown. */
export const tested = ({ horizon, asked }: BacktestPlan): number => horizon / asked

/**
 * A score for the whole horizon: without a season an error grows with the distance, so a season counts if only a part
 * could be tested.
 */
export const scoreAhead = (track: Track, reference: Track, plan: BacktestPlan): number =>
  scoreOf(track, reference, -1) * (isSeasonal(track.spec) ? tested(plan) : 1)

interface Scored {
  readonly track: Track
  readonly score: number
}

/** The best of each kind among those below the bar, the best first. */
const bestOfKinds = (scored: readonly Scored[], bar: number, most: number): Scored[] => {
  const best = new Map<string, Scored>()
  for (const one of scored) {
    const kind = kindOf(one.track.spec)
    const known = best.get(kind)
    if (one.score < bar && (!known || one.score < known.score)) best.set(kind, one)
  }
  return [...best.values()].sort((a, b) => a.score - b.score).slice(0, most)
}

/** Weights by the inverse square of the error; models with very little weight are left out. */
const weighted = (sorted: readonly Scored[], bar: number, measure: Measure): Member[] => {
  // A perfect score would take an infinite weight: it gets the weight of a millionth of the baseline's error.
  const raw = (score: number) => Math.max(score, bar * 1e-6) ** (measure === 'SQUARED' ? -1 : -2)
  const chosen = sorted.filter(({ score }) => raw(score) >= SMALLEST_WEIGHT * raw(sorted[0]!.score))
  const total = chosen.reduce((sum, { score }) => sum + raw(score), 0)
  return chosen.map(({ track, score }) => ({ track, weight: raw(score) / total }))
}

/** Makes members for all origins but one. */
type Pick = (without: number) => readonly Member[]

const picker =
  ({ reference, baseline, measure }: Field, rivals: readonly Track[], most: number): Pick =>
  (without) => {
    const bar = scoreOf(baseline, reference, without)
    const scored = rivals.map((track) => ({ track, score: scoreOf(track, reference, without) }))
    return weighted(bestOfKinds(scored, most > 1 ? ADMISSION * bar : bar, most), bar, measure)
  }

const hedger =
  ({ reference, baseline, measure }: Field, rivals: readonly Track[]): Pick =>
  (without) => {
    const bar = scoreOf(baseline, reference, without)
    const scored = rivals.map((track) => ({ track, score: scoreOf(track, reference, without) }))
    const near = weighted(bestOfKinds(scored, NOT_TOLD_APART * bar, MOST_MEMBERS), bar, measure)
    const own = near.find(({ track }) => track === baseline)?.weight ?? 0
    const others = near.filter(({ track }) => track !== baseline)
    const rest = others.map(({ track, weight }) => ({ track, weight: (1 - BASELINE_SHARE) * weight }))
    return [{ track: baseline, weight: others.length > 0 ? BASELINE_SHARE + (1 - BASELINE_SHARE) * own : 1 }, ...rest]
  }

/** Those members' forecast that have one from the origin; undefined where none has. */
const mixed = (
  members: readonly Member[],
  of: 'forecasts' | 'nexts',
  origin: number,
  steps: number,
): Float64Array | undefined => {
  const able = members.filter(({ track }) => track[of][origin])
  const total = able.reduce((sum, { weight }) => sum + weight, 0)
  if (able.length === 0) return undefined
  return Float64Array.from({ length: steps }, (_, step) =>
    able.reduce((sum, { weight, track }) => sum + (weight / total) * track[of][origin]![step]!, 0),
  )
}

/** Members, and what they would have forecast from each origin had it not been there to pick by. */
type Judged = Omit<Try, 'holds'> & {
  /** Its error on the shared origins in units of the baseline's. */
  readonly error: number
}

const judge = ({ plan, outcomes, baseline, measure }: Field, pick: Pick): Judged | undefined => {
  const members = pick(-1)
  if (members.length === 0) return undefined
  const chosen = plan.origins.map((_, i) => {
    const others = plan.origins.length > 1 ? pick(i) : members
    return others.length > 0 ? others : [{ track: baseline, weight: 1 }]
  })
  const mixedOf = (of: 'forecasts' | 'nexts') => chosen.map((own, i) => mixed(own, of, i, plan.horizon))
  const forecasts = mixedOf('forecasts')
  const shared = plan.origins.flatMap((_, i) => (forecasts[i] && baseline.forecasts[i] ? [i] : []))
  const errorOver = (from: readonly (Float64Array | undefined)[]) =>
    shared.reduce((sum, i) => sum + (errorOf(outcomes[i]!, from[i]!, measure) ?? 0), 0)
  const [own, plain] = [errorOver(forecasts), errorOver(baseline.forecasts)]
  return {
    members,
    forecasts,
    nexts: mixedOf('nexts'),
    shared,
    error: plain > 0 ? own / plain : own > 0 ? Infinity : 1,
  }
}

const tryPick = (field: Field, rivals: readonly Track[], most: number): Try | undefined => {
  const judged = judge(field, picker(field, rivals, most))
  const part = tested(field.plan) * (field.measure === 'SQUARED' ? SURER_THAN_CHANCE : 1)
  return judged && { ...judged, holds: judged.error < part }
}

/**
 * Half the baseline, half what cannot be told apart from it, for where nothing is surely better: which of them will be right is
 * chance, and an average is never as far off as the worst. Undefined where there is nothing else, where it was worse than the
 * baseline alone on origins that it was not made on (a run worse than its baseline is not promoted), or where only a part of the
 * horizon could be tested: what is near at a few steps may be far off at the rest.
 * @see Bates & Granger, "The combination of forecasts" (1969)
 */
export const hedge = (field: Field, rivals: readonly Track[]): Omit<Try, 'holds'> | undefined => {
  if (tested(field.plan) < 1) return undefined
  const judged = judge(field, hedger(field, rivals))
  return judged && judged.members.length > 1 && judged.error <= 1 ? judged : undefined
}

/**
 * Picks until one holds on origins that it was not made on: first the average of the best of each kind, weighted by the inverse square
 * of their error (if `isAverage`), then the best model alone, then the next, a few times. The last one is in use if it holds.
 */
export const tryAll = (field: Field, rivals: readonly Track[], isAverage: boolean): Try[] => {
  const tries: Try[] = []
  let left = rivals
  // One of several choices is better by chance: if the whole horizon cannot be tested, there is only one.
  const allowed = tested(field.plan) < 1 ? 1 : MOST_TRIES
  while (tries.length < allowed) {
    const found = tryPick(field, left, isAverage && tries.length === 0 ? MOST_MEMBERS : 1)
    if (!found || found.shared.length === 0) break
    tries.push(found)
    if (found.holds) break
    const failed = found.members.length === 1 ? found.members[0]!.track : undefined
    left = left.filter((track) => track !== failed && !isNaive(track.spec))
  }
  return tries
}
