import type { Events } from '../events/create-events.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'
import type { UnitOfWork } from '../events/unit-of-work.ts'
import type { Models } from '../models/model-service.ts'
import { pluginViewer } from '../models/training.ts'
import type { HostedPlugin, PluginHost } from './host.ts'

/** Events that live scoring takes at once: one read of features and one write of scores for all of them. */
const scoringBatch = 200
/** Events that a plugin's handlers get in one transaction. */
const handlerBatch = 50

type Handler = (event: LoggedEventData, unit: UnitOfWork, x: unknown) => Promise<void>

/**
 * Starts the durable readers of every running plugin: one for its models' live scoring, one for its event handlers. A reader
 * that fails again and again stands still where it is, losing nothing, and its plugin is shown as DEGRADED.
 */
export const startConsumers = async (host: PluginHost, models: Models, events: Events): Promise<void> => {
  for (const plugin of host.alive) {
    const giveUp = (what: string) => (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      host.degrade(
        plugin.id,
        `its ${what} failed again and again: ${message}`,
        'mend the cause and restart; it goes on where it stands',
      )
    }
    const viewer = pluginViewer(plugin.id)
    const topics = models.liveTopics(plugin.id)
    if (topics.length > 0) {
      await events.startConsumer({
        name: `models:${plugin.id}`,
        topics,
        batch: scoringBatch,
        viewer,
        handle: (batch, unit) => models.scoreLive(plugin.id, batch, unit),
        onGiveUp: giveUp('live scoring'),
      })
    }
    const handlers = handlersOf(plugin)
    if (handlers.size > 0) {
      await events.startConsumer({
        name: `plugin:${plugin.id}`,
        topics: [...handlers.keys()],
        batch: handlerBatch,
        viewer,
        handle: async (batch, unit) => {
          for (const event of batch) await handlers.get(event.topic)!(event, unit, plugin.context)
        },
        onGiveUp: giveUp('event handler'),
      })
    }
  }
}

const handlersOf = (plugin: HostedPlugin): Map<Topic, Handler> =>
  new Map(Object.entries(plugin.module?.on ?? {}) as unknown as [Topic, Handler][])
