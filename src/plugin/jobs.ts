import { queueOf } from '../jobs/define-job.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { HostedPlugin } from './hosted-plugin.ts'

/** Works on the jobs of modules and running plugins, and schedules those with a cron. Schedules of removed jobs end. */
export const workJobs = async (plugins: readonly HostedPlugin[], jobs: Jobs): Promise<void> => {
  const crons = new Map<string, string>()
  for (const { id, module, context } of plugins) {
    for (const job of module?.jobs ?? []) {
      const queue = queueOf(id, job.name)
      await jobs.work(queue, (payload, attempt) => job.run(payload, context!, attempt), job)
      if (job.cron !== undefined) crons.set(queue, job.cron)
    }
  }
  await jobs.setSchedules(crons)
}
