import type { Logger } from '../core/log.ts'
import type { LeaseOptions } from '../db/lease.ts'
import type { EntityManager } from '../db/orm.ts'
import { withTimeout, type RunSql } from '../db/sql.ts'
import { AuditChain } from '../write/audit-chain.ts'
import { openStatementPool } from '../db/pooled.ts'
import { Consumer, type ConsumerOptions } from './consumer.ts'
import { EventLog } from '../events/event-log.ts'
import { catchUpReads, Hub, liveReads } from './hub.ts'
import { Leadership } from '../db/leadership.ts'
import { outboxChannel, Relay } from '../events/relay.ts'
import type { RetentionOptions } from '../events/retention.ts'
import type { Topic } from '../events/topics.ts'
import { onCommitted } from '../events/outbox.ts'

/** Connections for reads of subscriptions: as many as the hub uses at a time, and one for new clients. */
const readConnections = liveReads + catchUpReads + 1

export interface EventsOptions {
  /**
   * For this process's own connections. Direct ones: session locks and LISTEN do not work through a pooler that shares
   * sessions.
   */
  readonly databaseUrl: string
  /** The root entity manager: consumers write through its pool. */
  readonly em: EntityManager
  readonly log: Logger
  readonly retention?: RetentionOptions
  /** Time limit of one read of a subscription; 0: no limit. @default 0 */
  readonly readTimeoutMs?: number
  /** How connections for reads of subscriptions are handed out. */
  readonly lease?: LeaseOptions
  /** Called with the queue of a job that some process has sent. */
  readonly jobSent?: (queue: string) => void
}

/** The path of events in one process: outbox → log → subscribers and durable consumers. */
export interface Events {
  readonly relay: Relay
  readonly log: EventLog
  readonly hub: Hub
  /**
   * Reads for subscriptions, on connections of their own: requests that queue for theirs do not hold up live updates.
   */
  readonly sql: RunSql
  /** Starts a durable reader; events must be started. */
  startConsumer<T extends Topic>(options: ConsumerOptions<T>): Promise<Consumer<T>>
  start(): Promise<void>
  /** Stops consumers after their current batch, then the rest. */
  stop(): Promise<void>
}

/** Connects relay, log, hub and consumers of one process. */
export const createEvents = (options: EventsOptions): Events => {
  const { databaseUrl, em, log, retention, readTimeoutMs = 0, lease, jobSent = () => {} } = options
  const leadership = new Leadership({ databaseUrl, log, channel: outboxChannel, heard: () => relay.wake() })
  const pool = openStatementPool({
    url: databaseUrl,
    name: 'rapport live reads',
    max: readConnections,
    statementTimeoutMs: readTimeoutMs,
    lease,
  })
  const sql = withTimeout(pool.run, readTimeoutMs)
  const eventLog = new EventLog({ databaseUrl, log, run: sql, jobSent })
  const relay = new Relay({ leadership, log, moved: () => eventLog.wake(), ...(retention ? { retention } : {}) })
  const chain = new AuditChain(leadership, log)
  const hub = new Hub({ events: eventLog, log })
  const consumers = new Set<{ stop(): Promise<void> }>()
  let unlisten: (() => void) | undefined
  return {
    relay,
    log: eventLog,
    hub,
    sql,
    startConsumer: async (of) => {
      const consumer = new Consumer(of, { em, events: eventLog, log })
      consumers.add(consumer)
      await consumer.start(leadership)
      return consumer
    },
    start: async () => {
      await leadership.start()
      await eventLog.start()
      hub.start()
      relay.start()
      chain.start()
      unlisten = onCommitted(() => relay.committed())
    },
    stop: async () => {
      unlisten?.()
      hub.stop()
      await Promise.all([...consumers].map((consumer) => consumer.stop()))
      await chain.stop()
      await relay.stop()
      await eventLog.stop()
      await leadership.stop()
      await pool.end()
    },
  }
}
