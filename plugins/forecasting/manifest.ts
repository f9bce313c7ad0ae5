import { currencyOption, defineTasks, timeZoneOption, type ContextOf } from 'rapport-crm/sdk/define'
import { z } from 'zod'
import { holidayCalendars } from './algorithms/holidays.ts'
import type * as functions from './tasks.ts'

const minutes = 60_000

const day = z.iso.date()
/** What parts of a forecast are named by themselves. */
const ownParts = ['trend', 'season', 'carry-over', 'progress']
const seasonLengths = z.array(z.number().int().min(2).max(400)).max(3)

/** What rapport.config.ts may set. A trained model keeps its settings; changes take effect with the next training. */
export const config = z.strictObject({
  /** Amounts in other currencies are converted to it by the rates of their days. Default: the server's base currency. */
  currency: currencyOption,
  /** Where days, weeks and months begin. */
  timeZone: timeZoneOption,
  /** Season lengths to look for, in periods, shortest first; those with fewer than two cycles in a series are not used. */
  seasons: z
    .strictObject({ DAY: seasonLengths, WEEK: seasonLengths, MONTH: seasonLengths, QUARTER: seasonLengths })
    .partial()
    .default({}),
  /** Holidays that move the series of orders and interactions, known ahead. */
  holidays: z.array(z.enum(holidayCalendars)).default([]),
  /**
   * Promotions, fairs and the like, past and future: days from and to, both inclusive. Events of one name share one
   * effect.
   */
  events: z
    .array(
      z
        .strictObject({
          name: z
            .string()
            .min(1)
            .max(80)
            .refine((name) => !ownParts.includes(name), `expected a name other than ${ownParts.join(', ')}`),
          from: day,
          to: day,
          /** Strength beside others of the name, e.g. the discount. */
          weight: z.number().positive().default(1),
        })
        .refine(({ from, to }) => from <= to, 'expected `from` to be no later than `to`'),
    )
    .max(1_000)
    .default([]),
  /** Most series of one training. */
  maximumSeries: z.number().int().min(1).max(2_000).default(200),
  /** Products with their own series if a training names none: the best-selling ones. */
  products: z.number().int().min(0).max(200).default(5),
  /** Kind of the opportunity score that is the model's probability of winning, e.g. one recorded by `recordScore`. */
  winScoreKind: z.string().optional(),
  /** The probability from which a deal counts as commit, and as best case. */
  commitFrom: z.number().min(0).max(1).default(0.75),
  bestCaseFrom: z.number().min(0).max(1).default(0.5),
})

/** What runs in worker threads. */
export const tasks = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  memoryMb: 1_024,
  limits: {
    fitSeries: { timeoutMs: 30 * minutes },
    backtest: {
      timeoutMs: 10 * minutes,
      example: () => ({
        series: { values: Float64Array.from({ length: 30 }, (_, t) => 100 + t + 10 * (t % 4)), seasons: [4] },
        spec: { model: 'ETS', scale: 'LOG', season: 4 },
        origin: 24,
        horizon: 4,
      }),
    },
    rollUp: {
      timeoutMs: minutes,
      example: () => ({
        open: {
          amount: Float64Array.of(100, 250, 40),
          probability: Float64Array.of(0.5, 0.2, 0.9),
          closePeriod: Int32Array.of(1, 1, 2),
        },
        options: { firstPeriod: 1, horizon: 3, seed: 1 },
      }),
    },
  },
})

/** What the plugin works with. */
export type Context = ContextOf<typeof config, typeof tasks>
