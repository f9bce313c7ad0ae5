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
}

/** Starts the background work of a process: live scoring and event handlers of modules and plugins, then their jobs. */
export const startWorkers = async (host: PluginHost, { jobs, models, events }: WorkerDeps): Promise<void> => {
  await startConsumers(host.running, models, events, host.limits)
  await workJobs(host.running, jobs)
}
