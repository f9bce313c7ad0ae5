import { currencyOption, defineTasks, timeZoneOption, type ContextOf } from 'rapport-crm/sdk/define'
import type { TaskRunner } from 'rapport-crm/task'
import { z } from 'zod'
import type * as functions from './tasks.ts'

const minutes = 60_000

/** Attributes by which customers may be grouped. */
const groupAttributes = ['country', 'kind', 'language'] as const

/** What rapport.config.ts may set. A trained model keeps its settings; changes take effect with the next training. */
export const config = z.strictObject({
  /** Values are in it; orders in other currencies are converted by the rates of their days. Default: the server's base currency. */
  currency: currencyOption,
  /** Days ahead that values cover if a training names no others. */
  horizonDays: z.number().int().min(1).max(3_650).default(365),
  /** Discount of money per month, e.g. 0.01 for 1 %. */
  monthlyDiscount: z.number().min(0).lt(1).default(0),
  /** Attributes by which to check whether a model serves all groups of customers equally. */
  fairnessBy: z.array(z.enum(groupAttributes)).default(['country', 'kind']),
  /** Orders of one day in this time zone are one purchase. */
  timeZone: timeZoneOption,
})

/** What runs in worker threads. */
export const tasks = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  memoryMb: 1_024,
  limits: {
    summarise: { timeoutMs: 5 * minutes },
    fitStart: { timeoutMs: 30 * minutes },
    finishFit: { timeoutMs: 10 * minutes },
    trainingSet: { timeoutMs: 5 * minutes },
    growForest: { timeoutMs: 30 * minutes },
    trainSupervised: { timeoutMs: 30 * minutes },
    calibrate: { timeoutMs: 30 * minutes },
    bandLimits: { timeoutMs: 10 * minutes },
    score: { timeoutMs: 10 * minutes },
    driftReference: { timeoutMs: 10 * minutes },
    drift: { timeoutMs: 10 * minutes },
    comparePiece: { timeoutMs: 30 * minutes },
    judge: { timeoutMs: 10 * minutes },
    grade: { timeoutMs: 10 * minutes },
    conclude: { timeoutMs: 10 * minutes },
  },
})

/** What the plugin works with. */
export type Context = ContextOf<typeof config, typeof tasks>

/** Runs the tasks, in threads or in this one: the context does, and so does `inlineRunner`. */
export type Runner = TaskRunner<typeof functions>
