import type { Jobs } from '../jobs/jobs.ts'
import type { HostedPlugin } from './hosted-plugin.ts'

/** The queue of a plugin's job. */
export const jobNameOf = (plugin: string, job: string): string => `${plugin}.${job}`

/** Works on the jobs of running plugins, and sets the clock of those with a cron. Clocks of jobs that are no more are stopped. */
export const workJobs = async (plugins: readonly HostedPlugin[], jobs: Jobs): Promise<void> => {
  const crons = new Map<string, string>()
  for (const { id, module, context } of plugins) {
    for (const [name, job] of Object.entries(module?.jobs ?? {})) {
      const queue = jobNameOf(id, name)
      await jobs.work(queue, (payload, { signal }) => job.run(payload, context!, signal))
      if (job.cron !== undefined) crons.set(queue, job.cron)
    }
  }
  await jobs.setSchedules('plugin', crons)
}
