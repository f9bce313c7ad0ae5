import { RapportError } from 'rapport-crm/sdk'
import { z } from 'zod'
import { granularities, interactionKinds, measures, scopeOf } from './features/scope.ts'

/** One series of a training, as `ForecastScope` writes it. */
const series = z
  .strictObject({
    measure: z.enum(measures),
    granularity: z.enum(granularities).default('MONTH'),
    productId: z.string().optional(),
    pipelineId: z.string().optional(),
    interactionKind: z.enum(interactionKinds).optional(),
  })
  .superRefine((scope, context) => {
    try {
      scopeOf(scope, [])
    } catch (error) {
      if (!(error instanceof RapportError)) throw error
      context.addIssue({ code: 'custom', message: error.message, path: [...error.inputPath] })
    }
  })

const params = z.strictObject({
  /** What to forecast; absent: revenue by week and month, won and expected pipeline and activity by month, and the products that sold most. */
  series: z.array(series).min(1).max(2_000).optional(),
  /** Keep the unnamed series of the current model as they were fitted. */
  add: z.boolean().default(false),
  /** Periods ahead that the backtest evaluates; default 28 days, 13 weeks, 12 months, 4 quarters. */
  horizon: z.number().int().min(1).max(366).optional(),
  /** Most origins of the backtest. */
  origins: z.number().int().min(1).max(48).default(12),
})

export type Params = z.output<typeof params>

/** The params of each algorithm; unknown keys are refused. */
export const paramsOf = {
  ARIMA: params,
  ADDITIVE: params,
  ETS: params,
  SEASONAL_NAIVE: params,
  CROSTON: params,
  AUTO: params,
} as const
