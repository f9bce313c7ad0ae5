import { ids } from '../core/ids.ts'
import { sqlRunner, type RunSql } from '../db/sql.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { RecordEvent, Topic } from '../events/topics.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import { decoderOf, type ArtifactStore } from './artifact-store.ts'
import type { PromotedModel, ScoringCause } from './model-kit.ts'
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
export const loadPromoted = async (
  sql: RunSql,
  artifacts: ArtifactStore,
  find: FindAlgorithm,
  plugin: string,
  algorithm?: string,
): Promise<{ readonly model: PromotedModel; readonly entry: ModelEntry } | undefined> => {
  const [row] = await sql(
    'select id, algorithm, artifact_hash from model_run where plugin = $1 and promoted and ($2::text is null or algorithm = $2)',
    [plugin, algorithm ?? null],
  )
  const entry = row && find(row['algorithm'] as string)
  if (!entry) return undefined
  const artifactHash = row['artifact_hash'] as string
  const artifact = await artifacts.load(artifactHash, decoderOf(entry.definition))
  return { model: { runId: row['id'] as string, algorithm: entry.algorithm, artifactHash, artifact }, entry }
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
  const promoted = await loadPromoted(sql, artifacts, find, plugin)
  const live = promoted?.entry.definition.live
  if (!promoted || !live) return
  const { model, entry } = promoted
  const topics = new Set<Topic>(live.topics)
  const causes = causesOf(events.filter((event) => topics.has(event.topic)))
  if (causes.length === 0) return
  const result = await live.score(model, causes, entry.x, sql)
  const causeOf = new Map(causes.map(({ customerId, cause }) => [customerId, cause]))
  const drafts = result.scores.map((draft) => ({
    ...draft,
    cause: draft.cause ?? causeOf.get(draft.subjectId) ?? causes[0]!.cause,
  }))
  await saveScores(
    sql,
    { plugin, pluginVersion: entry.pluginVersion, modelRunId: model.runId },
    drafts,
    causes[0]!.cause,
  )
  await result.save?.(unit, sql)
}
