import type { Cause, ModelDefinition, PromotedModel, ScoringResult } from 'rapport-crm/sdk'
import type { Algorithm } from './algorithms/candidates.ts'
import { computeStates } from './score/compute-state.ts'
import { fromSnapshot } from './features.ts'
import { driftOf } from './drift.ts'
import { paramsOf, type Params } from './params.ts'
import { noteAll } from './store/pending.ts'
import { keyOf } from './features/scope.ts'
import { allSeries, forgetOthers, saveRefused, saveSeries } from './store.ts'
import type { StoredModel } from './artifact.ts'
import type { X } from './manifest.ts'
import { trainForecasts } from './train.ts'

/** Stores the series of a model that has just been promoted, as of the run's moment; they then follow the records by themselves. */
async function* scoreAll(
  { artifact, runId }: PromotedModel,
  { asOf, signal, cause }: { readonly asOf: Date; readonly signal: AbortSignal; readonly cause: Cause },
  x: X,
): AsyncGenerator<ScoringResult> {
  const { series, refused } = artifact as StoredModel
  const states = await computeStates(
    fromSnapshot(x.snapshot),
    series.map((fitted) => ({ fitted })),
    asOf,
  )
  signal.throwIfAborted()
  yield {
    scores: [],
    save: async (unit, sql) => {
      // What came after the records were read is looked at next.
      await noteAll(cause, unit, sql, x)
      const before = await allSeries(sql)
      await forgetOthers(
        sql,
        [...series, ...refused].map(({ scope }) => keyOf(scope)),
      )
      const updates = states.map((state) => ({ state, before: before.get(keyOf(state.fitted.scope)), cause }))
      await saveSeries(sql, updates, { asOf, modelRunId: runId }, x)
      await saveRefused(sql, refused, cause, { asOf, modelRunId: runId }, x)
    },
  }
}

const definitionOf = (algorithm: Algorithm, description: string): ModelDefinition<Params, X> => ({
  description,
  params: paramsOf[algorithm],
  primaryMetric: { name: 'mase', better: 'lower' },
  train: (run, x) => trainForecasts(algorithm, run, x),
  scoreAll,
  drift: driftOf,
})

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, ModelDefinition<Params, X>>> = {
  ARIMA: definitionOf('ARIMA', 'ARIMA and seasonal ARIMA, with orders chosen on rolling origins.'),
  ADDITIVE: definitionOf(
    'ADDITIVE',
    'Piecewise linear trend, Fourier seasons, holidays and promotions, fitted together.',
  ),
  ETS: definitionOf('ETS', 'Exponential smoothing, plain or after a seasonal decomposition.'),
  CROSTON: definitionOf(
    'CROSTON',
    'Demand that comes only in some periods: its size and its frequency, smoothed separately.',
  ),
  SEASONAL_NAIVE: definitionOf('SEASONAL_NAIVE', 'Repeats the previous season.'),
  AUTO: definitionOf(
    'AUTO',
    'Compares all of them on rolling origins and averages the best of each kind; keeps the best naive ' +
      'forecast if none is better.',
  ),
}
