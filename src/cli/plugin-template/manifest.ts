// without model: import type { ContextOf } from 'rapport-crm/sdk/define'
import { defineTasks, type ContextOf } from 'rapport-crm/sdk/define' // with model
import { z } from 'zod'
import type * as functions from './tasks.ts' // with model

/** What rapport.config.ts may set. */
export const config = z.strictObject({
  /** Contacts older than this do not count. */
  windowDays: z.number().int().min(1).max(3_650).default(90),
  /** Customers are not ranked if there are fewer than this. */ // with model
  minCustomers: z.number().int().min(2).default(10), // with model
})

// with model {
/** What runs in worker threads. */
export const tasks = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  limits: { rank: { timeoutMs: 60_000 } },
})

// }
/** What the plugin works with. */
// without model: export type Context = ContextOf<typeof config>
export type Context = ContextOf<typeof config, typeof tasks> // with model
