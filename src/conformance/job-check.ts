import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'
import { heldMs, holdsTheThread, longestHeldMs } from './held-loop.ts'

/** Runs each job that the clock starts twice: a job runs at least once. */
export const checkJobs = async ({ module, context }: HostedPlugin): Promise<string> => {
  const jobs = (module!.jobs ?? []).filter(({ cron }) => cron !== undefined)
  if (jobs.length === 0) throw new NothingToCheck('none of its jobs runs by the clock')
  for (const { name, run } of jobs) {
    let runs = 0
    const attempt = async () => {
      runs++
      try {
        await run({}, context!, { id: `conformance-${name}`, signal: new AbortController().signal })
      } catch (error) {
        throw new CheckFailure(
          `the job ${name} fails ${runs === 1 ? 'at first' : 'when it runs again'}: ${error instanceof Error ? error.message : String(error)}`,
          'a job by the clock gets an empty payload, and may be run again after it was done',
          { cause: error },
        )
      }
    }
    const held = await heldMs(attempt)
    if (held > longestHeldMs) throw holdsTheThread(`the job ${name}`, held)
    await attempt()
  }
  return jobs.map(({ name }) => name).join(', ')
}
