import type { PromotedModel, ScoringResult, ScoringRun } from 'rapport-crm/sdk'
import type { StoredModel } from './artifact.ts'
import { fromSnapshot } from './features.ts'
import { keyOf } from './features/scope.ts'
import type { Context } from './manifest.ts'
import { computeStates } from './score/compute-state.ts'
import { allSeries, forgetOthers, saveRefused, saveSeries } from './store.ts'
import { noteAll } from './store/pending.ts'

/** Stores the series of a model that has just been promoted, as of the run's moment; they then follow the records by themselves. */
export async function* scoreAll(
  { artifact: { series, refused }, runId }: PromotedModel<StoredModel>,
  { asOf, signal, cause }: ScoringRun,
  context: Context,
): AsyncGenerator<ScoringResult> {
  const states = await computeStates(
    fromSnapshot(context.snapshot),
    series.map((fitted) => ({ fitted })),
    asOf,
  )
  signal.throwIfAborted()
  yield {
    scores: [],
    save: async (unit, sql) => {
      // What came after the records were read is processed next.
      await noteAll(cause, unit, sql, context)
      const before = await allSeries(sql)
      await forgetOthers(
        sql,
        [...series, ...refused].map(({ scope }) => keyOf(scope)),
      )
      const updates = states.map((state) => ({ state, before: before.get(keyOf(state.fitted.scope)), cause }))
      await saveSeries(sql, updates, { asOf, modelRunId: runId }, context)
      await saveRefused(sql, refused, cause, { asOf, modelRunId: runId }, context)
    },
  }
}
