import { currencyOption, defineTasks, type ContextOf } from 'rapport-crm/sdk/define'
import type { TaskRunner } from 'rapport-crm/task'
import { z } from 'zod'
import type * as functions from './tasks.ts'

const minutes = 60_000

/** What rapport.config.ts may set. */
export const config = z.strictObject({
  /** Amounts in other currencies are converted to it by the rates of their days. Default: the server's base currency. */
  currency: currencyOption,
  /** Customers are not segmented if fewer than this have purchases. */
  minCustomers: z.number().int().min(2).default(10),
  /** Days before the training from which groups are compared with what customers have done since. */
  outlookDays: z.number().int().min(7).max(730).default(90),
})

/** What runs in worker threads. */
export const tasks = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  memoryMb: 1_024,
  limits: {
    prepare: { timeoutMs: 5 * minutes },
    kmeans: { timeoutMs: 30 * minutes },
    chooseK: { timeoutMs: 30 * minutes },
    gaussianMixture: { timeoutMs: 60 * minutes },
    hierarchical: { timeoutMs: 30 * minutes },
    dbscan: { timeoutMs: 60 * minutes, memoryMb: 2_048 },
    rfm: { timeoutMs: 5 * minutes },
    describe: { timeoutMs: 10 * minutes },
    bootstrap: { timeoutMs: 30 * minutes },
    outlook: { timeoutMs: 30 * minutes },
  },
})

/** What the plugin works with. */
export type Context = ContextOf<typeof config, typeof tasks>

/** Runs the tasks, in threads or in this one: the context does, and so does `inlineRunner`. */
export type Runner = TaskRunner<typeof functions>
