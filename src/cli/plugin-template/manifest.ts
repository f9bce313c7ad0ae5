import { defineTasks, type ContextOf } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import type * as functions from './tasks.ts'

/** What rapport.config.ts may set. */
export const config = z.strictObject({
  /** Contacts older than this do not count. */
  windowDays: z.number().int().min(1).max(3_650).default(90),
  /** Customers are not ranked if there are fewer than this. */
  minCustomers: z.number().int().min(2).default(10),
})

/** What runs in worker threads. */
export const tasks = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  limits: { rank: { timeoutMs: 60_000 } },
})

/** What the plugin works with. */
export type Context = ContextOf<typeof config, typeof tasks>
