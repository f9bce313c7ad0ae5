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
export interface Member {
  readonly track: Track
  readonly weight: number
}

/** A pick that was judged. */
export interface Try {
  readonly members: readonly Member[]
  /** Forecast by origin, each of the pick made without that origin. */
  readonly forecasts: readonly (Float64Array | undefined)[]
  /** Origins from which both it and the baseline forecast. */
  readonly shared: readonly number[]
  /** Whether it is better than the baseline on them. */
  readonly holds: boolean
}

/** An average may take models up to a tenth worse than the baseline: errors of different kinds cancel, and the average is judged again. */
const ADMISSION = 1.1
/** Demand that comes by chance favours some model in every backtest: to hold, a squared error has to be this part of the baseline's. */
const SURER_THAN_CHANCE = 0.9
/** Models that would have less than this part of the best one's weight are left out. */
const SMALLEST_WEIGHT = 0.1
/** Picks that may fail their hold-out before the baseline is kept. */
const MOST_TRIES = 4

/** With a season or without, smoothing and naive ones are different kinds. */
const kindOf = (spec: ModelSpec): string => ('season' in spec && spec.season === 1 ? `${spec.model}:1` : spec.model)

const pick = (
  { reference, baseline, measure }: Field,
  rivals: readonly Track[],
  most: number,
  without: number,
): Member[] => {
  const bar = scoreOf(baseline, reference, without)
  const admitted = most > 1 ? ADMISSION * bar : bar
  const best = new Map<string, { track: Track; score: number }>()
  for (const track of rivals) {
    const score = scoreOf(track, reference, without)
    const kind = kindOf(track.spec)
    const known = best.get(kind)
    if (score < admitted && (!known || score < known.score)) best.set(kind, { track, score })
  }
  // A perfect score would take an infinite weight: it gets the weight of a millionth of the baseline's error.
  const raw = (score: number) => Math.max(score, bar * 1e-6) ** (measure === 'SQUARED' ? -1 : -2)
  const sorted = [...best.values()].sort((a, b) => a.score - b.score).slice(0, most)
  const chosen = sorted.filter(({ score }) => raw(score) >= SMALLEST_WEIGHT * raw(sorted[0]!.score))
  const total = chosen.reduce((sum, { score }) => sum + raw(score), 0)
  return chosen.map(({ track, score }) => ({ track, weight: raw(score) / total }))
}

/** Those members' forecast that have one from the origin; undefined where none has. */
const mixed = (members: readonly Member[], origin: number, steps: number): Float64Array | undefined => {
  const able = members.filter(({ track }) => track.forecasts[origin])
  const total = able.reduce((sum, { weight }) => sum + weight, 0)
  if (able.length === 0) return undefined
  return Float64Array.from({ length: steps }, (_, step) =>
    able.reduce((sum, { weight, track }) => sum + (weight / total) * track.forecasts[origin]![step]!, 0),
  )
}

/** What is tested for a part of the horizon only has to be better by that part: the rest is unknown. */
export const tested = ({ horizon, asked }: BacktestPlan): number => horizon / asked

const tryPick = (field: Field, rivals: readonly Track[], most: number): Try | undefined => {
  const { plan, outcomes, baseline, measure } = field
  const members = pick(field, rivals, most, -1)
  if (members.length === 0) return undefined
  const forecasts = plan.origins.map((_, i) => {
    const others = plan.origins.length > 1 ? pick(field, rivals, most, i) : members
    return mixed(others.length > 0 ? others : [{ track: baseline, weight: 1 }], i, plan.horizon)
  })
  const shared = plan.origins.flatMap((_, i) => (forecasts[i] && baseline.forecasts[i] ? [i] : []))
  const errorOver = (from: readonly (Float64Array | undefined)[]) =>
    shared.reduce((sum, i) => sum + errorOf(outcomes[i]!, from[i]!, measure), 0)
  const part = tested(plan) * (measure === 'SQUARED' ? SURER_THAN_CHANCE : 1)
  return { members, forecasts, shared, holds: errorOver(forecasts) < part * errorOver(baseline.forecasts) }
}

/**
 * Picks until one holds on origins that it was not made on: first the best of each kind (`most` of them, weighted by the inverse
 * square of their error), then the best model alone, then the next, a few times. The last one is in use if it holds.
 */
export const tryAll = (field: Field, rivals: readonly Track[], most: number): Try[] => {
  const tries: Try[] = []
  let left = rivals
  // Of several picks one is better by chance: where the whole horizon cannot be tested there is one only.
  const allowed = tested(field.plan) < 1 ? 1 : MOST_TRIES
  while (tries.length < allowed) {
    const found = tryPick(field, left, tries.length === 0 ? most : 1)
    if (!found || found.shared.length === 0) break
    tries.push(found)
    if (found.holds) break
    const failed = found.members.length === 1 ? found.members[0]!.track : undefined
    left = left.filter((track) => track !== failed && !isNaive(track.spec))
  }
  return tries
}
