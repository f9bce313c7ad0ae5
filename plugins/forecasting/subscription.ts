import { Allow, Change, defineChangeFeed } from 'rapport-crm/sdk'
import { Field, ObjectType } from 'type-graphql'
import { ForecastSeries } from './entity.ts'
import { ForecastScope, ForecastStep } from './resolver/forecast.type.ts'
import { keyOf, scopeOf } from './features/scope.ts'

declare module 'rapport-crm/sdk' {
  interface RapportEvents {
    'forecasting.forecast-changed': { readonly changeId: string; readonly key: string }
  }
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A forecast that changed.' })
class ForecastChange extends Change {
  @Field(() => ForecastSeries, { description: 'The series as it is now.' })
  series!: ForecastSeries

  @Field(() => [ForecastStep], { description: 'The previous forecast; empty for a new series.' })
  before!: ForecastStep[]

  @Field(() => [ForecastStep], { description: 'The new forecast, starting with the current period.' })
  after!: ForecastStep[]
}

export const forecastChanged = defineChangeFeed({
  field: 'forecastChanged',
  topics: ['forecasting.forecast-changed'],
  permission: 'read',
  description:
    'Every change of a forecast, in order: after records (many at once make one change), at the end of a ' +
    'period, and after a training.',
  type: ForecastChange,
  row: ({ payload }) => ({ map: 'ForecastChange', key: payload.changeId }),
  about: ({ payload }) => payload.key,
  // A day longer than the events that refer to them.
  retention: { table: 'p_forecasting.forecast_change', rows: 'forecast changes', days: 8 },
  args: { scope: { type: ForecastScope, description: 'Only this series. Default: all series.' } },
  filter: ({ scope }: { readonly scope?: ForecastScope | null }) => {
    const wanted = scope ? keyOf(scopeOf(scope)) : undefined
    return ({ payload }) => wanted === undefined || payload.key === wanted
  },
})
