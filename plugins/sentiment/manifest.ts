import { defineTasks, type ContextOf } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import type * as functions from './tasks.ts'

const minutes = 60_000
const days = z.number().min(0.1).max(3_650)

/** What rapport.config.ts may set. A trained model keeps its settings; changes take effect with the next training. */
export const config = z.strictObject({
  /** Days after which an interaction counts half in a customer's sentiment. */
  halfLifeDays: days.default(30),
  /** Whose words count for the customer: by default what it wrote itself, and interactions that do not say who began. */
  directions: z
    .array(z.enum(['INBOUND', 'OUTBOUND', 'INTERNAL', 'NONE']))
    .min(1)
    .default(['INBOUND', 'NONE']),
  /** Days after which an interaction counts half in the level that alerts are raised by. */
  alertHalfLifeDays: days.default(7),
  /** The mood becomes positive at this level, and negative at minus this level, 0 to 1. */
  alertThreshold: z.number().gt(0).lt(1).default(0.15),
  /** Turns that lie further back raise no alert, such as those in imported history. */
  alertWindowDays: days.default(30),
  /** Characters of a text that are read, from its beginning. */
  maxCharacters: z.number().int().min(1_000).max(1_000_000).default(100_000),
})

/** What runs in worker threads. */
export const tasks = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  memoryMb: 2_048,
  limits: {
    score: { timeoutMs: 30 * minutes },
    scoreFold: { timeoutMs: 60 * minutes },
    finishTraining: { timeoutMs: 60 * minutes },
    evaluate: { timeoutMs: 30 * minutes },
  },
})

/** What the plugin works with. */
export type Context = ContextOf<typeof config, typeof tasks>
