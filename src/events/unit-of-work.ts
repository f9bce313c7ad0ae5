import type { Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
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
}

/** Runs `work` in one transaction on a fresh identity map; entities that it persisted are flushed before the commit. */
export const transact = <R>(
  em: EntityManager,
  caller: { viewer: Viewer; requestId?: string | undefined; now?: Date },
  work: (unit: UnitOfWork) => Promise<R>,
): Promise<R> =>
  em.fork().transactional((tx) =>
    work({
      em: tx,
      viewer: caller.viewer,
      requestId: caller.requestId,
      now: caller.now ?? new Date(),
      emit: (topic, payload) => {
        tx.persist(tx.create(OutboxEvent, { topic, payload, at: new Date() }, { partial: true }))
      },
    }),
  )
