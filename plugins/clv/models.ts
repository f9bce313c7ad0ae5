import type {
  ModelDefinition,
  PromotedModel,
  ReplayAsk,
  RunSql,
  ScoreDraft,
  ScoringCause,
  ScoringResult,
} from 'rapport-crm/sdk'
import { measureDrift } from './drift.ts'
import { loadHistory, loadHistoryOf, partsOf } from './features.ts'
import { paramsOf, type Algorithm, type AnyParams } from './params.ts'
import { draftsOf, named, scoreHistory, scoringOf, withoutPurchase } from './score.ts'
import { decodeStored, type StoredModel } from './artifact.ts'
import type { X } from './manifest.ts'
import { customersWithValue, removeValues, saveValues } from './store.ts'
import { trainClv } from './train.ts'

/** Customers per piece of work, and concurrent pieces. */
const pieceSize = 500
const wave = 8

async function* scoreAll(
  { artifact, runId }: PromotedModel,
  { asOf, signal }: { readonly asOf: Date; readonly signal: AbortSignal },
  x: X,
): AsyncGenerator<ScoringResult> {
  const stored = artifact as StoredModel
  const history = await loadHistory(x.snapshot, asOf, stored)
  const scoring = scoringOf(stored, asOf, stored.model.horizonDays)
  const left = new Set(await customersWithValue(x.sql))
  const parts = [...partsOf(history, pieceSize)]
  for (let i = 0; i < parts.length; i += wave) {
    signal.throwIfAborted()
    const part = parts.slice(i, i + wave)
    const pieces = part.map(({ customers, transactions }) => ({ transactions, from: 0, to: customers.length }))
    const values = await x.map('score', scoring, pieces, { signal })
    for (const [j, piece] of part.entries()) {
      const scored = named(piece, values[j]!, scoring, x)
      for (const { customerId } of scored) left.delete(customerId)
      yield {
        scores: scored.flatMap((one) => draftsOf(stored, one, asOf)),
        save: (_unit, sql) => saveValues(sql, runId, stored, scored),
      }
    }
  }
  const gone = [...left]
  yield {
    scores: gone.flatMap((id) => withoutPurchase(stored, id, asOf, x)),
    save: (_unit, sql) => removeValues(sql, gone),
  }
}

const scoreLive = async (
  { artifact, runId }: PromotedModel,
  customers: readonly ScoringCause[],
  x: X,
  sql: RunSql,
): Promise<ScoringResult> => {
  const stored = artifact as StoredModel
  const now = new Date()
  const customerIds = customers.map(({ customerId }) => customerId)
  const scored = await scoreHistory(stored, await loadHistoryOf(sql, customerIds, now, stored), now, x)
  const byId = new Map(scored.map((one) => [one.customerId, one]))
  const withoutOrders = customerIds.filter((id) => !byId.has(id))
  const gone = new Set(withoutOrders.length > 0 ? await customersWithValue(sql, withoutOrders) : [])
  return {
    // In order of the log, so that subscribers see changes in the order of their causes.
    scores: customerIds.flatMap((id) => {
      const one = byId.get(id)
      if (one) return draftsOf(stored, one, now)
      return gone.has(id) ? withoutPurchase(stored, id, now, x) : []
    }),
    save: async (_unit, s) => {
      await saveValues(s, runId, stored, scored)
      await removeValues(s, [...gone])
    },
  }
}

const replay = async (
  { artifact }: PromotedModel,
  { kind, subjectId, asOf }: ReplayAsk,
  x: X,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  const stored = artifact as StoredModel
  const [scored] = await scoreHistory(stored, await loadHistoryOf(sql, [subjectId], asOf, stored), asOf, x)
  const drafts = scored ? draftsOf(stored, scored, asOf) : withoutPurchase(stored, subjectId, asOf, x)
  return drafts.find((draft) => draft.kind === kind)
}

const definitionOf = (algorithm: Algorithm, description: string): ModelDefinition<never, X> =>
  ({
    description,
    params: paramsOf[algorithm],
    primaryMetric: { name: 'mae', better: 'lower' },
    train: (run, x) => trainClv(algorithm, run, x),
    decode: decodeStored,
    scoreAll,
    replay,
    drift: measureDrift,
    live: { topics: ['order.recorded', 'order.updated', 'order.deleted'], score: scoreLive },
  }) as ModelDefinition<AnyParams, X> as ModelDefinition<never, X>

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, ModelDefinition<never, X>>> = {
  BG_NBD: definitionOf(
    'BG_NBD',
    'Purchases until the customer leaves (beta-geometric / NBD), each valued by Gamma-Gamma.',
  ),
  MBG_NBD: definitionOf('MBG_NBD', 'BG/NBD in which customers may also leave after their first purchase.'),
  PARETO_NBD: definitionOf('PARETO_NBD', 'Pareto/NBD, in which customers leave at any time, with Gamma-Gamma.'),
  LINEAR: definitionOf('LINEAR', 'Linear regression of future spending on what a customer has done.'),
  RANDOM_FOREST: definitionOf('RANDOM_FOREST', 'Random forest of future spending, grown across all threads.'),
  SVR: definitionOf('SVR', 'Support vector regression of future spending, with a radial kernel.'),
  AUTO: definitionOf(
    'AUTO',
    'Compares the algorithms on one split by time and trains the best one that beats the baseline on unseen ' +
      'days; keeps the baseline if none does.',
  ),
}
