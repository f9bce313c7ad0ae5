import { setTimeout as delay } from 'node:timers/promises'
import type { ModuleContext } from '../contract/context.ts'
import type { CoreModule } from '../contract/module.ts'
import { Backoff } from '../core/backoff.ts'
import type { Logger } from '../core/log.ts'
import type { Events } from '../feeds/create-events.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Models } from '../learning/model-service.ts'
import { startConsumers } from './consumers.ts'
import type { PluginHost } from './host.ts'
import { workJobs } from './jobs.ts'

export interface WorkerDeps {
  readonly jobs: Jobs
  readonly models: Models
  readonly events: Events
  readonly log: Logger
}

/** Calls the work of a module until it ends by itself or the signal aborts. */
const keepWorking = async (
  id: string,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  log: Logger,
): Promise<void> => {
  const backoff = new Backoff({ firstMs: 200, lastMs: 30_000 })
  while (!signal.aborted)
    try {
      return await work(signal)
    } catch (error) {
      if (signal.aborted) return
      log.error({ module: id, err: error }, 'the work of a module failed; it begins again')
      await delay(backoff.next(), undefined, { signal }).catch(() => undefined)
    }
}

/**
 * Starts the background work of a process: live scoring and event handlers of modules and plugins, their jobs, and what modules of
 * the core do all the time, which `stop` ends.
 */
export const startWorkers = async (
  host: PluginHost,
  { jobs, models, events, log }: WorkerDeps,
): Promise<{ stop(): Promise<void> }> => {
  await startConsumers(host.running, models, events, host.limits)
  await workJobs(host.running, jobs)
  const end = new AbortController()
  const working = host.running.flatMap(({ id, module, context }) => {
    const { work } = (module ?? {}) as Pick<CoreModule, 'work'>
    // The host passes modules of the core a ModuleContext.
    return work ? [keepWorking(id, (signal) => work(context as ModuleContext, signal), end.signal, log)] : []
  })
  return {
    stop: async () => {
      end.abort()
      await Promise.all(working)
    },
  }
}
