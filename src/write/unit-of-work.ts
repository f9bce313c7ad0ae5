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

/** The audit of each unit under way. */
const trails = new WeakMap<UnitOfWork, AuditTrail>()

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

const unitOn = (
  em: EntityManager,
  { viewer, requestId }: Caller,
  now: Date,
  trail: AuditTrail,
  emit: UnitOfWork['emit'],
): UnitOfWork => {
  const unit: UnitOfWork = {
    em,
    viewer,
    requestId,
    now,
    emit,
    audit: (fact) => trail.report(fact),
    ensureAudited: (fact) => trail.ensure(fact),
  }
  trails.set(unit, trail)
  return unit
}

/** What a part of a unit did: its result, and the changes as the audit tells them. */
export interface DonePart<R> {
  readonly result: R
  readonly facts: readonly AuditFact[]
}

/** Does a part of a unit that the audit tells under the name of another action. */
export const partOf = async <R>(unit: UnitOfWork, action: string, work: () => Promise<R>): Promise<DonePart<R>> => {
  const trail = trails.get(unit)
  if (!trail) throw new Error('expected a unit of work that is under way')
  // What came before belongs to the unit itself.
  await unit.em.flush()
  const earlier = trail.entries().length
  const before = trail.rename(action)
  const result = await work()
  await unit.em.flush()
  const facts = trail.entries().slice(earlier)
  trail.rename(before)
  return { result, facts }
}

/** Ends a transaction whose work was only tried. */
class Undone extends Error {}

/** Does the work as a part of the unit and undoes it: nothing of it is written, and no event is published. */
export const rehearse = async <R>(
  unit: UnitOfWork,
  action: string,
  work: (rehearsal: UnitOfWork) => Promise<R>,
): Promise<R> => {
  const trail = new AuditTrail(unit, action, unit.now)
  const own = unit.em.fork({ freshEventManager: true, keepTransactionContext: true })
  own.getEventManager().registerSubscriber(trail)
  let result: { readonly value: R } | undefined
  try {
    await own.transactional(async (tx) => {
      result = { value: await work(unitOn(tx, unit, unit.now, trail, () => undefined)) }
      await tx.flush()
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone) || !result) throw error
  }
  return result!.value
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
    const unit = unitOn(
      tx,
      caller,
      now,
      trail,
      (topic, payload) => void events.push({ topic, payload, at: new Date() }),
    )
    const done = await work(unit)
    await tx.flush()
    // What was flushed need not be examined again as the transaction ends.
    tx.clear()
    await writeRecord(sqlRunner(tx), events, trail.entries())
    return done
  })
  announceCommit()
  return result
}
