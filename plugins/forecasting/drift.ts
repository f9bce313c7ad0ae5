import type { DriftReport, DriftRun, PromotedModel } from 'rapport-crm/sdk'
import { followObservation, forecastAhead } from './algorithms/forecaster.ts'
import { computeStates } from './score/compute-state.ts'
import { fromSnapshot } from './features.ts'
import type { History } from './features/history.ts'
import { keyOf } from './features/scope.ts'
import { regressorsOf, type FittedSeries, type StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'

/** Fewest periods since the training that say something. */
const fewestPeriods = 3
/**
 * If this share of the periods since the training is outside the 95 % interval, that is far more than one in twenty.
 */
const retrainShare = 0.25
/** A model is old after this many times the periods that were judged at once. */
const oldHorizons = 2

interface Followed {
  readonly periods: number
  readonly outside: number
}

/** How many periods since the training were outside the range expected in the period before. */
const followedBy = (fitted: FittedSeries, { firstPeriod, values }: History): Followed => {
  const end = fitted.firstPeriod + fitted.periods
  const since = values.subarray(end - firstPeriod)
  const regressors = regressorsOf(fitted, end, since.length)?.columns
  let { forecaster } = fitted
  let outside = 0
  since.forEach((value, i) => {
    const row = regressors?.data.slice(i * regressors.cols, (i + 1) * regressors.cols)
    const future = row && { data: row, rows: 1, cols: row.length }
    const { lower, upper } = forecastAhead(forecaster, 1, { levels: [0.95], ...(future && { future }) }).intervals[0]!
    if (value < lower[0]! || value > upper[0]!) outside++
    ;({ forecaster } = followObservation(forecaster, value, row))
  })
  return { periods: since.length, outside }
}

/**
 * Whether the data since the training still resembles what was learned. Forecasts have no features that could drift;
 * what counts is how often values leave their intervals, and how old the training is.
 */
export const drift = async (
  { artifact: { series } }: PromotedModel<StoredModel>,
  { asOf }: DriftRun,
  context: Context,
): Promise<DriftReport> => {
  const states = await computeStates(
    fromSnapshot(context.snapshot),
    series.map((fitted) => ({ fitted })),
    asOf,
  )
  let rows = 0
  const retrain: string[] = []
  const watch: string[] = []
  for (const { fitted, history } of states) {
    const { periods, outside } = followedBy(fitted, history)
    rows += periods
    const key = keyOf(fitted.scope)
    if (periods >= fewestPeriods && outside >= 2 && outside >= retrainShare * periods)
      retrain.push(`${outside} of ${periods} periods of ${key} since the training were outside their 95 % interval`)
    else if (periods >= oldHorizons * fitted.horizon)
      watch.push(`${key} was trained ${periods} periods ago and judged for ${fitted.horizon} periods ahead`)
  }
  const proposal = retrain.length > 0 ? 'RETRAIN' : watch.length > 0 ? 'WATCH' : 'KEEP'
  return { rows, features: [], proposal, reasons: [...retrain, ...watch] }
}
