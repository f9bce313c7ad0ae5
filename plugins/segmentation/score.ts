import {
  bandOf,
  explain,
  inTurns,
  type PromotedModel,
  type RunSql,
  type ScoreDraft,
  type ScoringCause,
  type ScoringResult,
  type ScoringRun,
} from 'rapport-crm/sdk'
import { rowOf } from 'rapport-crm/ml/data'
import type { Assignment } from './algorithms/assign.ts'
import { project } from './algorithms/projection.ts'
import { applyScaling } from './algorithms/scaling.ts'
import { currencyOfModel, type LiveModel } from './artifact.ts'
import { features, isFeatureName, loadFeatures, loadFeaturesOf, type FeatureTable } from './features.ts'
import type { Context } from './manifest.ts'
import { continueSegments, namesByLabel, saveAssignments, saveSegments } from './store.ts'

/** A customer with its segment. */
export interface Assigned extends Assignment {
  readonly customerId: string
  /** The features, in real units. */
  readonly row: Float64Array
  /** Place on the map. */
  readonly x: number
  readonly y: number
}

/** Customers assigned between two turns of the event loop. */
const breath = 500
/** Customers of one block of scores. */
const block = 250

/** Assigns every customer of a table without blocking the event loop. */
export const assignTable = async ({ artifact, assign }: LiveModel, table: FeatureTable): Promise<Assigned[]> => {
  const points = project(artifact.projection, applyScaling(artifact.model.scaling, table.rows))
  const assigned: Assigned[] = []
  for await (const customers of inTurns(table.customers, breath))
    for (const customerId of customers) {
      const row = rowOf(table.rows, assigned.length)
      const [px, py] = rowOf(points, assigned.length)
      assigned.push({ customerId, row, x: px!, y: py!, ...assign(row) })
    }
  return assigned
}

const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** Which segment a feature speaks for: the customer's own or, for a method that compares two, the next best. */
const factorText = (feature: string, value: number, contribution: number, name: string, next: string | undefined) => {
  const what = `${isFeatureName(feature) ? features[feature].description : feature}: ${digits.format(value)}`
  if (contribution === 0) return `${what}, which is not decisive`
  if (next === undefined) return `${what}, which speaks ${contribution > 0 ? 'for' : 'against'} "${name}"`
  const [better, worse] = contribution > 0 ? [name, next] : [next, name]
  return `${what}, which speaks for "${better}" rather than "${worse}"`
}

const strongestFirst = (factors: Assigned['reasons']['factors']) =>
  factors.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))

/**
 * The score `segmentation.fit`: how clearly a customer belongs to its segment, 0 (as good as in the next) to 1, bounded
 * from the raw value that the factors add up to. `segmentName` is undefined if the segment is gone.
 */
export const scoreOf = (
  { customerId, row, confidence, nextBest, reasons }: Assigned,
  live: LiveModel,
  segmentName: string | undefined,
  asOf: Date,
  context: Context,
): ScoreDraft => {
  const name = segmentName ?? 'no segment'
  const next = live.artifact.segments.find(({ segment }) => segment === nextBest)?.name
  return {
    subjectType: 'Customer',
    subjectId: customerId,
    kind: 'segmentation.fit',
    value: confidence,
    unit: 'INDEX',
    band: bandOf(confidence, [0.1, 0.25, 0.5, 0.75]),
    explanation: explain({
      method: reasons.method,
      baseValue: reasons.baseValue,
      rawValue: reasons.value,
      factors: strongestFirst(reasons.factors).map(({ feature, value, contribution }) => ({
        feature,
        value,
        contribution,
        text: factorText(feature, value, contribution, name, next),
      })),
    }),
    inputHash: context.models.hash({ names: live.names, row: [...row] }),
    dataAsOf: asOf,
  }
}

/**
 * Assigns everybody to the segments of a new model, each of which replaces the one that most of its members were in.
 */
export async function* scoreAll(
  { artifact: live, runId }: PromotedModel<LiveModel>,
  { asOf, signal, cause }: ScoringRun,
  context: Context,
): AsyncGenerator<ScoringResult> {
  const assigned = await assignTable(
    live,
    await loadFeatures(context.snapshot, live.names, asOf, currencyOfModel(live, context), 'SCORE'),
  )
  const rows = await continueSegments(live, assigned, context)
  yield { scores: [], save: (_unit, sql) => saveSegments(sql, runId, rows) }
  const names = new Map(rows.map(({ label, name }) => [label, name]))
  for (let i = 0; i < assigned.length; i += block) {
    signal.throwIfAborted()
    const part = assigned.slice(i, i + block)
    yield {
      scores: part.map((one) => scoreOf(one, live, names.get(one.segment), asOf, context)),
      save: (_unit, sql) =>
        saveAssignments(
          sql,
          part.map((one) => ({ ...one, cause })),
        ),
    }
  }
}

/**
 * Reassigns customers whom events are about, in the order of the events, so that subscribers see moves in the order of
 * their causes.
 */
export const scoreLive = async (
  { artifact: live }: PromotedModel<LiveModel>,
  customers: readonly ScoringCause[],
  context: Context,
  sql: RunSql,
): Promise<ScoringResult> => {
  const now = new Date()
  const customerIds = customers.map(({ customerId }) => customerId)
  const table = await loadFeaturesOf(sql, customerIds, live.names, now, currencyOfModel(live, context))
  const byId = new Map((await assignTable(live, table)).map((one) => [one.customerId, one]))
  const assigned = customers.flatMap(({ customerId, cause }) => {
    const found = byId.get(customerId)
    return found ? [{ ...found, cause }] : []
  })
  const names = await namesByLabel(sql)
  return {
    scores: assigned.map((one) => scoreOf(one, live, names.get(one.segment), now, context)),
    save: (_unit, s) => saveAssignments(s, assigned),
  }
}
