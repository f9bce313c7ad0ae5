import { currencyOf, jsonArtifact, type Baseline, type Grade, type Metric } from 'rapport-crm/sdk'
import { z } from 'zod'
import { seasonsOf } from './algorithms/calendar.ts'
import type { Algorithm } from './algorithms/candidates.ts'
import { eventColumns, type KnownEvent } from './algorithms/events.ts'
import { isForecaster, type Forecaster } from './algorithms/forecaster.ts'
import { holidaysOf } from './algorithms/holidays.ts'
import type { Context } from './manifest.ts'
import type { Pace } from './features/pace.ts'
import { granularities, measures, type SeriesGranularity, type SeriesScope } from './features/scope.ts'

/** How records become series: kept with the model, which would mean nothing under others. */
export interface Settings {
  readonly currency: string
  readonly timeZone: string
  /** Promotions and holidays, wall-clock days; of a fitted series those that it can feel. */
  readonly events: readonly KnownEvent[]
}

/** One fitted series. */
export interface FittedSeries {
  readonly scope: SeriesScope
  readonly settings: Settings
  readonly algorithm: Algorithm
  /** As it was fitted; what happened since is followed from here. */
  readonly forecaster: Forecaster
  /** Number of the first period of the history, see `periodOf`. */
  readonly firstPeriod: number
  /** Complete periods of the history that it was fitted to. */
  readonly periods: number
  /** Periods ahead that were judged. */
  readonly horizon: number
  /** How a period usually fills. */
  readonly pace: Pace
  /** How many records a period usually has; absent in models that were trained before this was kept. */
  readonly recordsPerPeriod?: number
  readonly metrics: readonly Metric[]
  readonly baseline: Baseline
  readonly grade: `${Grade}`
  /** What was left out, filled or given up, in sentences. */
  readonly notes: readonly string[]
}

/** A series that cannot be forecast, and why. */
export interface RefusedSeries {
  readonly scope: SeriesScope
  readonly reason: string
}

/** What a training stores. */
export interface StoredModel {
  readonly series: readonly FittedSeries[]
  readonly refused: readonly RefusedSeries[]
}

const scopeShape = z.looseObject({
  measure: z.enum(measures),
  granularity: z.enum(granularities),
  part: z.string().optional(),
})
const numbers = z.array(z.number())
const fittedShape = z.looseObject({
  scope: scopeShape,
  settings: z.looseObject({ currency: z.string(), timeZone: z.string(), events: z.array(z.looseObject({})) }),
  forecaster: z.custom(isForecaster),
  firstPeriod: z.number(),
  periods: z.number(),
  horizon: z.number(),
  pace: numbers,
})
const refusedShape = z.looseObject({ scope: scopeShape, reason: z.string() })

/** Whether a stored value is a fitted series, as far as forecasts need it. */
export const isFittedSeries = (value: unknown): value is FittedSeries => fittedShape.safeParse(value).success
const isRefusedSeries = (value: unknown): value is RefusedSeries => refusedShape.safeParse(value).success

/** How models are stored and decoded. */
export const artifact = jsonArtifact<StoredModel>(
  z.object({
    series: z.array(z.custom<FittedSeries>(isFittedSeries, 'expected a fitted series')),
    refused: z.array(z.custom<RefusedSeries>(isRefusedSeries, 'expected a series that was refused')),
  }),
)

/** Periods ahead that the backtest evaluates by default. */
export const usualHorizon: Readonly<Record<SeriesGranularity, number>> = { DAY: 28, WEEK: 13, MONTH: 12, QUARTER: 4 }

const firstHolidayYear = 2000
/** The longest horizon is three years. */
const holidayYearsAhead = 4

/** The settings of a training. */
export const settingsOf = (context: Context, asOf: Date): Settings => ({
  currency: currencyOf(context),
  timeZone: context.config.timeZone,
  events: [
    ...context.config.events.map(({ name, from, to, weight }) => ({
      name,
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
      weight,
    })),
    ...holidaysOf(context.config.holidays, firstHolidayYear, asOf.getUTCFullYear() + holidayYearsAhead),
  ],
})

/** Season lengths to look for in a series. */
export const seasonsFor = (granularity: SeriesGranularity, { config }: Context): readonly number[] =>
  config.seasons[granularity] ?? seasonsOf(granularity)

/** Regressors of some periods of a series; undefined where it knows no events. */
export const regressorsOf = (
  { scope, settings }: Pick<FittedSeries, 'scope' | 'settings'>,
  from: number,
  rows: number,
) => (settings.events.length > 0 ? eventColumns(settings.events, scope.granularity, from, rows) : undefined)
