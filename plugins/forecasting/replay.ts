import type { ReplayDifference } from 'rapport-crm/sdk'
import { computeStates } from './score/compute-state.ts'
import { fromSnapshot } from './features.ts'
import type { History } from './features/history.ts'
import { daysOf, pointsOf, type Point } from './score/points.ts'
import { keyOf, type SeriesScope } from './features/scope.ts'
import { inputHashOf, type StoredSeries } from './store.ts'
import { artifact } from './artifact.ts'
import type { Context } from './manifest.ts'

/** A forecast computed again. */
export interface Replay {
  readonly same: boolean
  readonly differences: readonly ReplayDifference[]
  readonly storedInputHash: string
  readonly inputHash: string
  readonly points: readonly Point[]
}

/** Periods that are named; of more, how many. */
const mostNamed = 10

/**
 * Recomputes a forecast: the fitted model from the promoted run's artifact, its history from the records as they are
 * now, but none later than the stored forecast knew.
 */
export const replayForecast = async (
  stored: StoredSeries,
  horizon: number,
  levels: readonly number[],
  context: Context,
): Promise<Replay> => {
  const promoted = await context.models.promoted(artifact)
  const model = promoted?.runId === stored.modelRunId ? promoted.artifact : undefined
  const fitted = model?.series.find(({ scope }) => keyOf(scope) === stored.key)
  const asked = { fitted: fitted ?? stored.fitted }
  const state = (await computeStates(fromSnapshot(context.snapshot), [asked], stored.asOf))[0]!
  const before = pointsOf(stored, horizon, levels)
  const points = pointsOf(state, horizon, levels)
  const changed = points.flatMap((point, i) =>
    JSON.stringify(point) === JSON.stringify(before[i])
      ? []
      : [`${point.startsOn} ${point.value}, was ${before[i]?.value}`],
  )
  const differences: ReplayDifference[] = [
    ...(fitted ? [] : [{ kind: 'MODEL_GONE' as const, text: 'the model that produced it is no longer promoted' }]),
    ...(stored.pluginVersion === context.version
      ? []
      : [
          {
            kind: 'PLUGIN_VERSION_CHANGED' as const,
            text: `produced by ${stored.pluginVersion}, ${context.version} is running now`,
          },
        ]),
    ...named('INPUTS_CHANGED', inputsOf(stored.history, state.history, state.fitted.scope)),
    ...named('VALUE_DIFFERS', changed),
  ]
  return {
    same: changed.length === 0,
    differences,
    storedInputHash: inputHashOf(stored, context),
    inputHash: inputHashOf(state, context),
    points,
  }
}

const named = (kind: 'INPUTS_CHANGED' | 'VALUE_DIFFERS', found: readonly string[]): ReplayDifference[] => {
  if (found.length === 0) return []
  const more = found.length > mostNamed ? `; ${found.length - mostNamed} more` : ''
  return [{ kind, text: `${found.slice(0, mostNamed).join('; ')}${more}` }]
}

/** The periods whose records were added, changed or deleted since. */
const inputsOf = (stored: History, now: History, { granularity }: SeriesScope): string[] => [
  ...Array.from(now.values, (value, i) => ({ value, was: stored.values[i], i }))
    .filter(({ value, was }) => value !== was)
    .map(({ value, was, i }) => `${daysOf(now.firstPeriod + i, granularity).startsOn} ${value}, was ${was}`),
  ...(now.toDate === stored.toDate ? [] : [`in progress ${now.toDate}, was ${stored.toDate}`]),
]
