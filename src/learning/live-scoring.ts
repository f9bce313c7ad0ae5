import { ids } from '../core/ids.ts'
import type { NotNull, Row } from '../db/rows.ts'
import { sqlRunner, type RunSql } from '../db/sql.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { RecordEvent, Topic } from '../events/topics.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { ArtifactStore } from './artifact-store.ts'
import type { ModelRef, ScoringCause } from './model-kit.ts'
import { saveScores } from './score-store.ts'
import { lockScoresShared, type ModelEntry } from './training.ts'

/** Finds a running algorithm of the plugin in question. */
export type FindAlgorithm = (algorithm: string) => ModelEntry | undefined

const verbs: Readonly<Record<string, string>> = {
  'order.recorded': 'an order was recorded',
  'order.updated': 'an order was changed',
  'order.deleted': 'an order was deleted',
  'interaction.logged': 'an interaction was logged',
  'interaction.updated': 'an interaction was changed',
  'interaction.deleted': 'an interaction was deleted',
  'opportunity.created': 'an opportunity was opened',
  'opportunity.updated': 'an opportunity was changed',
  'opportunity.moved': 'an opportunity moved to another stage',
  'opportunity.deleted': 'an opportunity was deleted',
  'customer.created': 'the customer was added',
  'customer.updated': 'the customer was changed',
}

/** The customers that events are about, each with its newest event, in order of the log. */
const causesOf = (events: readonly LoggedEventData[]): ScoringCause[] => {
  const newest = new Map<string, ScoringCause>()
  for (const event of events) {
    const { type, id, customerId } = event.payload as RecordEvent
    newest.delete(customerId)
    newest.set(customerId, {
      customerId,
      at: event.at,
      cause: { kind: 'EVENT', recordId: ids.encode(type, id), text: verbs[event.topic] ?? event.topic },
    })
  }
  return [...newest.values()]
}

/**
 * The promoted run of a plugin, as the current transaction sees it; undefined if there is none or its algorithm is
 * gone.
 */
export const findPromoted = async (
  sql: RunSql,
  find: FindAlgorithm,
  plugin: string,
): Promise<{ readonly ref: ModelRef; readonly entry: ModelEntry } | undefined> => {
  const [row] = await sql<Row<'model_run', 'id' | 'algorithm'> & NotNull<'model_run', 'artifact_hash'>>(
    'select id, algorithm, artifact_hash from model_run where plugin = $1 and promoted',
    [plugin],
  )
  const entry = row && find(row.algorithm)
  if (!entry) return undefined
  const ref = {
    runId: row.id,
    algorithm: entry.algorithm,
    artifactHash: row.artifact_hash,
  }
  return { ref, entry }
}

/** Rescores the customers that a batch of events is about, in the transaction that marks the batch as read. */
export const scoreLive = async (
  plugin: string,
  find: FindAlgorithm,
  artifacts: ArtifactStore,
  events: readonly LoggedEventData[],
  unit: UnitOfWork,
): Promise<void> => {
  const sql = sqlRunner(unit.em)
  await sql(lockScoresShared, [plugin])
  const promoted = await findPromoted(sql, find, plugin)
  if (!promoted) return
  const { ref, entry } = promoted
  const topics = new Set<Topic>(entry.model.liveTopics)
  const causes = causesOf(events.filter((event) => topics.has(event.topic)))
  if (causes.length === 0) return
  const model = await entry.model.open(ref, artifacts.reader(ref.artifactHash))
  const result = await model.score!(causes, sql)
  const causeOf = new Map(causes.map(({ customerId, cause }) => [customerId, cause]))
  const drafts = result.scores.map((draft) => ({
    ...draft,
    cause: draft.cause ?? causeOf.get(draft.subjectId) ?? causes[0]!.cause,
  }))
  await saveScores(sql, { plugin, pluginVersion: entry.pluginVersion, modelRunId: ref.runId }, drafts, causes[0]!.cause)
  await result.save?.(unit, sql)
}
