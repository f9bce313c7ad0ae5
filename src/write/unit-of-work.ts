import type { Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
import { sqlRunner, type RunSql } from '../db/sql.ts'
import { AuditTrail, type AuditFact } from './audit-trail.ts'
import { announceCommit, insertListSql } from '../events/outbox.ts'
import type { RapportEvents, Topic } from '../events/topics.ts'

/** One business transaction: what a service works with. Everything in it is written together or not at all. */
export interface UnitOfWork {
  readonly em: EntityManager
  readonly viewer: Viewer
  readonly requestId: string | undefined
  readonly now: Date
  /** Records a fact for subscribers and plugins; it is published with the transaction. */
  emit<T extends Topic>(topic: T, payload: RapportEvents[T]): void
  /** Writes an audit entry about work done by SQL; entities flushed by `em` get theirs automatically. */
  audit(fact: AuditFact): void
  /** Writes this entry unless the unit writes another one about its record. */
  ensureAudited(fact: AuditFact): void
}

/** On whose behalf a unit of work is done. */
export interface Caller {
  readonly viewer: Viewer
  readonly requestId?: string | undefined
  readonly now?: Date
  /** The mutation or job, for the audit. @default the actor: `system`, or the id of the plugin */
  readonly action?: string
}

/** Rows carried by one statement. */
const recordRows = 500

// One statement for both, without entities: every transaction ends with it.
const recordSql = `
with audited as (
  insert into audit_entry (id, at, actor_kind, actor_id, action, record_type, record_id, before, after, request_id)
  select id, at, "actorKind", "actorId", action, "recordType", "recordId", before, after, "requestId"
  from jsonb_to_recordset($2::jsonb) as e(id uuid, at timestamptz, "actorKind" text, "actorId" text, action text, "recordType" text,
    "recordId" uuid, before jsonb, after jsonb, "requestId" text)
)
${insertListSql('$1::jsonb')}`

/** Writes what the transaction leaves behind: its events, in order, and who changed what. */
const writeRecord = async (sql: RunSql, events: readonly object[], entries: readonly object[]): Promise<void> => {
  for (let i = 0; i < Math.max(events.length, entries.length); i += recordRows)
    await sql(
      recordSql,
      [events, entries].map((rows) => JSON.stringify(rows.slice(i, i + recordRows))),
    )
}

/**
 * Runs `work` in one transaction on a fresh identity map; persisted entities are flushed before the commit. Every
 * change of an entity is audited in the same transaction.
 */
export const transact = async <R>(
  em: EntityManager,
  caller: Caller,
  work: (unit: UnitOfWork) => Promise<R>,
): Promise<R> => {
  const now = caller.now ?? new Date()
  const trail = new AuditTrail(caller, caller.action ?? caller.viewer.id, now)
  const events: object[] = []
  const own = em.fork({ freshEventManager: true })
  own.getEventManager().registerSubscriber(trail)
  const result = await own.transactional(async (tx) => {
    const done = await work({
      em: tx,
      viewer: caller.viewer,
      requestId: caller.requestId,
      now,
      emit: (topic, payload) => void events.push({ topic, payload, at: new Date() }),
      audit: (fact) => trail.report(fact),
      ensureAudited: (fact) => trail.ensure(fact),
    })
    await tx.flush()
    // What was flushed need not be examined again as the transaction ends.
    tx.clear()
    await writeRecord(sqlRunner(tx), events, trail.entries())
    return done
  })
  announceCommit()
  return result
}
