import type { Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
import { AuditTrail, type AuditFact } from './audit-trail.ts'
import { OutboxEvent } from './outbox.entity.ts'
import type { RapportEvents, Topic } from './topics.ts'

/** One transaction of business: what a service works with. Everything in it is written together or not at all. */
export interface UnitOfWork {
  readonly em: EntityManager
  readonly viewer: Viewer
  readonly requestId: string | undefined
  readonly now: Date
  /** Records a fact for subscribers and plugins; it leaves with the transaction. */
  emit<T extends Topic>(topic: T, payload: RapportEvents[T]): void
  /** Writes an audit entry about what was done by SQL: entities that `em` flushes have theirs anyway. */
  audit(fact: AuditFact): void
  /** Whether this unit wrote an audit entry about a record, as far as it is flushed. */
  isAudited(recordId: string): boolean
}

/** In whose name a unit of work is done. */
export interface Caller {
  readonly viewer: Viewer
  readonly requestId?: string | undefined
  readonly now?: Date
  /** The mutation or job, for the audit. @default the actor: `system`, or the id of the plugin */
  readonly action?: string
}

const committedListeners = new Set<() => void>()

/** Calls `listener` after every commit of `transact` in this process; returns what ends that. The relay listens, so that events leave at once. */
export const onCommitted = (listener: () => void): (() => void) => {
  committedListeners.add(listener)
  return () => void committedListeners.delete(listener)
}

/** Says that events were committed by other means than `transact`, such as a bulk statement; without it they leave with the relay's next look. */
export const announceCommit = (): void => {
  for (const listener of committedListeners) listener()
}

/**
 * Runs `work` in one transaction on a fresh identity map; entities that it persisted are flushed before the commit. Every
 * change of an entity is written to the audit in the same transaction.
 */
export const transact = async <R>(
  em: EntityManager,
  caller: Caller,
  work: (unit: UnitOfWork) => Promise<R>,
): Promise<R> => {
  const now = caller.now ?? new Date()
  const trail = new AuditTrail(caller, caller.action ?? caller.viewer.id, now)
  const own = em.fork({ freshEventManager: true })
  own.getEventManager().registerSubscriber(trail)
  const result = await own.transactional((tx) =>
    work({
      em: tx,
      viewer: caller.viewer,
      requestId: caller.requestId,
      now,
      emit: (topic, payload) => {
        tx.persist(tx.create(OutboxEvent, { topic, payload, at: new Date() }, { partial: true }))
      },
      audit: (fact) => trail.report(tx, fact),
      isAudited: (recordId) => trail.has(recordId),
    }),
  )
  announceCommit()
  return result
}
