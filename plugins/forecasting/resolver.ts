import type { GraphQLResolveInfo } from 'graphql'
import { Allow, assertSeesAll, pluginContext, RapportError, type RequestContext } from 'rapport-crm/sdk'
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql'
import { ForecastSeries } from './entity.ts'
import { Forecast, ForecastInterval, ForecastReplay, ForecastScope } from './resolver/forecast.type.ts'
import { assertHorizon, assertLevels, daysOf, pointsOf, usualLevels } from './score/points.ts'
import { replayForecast } from './replay.ts'
import { keyOf, scopeOf, scopeText, scopeWords } from './features/scope.ts'
import { findSeries, type StoredSeries } from './store.ts'
import type { Context } from './manifest.ts'

/** The FORBIDDEN message for callers who see only part of the records. */
const sums = 'forecasts add up the records of all owners'

const levelsOf = (interval: ForecastInterval | null | undefined): readonly number[] => {
  if (!interval) return usualLevels
  assertLevels(interval.levels)
  return interval.levels
}

/** Throws NOT_FOUND, which says how to train it, for a scope that is not trained, INSUFFICIENT_DATA for one that could not be. */
const seriesOf = async (given: ForecastScope, horizon: number, { reader }: RequestContext): Promise<StoredSeries> => {
  const scope = scopeOf(given)
  assertHorizon(horizon, scope.granularity)
  const found = await findSeries((text, params) => reader.rows(text, params), keyOf(scope))
  if (!found)
    throw new RapportError(
      'NOT_FOUND',
      `${scopeWords(scope)} has not been trained; call trainModel with plugin "forecasting", algorithm "AUTO" ` +
        `and params { series: [${scopeText(scope)}], add: true }`,
      { path: ['scope'] },
    )
  if ('reason' in found)
    throw new RapportError('INSUFFICIENT_DATA', `${scopeWords(scope)} cannot be forecast: ${found.reason}`, {
      path: ['scope'],
    })
  return found.series
}

const horizonText = 'Periods ahead, including the current one: up to 366 days, 104 weeks, 36 months or 12 quarters.'

@Resolver()
export class ForecastResolver {
  @Allow('read')
  @Query(() => Forecast, {
    nullable: true,
    description:
      'What a series was and will be, with intervals (80 % and 95 % by default) and contributions that add up. ' +
      'Requires a key that sees all records.',
  })
  async forecast(
    @Arg('scope', () => ForecastScope) scope: ForecastScope,
    @Arg('horizon', () => Int, { description: horizonText }) horizon: number,
    @Arg('interval', () => ForecastInterval, { nullable: true }) interval: ForecastInterval | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    assertSeesAll(context.viewer, sums)
    const levels = levelsOf(interval)
    const series = await seriesOf(scope, horizon, context)
    const record = await context.reader.record(info, 'Forecast', series.id)
    const { firstPeriod, values } = series.history
    return (
      record && {
        ...record,
        history: Array.from(values, (value, i) => ({
          ...daysOf(firstPeriod + i, series.fitted.scope.granularity),
          value,
        })),
        points: pointsOf(series, horizon, levels),
      }
    )
  }

  @Allow('read')
  @Query(() => [ForecastSeries], {
    nullable: true,
    description:
      'The series of the promoted model, including those that could not be forecast. Requires a key that sees ' +
      'all records.',
  })
  forecastSeries(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    assertSeesAll(context.viewer, sums)
    return context.reader.list(info, 'ForecastSeries', 'key')
  }

  @Allow('read')
  @Query(() => ForecastReplay, {
    nullable: true,
    description:
      'Recomputes a forecast from the records and the stored model, as of the same moment, and reports whether ' +
      'it is the same.',
  })
  async replayForecast(
    @Arg('scope', () => ForecastScope) scope: ForecastScope,
    @Arg('horizon', () => Int, { description: horizonText }) horizon: number,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    assertSeesAll(context.viewer, sums)
    const plugin = pluginContext<Context>(context, 'forecasting')
    return replayForecast(await seriesOf(scope, horizon, context), horizon, usualLevels, plugin)
  }
}
