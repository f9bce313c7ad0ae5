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

/** Runs `work` in one transaction on a fresh identity map; entities that it persisted are flushed before the commit. */
export const transact = async <R>(
  em: EntityManager,
  caller: { viewer: Viewer; requestId?: string | undefined; now?: Date },
  work: (unit: UnitOfWork) => Promise<R>,
): Promise<R> => {
  const result = await em.fork().transactional((tx) =>
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
  announceCommit()
  return result
}
