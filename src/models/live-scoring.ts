import { ids } from '../core/ids.ts'
import { sqlRunner } from '../db/sql.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { RecordEvent, Topic } from '../events/topics.ts'
import type { UnitOfWork } from '../events/unit-of-work.ts'
import type { ArtifactStore } from './artifact-store.ts'
import type { PromotedModel, ScoringCause } from './model-kit.ts'
import { saveScores } from './score-store.ts'
import { lockScoresShared, type ModelEntry } from './training.ts'

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

/** The promoted run of a plugin, as the present transaction sees it. */
export const loadPromoted = async (
  sql: ReturnType<typeof sqlRunner>,
  artifacts: ArtifactStore,
  plugin: string,
  algorithm?: string,
): Promise<PromotedModel | undefined> => {
  const [row] = await sql(
    'select id, algorithm, artifact_hash from model_run where plugin = $1 and promoted and ($2::text is null or algorithm = $2)',
    [plugin, algorithm ?? null],
  )
  if (!row) return undefined
  const hash = row['artifact_hash'] as string
  return {
    runId: row['id'] as string,
    algorithm: row['algorithm'] as string,
    artifactHash: hash,
    artifact: await artifacts.load(hash),
  }
}

/** Rescores the customers that a batch of events is about, in the transaction in which the batch counts as read. */
export const scoreLive = async (
  plugin: string,
  find: (algorithm: string) => ModelEntry | undefined,
  artifacts: ArtifactStore,
  events: readonly LoggedEventData[],
  unit: UnitOfWork,
): Promise<void> => {
  const sql = sqlRunner(unit.em)
  await sql(lockScoresShared, [plugin])
  const model = await loadPromoted(sql, artifacts, plugin)
  if (!model) return
  const entry = find(model.algorithm)
  const live = entry?.definition.live
  if (!entry || !live) return
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
