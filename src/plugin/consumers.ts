import type { Consumer } from '../feeds/consumer.ts'
import type { Events } from '../feeds/create-events.ts'
import { sqlRunner, type RunSql } from '../db/sql.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { Models } from '../learning/model-service.ts'
import { pluginViewer } from '../learning/training.ts'
import type { ModuleContext } from '../contract/context.ts'
import type { CoreModule } from '../contract/module.ts'
import type { HostedPlugin } from './hosted-plugin.ts'

/** Events that live scoring takes at once: one read of features and one write of scores for all of them. */
const scoringBatch = 200
/** Events that a follower gets in one transaction. */
const followerBatch = 200
/** Events that a plugin's handlers get in one transaction. */
const handlerBatch = 50

type Handler = (event: LoggedEventData, unit: UnitOfWork, context: unknown, sql: RunSql) => Promise<void>

export interface ConsumerLimits {
  /** Consecutive failures after which a reader pauses. */
  readonly failures: number
  /** How long it pauses before it tries again. */
  readonly coolDownMs: number
}

/**
 * Starts the durable readers of every running plugin: one for its models' live scoring, one for its event handlers, and for a
 * module one that follows the events of all feeds. A
 * reader that fails repeatedly stands still, losing nothing, and tries again after a pause; until it succeeds, its
 * plugin is DEGRADED.
 */
export const startConsumers = async (
  plugins: readonly HostedPlugin[],
  models: Models,
  events: Events,
  limits: ConsumerLimits,
): Promise<void> => {
  const feeds = plugins.flatMap(({ module }) => module?.subscriptions ?? [])
  const kinds = plugins.flatMap(({ module }) => module?.notifications ?? [])
  const told = [...new Set([...feeds, ...kinds].flatMap(({ topics }) => topics))]
  for (const plugin of plugins) {
    const { follow } = (plugin.module ?? {}) as Pick<CoreModule, 'follow'>
    if (follow)
      await startReader(events, plugin, limits, {
        name: `follow:${plugin.id}`,
        what: 'follower of events',
        topics: told.filter((topic) => follow.reads(topic)),
        batch: followerBatch,
        handle: (batch, unit) => follow.handle(batch, unit, plugin.context as ModuleContext),
      })
    const scored = models.liveTopics(plugin.id)
    if (scored.length > 0)
      await startReader(events, plugin, limits, {
        name: `models:${plugin.id}`,
        what: 'live scoring',
        topics: scored,
        batch: scoringBatch,
        handle: (batch, unit) => models.scoreLive(plugin.id, batch, unit),
      })
    const handlers = handlersOf(plugin)
    if (handlers.size > 0)
      await startReader(events, plugin, limits, {
        name: `plugin:${plugin.id}`,
        what: 'event handlers',
        topics: [...handlers.keys()],
        batch: handlerBatch,
        handle: async (batch, unit) => {
          const sql = sqlRunner(unit.em)
          for (const event of batch) await handlers.get(event.topic)!(event, unit, plugin.context, sql)
        },
      })
  }
}

const handlersOf = ({ module = {} }: HostedPlugin): Map<Topic, Handler> => {
  const { on = {} } = module
  return new Map(Object.entries(on) as unknown as [Topic, Handler][])
}

interface Reader {
  readonly name: string
  readonly what: string
  readonly topics: readonly Topic[]
  readonly batch: number
  handle(batch: readonly LoggedEventData[], unit: UnitOfWork): Promise<void>
}

const startReader = async (
  events: Events,
  plugin: HostedPlugin,
  { failures, coolDownMs }: ConsumerLimits,
  { name, what, topics, batch, handle }: Reader,
): Promise<void> => {
  const consumer: Consumer = await events.startConsumer({
    name,
    topics,
    batch,
    viewer: pluginViewer(plugin.id),
    maxFailures: failures,
    handle: async (some, unit) => {
      await handle(some, unit)
      plugin.recover(what)
    },
    onGiveUp: (error) => {
      const message = error instanceof Error ? error.message : String(error)
      plugin.complain(
        what,
        `its ${what} failed ${failures} times in a row: ${message}`,
        'fix the cause; events wait, and the next attempt follows after a pause',
      )
      setTimeout(() => consumer.resume(), coolDownMs).unref()
    },
  })
}
