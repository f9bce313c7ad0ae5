import { isTimeZone, task } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import type { InputOf, OutputOf, TaskName } from './algorithms/task-types.ts'

const onPool = <T extends TaskName>(file: string, timeoutMs: number, memoryMb = 1_024) =>
  task<InputOf<T>, OutputOf<T>>({ file: new URL(`./tasks/${file}.task.ts`, import.meta.url), timeoutMs, memoryMb })

const minutes = 60_000

/** What customers may be grouped by. */
const groupAttributes = ['country', 'kind', 'language'] as const

/** What rapport.config.ts may set. A trained model keeps what it was trained with; changes take effect with the next training. */
export const config = z.strictObject({
  /** Orders in other currencies are left out. Default: the server's base currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Days ahead that values speak of, where a training names no others. */
  horizonDays: z.number().int().min(1).max(3_650).default(365),
  /** Discount of money a month, e.g. 0.01 for 1 %. */
  monthlyDiscount: z.number().min(0).lt(1).default(0),
  /** What customers are grouped by to see whether a model serves all of them alike. */
  fairnessBy: z.array(z.enum(groupAttributes)).default(['country', 'kind']),
  /** Orders of one day in this time zone are one purchase. */
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone such as Europe/Berlin').default('UTC'),
})

/** What runs in worker threads. */
export const tasks = {
  summarise: onPool<'summarise'>('summarise', 5 * minutes),
  fitStart: onPool<'fitStart'>('fit-start', 30 * minutes),
  finishFit: onPool<'finishFit'>('finish-fit', 10 * minutes),
  trainingSet: onPool<'trainingSet'>('training-set', 5 * minutes),
  growForest: onPool<'growForest'>('grow-forest', 30 * minutes),
  trainSupervised: onPool<'trainSupervised'>('train-supervised', 30 * minutes),
  calibrate: onPool<'calibrate'>('calibrate', 30 * minutes),
  bandLimits: onPool<'bandLimits'>('band-limits', 10 * minutes),
  score: onPool<'score'>('score', 10 * minutes),
  driftReference: onPool<'driftReference'>('drift-reference', 10 * minutes),
  drift: onPool<'drift'>('drift', 10 * minutes),
  comparePiece: onPool<'comparePiece'>('compare-piece', 30 * minutes),
  judge: onPool<'judge'>('judge', 10 * minutes),
  grade: onPool<'grade'>('grade', 10 * minutes),
  conclude: onPool<'conclude'>('conclude', 10 * minutes),
}
