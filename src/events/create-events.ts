import type { Logger } from '../core/log.ts'
import type { EntityManager } from '../db/orm.ts'
import { sqlRunner } from '../db/sql.ts'
import { Consumer, type ConsumerOptions } from './consumer.ts'
import { EventLog } from './event-log.ts'
import { Hub } from './hub.ts'
import { Leadership } from './leadership.ts'
import { Relay } from './relay.ts'
import type { RetentionOptions } from './retention.ts'
import type { Topic } from './topics.ts'
import { onCommitted } from './unit-of-work.ts'

export interface EventsOptions {
  /** For two connections of this process's own, direct ones: session locks and LISTEN do not work through a pooler that shares sessions. */
  readonly databaseUrl: string
  /** The root entity manager: consumers write and resumed subscriptions read through its pool. */
  readonly em: EntityManager
  readonly log: Logger
  readonly retention?: RetentionOptions
}

/** The way of events in one process: outbox → log → subscribers and durable consumers. */
export interface Events {
  readonly relay: Relay
  readonly log: EventLog
  readonly hub: Hub
  /** Starts a durable reader; events must be started. */
  startConsumer<T extends Topic>(options: ConsumerOptions<T>): Promise<Consumer<T>>
  start(): Promise<void>
  /** Ends consumers after the batch that they work on, then the rest. */
  stop(): Promise<void>
}

/** Wires relay, log, hub and consumers of one process. */
export const createEvents = ({ databaseUrl, em, log, retention }: EventsOptions): Events => {
  const leadership = new Leadership({ databaseUrl, log })
  const eventLog = new EventLog({ databaseUrl, log, run: sqlRunner(em.fork()) })
  const relay = new Relay({ leadership, log, moved: () => eventLog.wake(), ...(retention ? { retention } : {}) })
  const hub = new Hub({ events: eventLog, log })
  const consumers = new Set<{ stop(): Promise<void> }>()
  let unlisten: (() => void) | undefined
  return {
    relay,
    log: eventLog,
    hub,
    startConsumer: async (options) => {
      const consumer = new Consumer(options, { em, events: eventLog, log })
      consumers.add(consumer)
      await consumer.start(leadership)
      return consumer
    },
    start: async () => {
      await leadership.start()
      await eventLog.start()
      hub.start()
      relay.start()
      unlisten = onCommitted(() => relay.wake())
    },
    stop: async () => {
      unlisten?.()
      hub.stop()
      await Promise.all([...consumers].map((consumer) => consumer.stop()))
      await relay.stop()
      await eventLog.stop()
      await leadership.stop()
    },
  }
}
