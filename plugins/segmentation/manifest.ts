import { task } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import type { InputOf, OutputOf, TaskName } from './algorithms/task-types.ts'

const onPool = <T extends TaskName>(file: string, timeoutMs: number, memoryMb = 1_024) =>
  task<InputOf<T>, OutputOf<T>>({ file: new URL(`./tasks/${file}.task.ts`, import.meta.url), timeoutMs, memoryMb })

const minutes = 60_000

/** What rapport.config.ts may set. */
export const config = z.strictObject({
  /** Amounts in other currencies are left out. Default: the server's base currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Fewer customers with purchases than this are not segmented. */
  minCustomers: z.number().int().min(2).default(10),
  /** Days before the training from which groups are held against what customers have done since. */
  outlookDays: z.number().int().min(7).max(730).default(90),
})

/** What runs in worker threads. */
export const tasks = {
  prepare: onPool<'prepare'>('prepare', 5 * minutes),
  kmeans: onPool<'kmeans'>('kmeans', 30 * minutes),
  chooseK: onPool<'chooseK'>('choose-k', 30 * minutes),
  gaussianMixture: onPool<'gaussianMixture'>('gaussian-mixture', 60 * minutes),
  hierarchical: onPool<'hierarchical'>('hierarchical', 30 * minutes),
  dbscan: onPool<'dbscan'>('dbscan', 60 * minutes, 2_048),
  rfm: onPool<'rfm'>('rfm', 5 * minutes),
  describe: onPool<'describe'>('describe', 10 * minutes),
  bootstrap: onPool<'bootstrap'>('bootstrap', 30 * minutes),
  outlook: onPool<'outlook'>('outlook', 30 * minutes),
}
