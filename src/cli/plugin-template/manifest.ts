import { task } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import type { RankInput, RankOutput } from './tasks/rank.task.ts'

/** What rapport.config.ts may set. */
export const config = z.strictObject({
  /** Contacts older than this do not count. */
  windowDays: z.number().int().min(1).max(3_650).default(90),
  /** Customers are not ranked if there are fewer than this. */
  minCustomers: z.number().int().min(2).default(10),
})

/** What runs in worker threads. */
export const tasks = {
  rank: task<RankInput, RankOutput>({ file: new URL('./tasks/rank.task.ts', import.meta.url), timeoutMs: 60_000 }),
}
