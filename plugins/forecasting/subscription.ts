import { Allow, Cause, DateTime, defineSubscription, live } from 'rapport-crm/sdk'
import { Arg, Field, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import { ForecastSeries } from './entity.ts'
import { ForecastScope, ForecastStep } from './resolver/forecast.type.ts'
import { keyOf, scopeOf } from './features/scope.ts'

declare module 'rapport-crm/sdk' {
  interface RapportEvents {
    'forecasting.forecast-changed': { readonly changeId: string; readonly key: string }
  }
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A forecast that became another.' })
class ForecastChange {
  @Field(() => String, { description: 'Pass it as `after` to continue after this item without a gap, for seven days.' })
  cursor!: string

  @Field(() => ForecastSeries, { description: 'The series, as it is now.' })
  series!: ForecastSeries

  @Field(() => [ForecastStep], { description: 'What was expected; empty for a series that is new.' })
  before!: ForecastStep[]

  @Field(() => [ForecastStep], { description: 'What is expected from then on, the period in progress first.' })
  after!: ForecastStep[]

  @Field(() => Cause, { description: 'The newest record behind it, the training, or the period that ended.' })
  cause!: Cause

  @Field(() => DateTime, { description: 'When it was computed.' })
  at!: Date
}

export const forecastChanged = defineSubscription({
  field: 'forecastChanged',
  topics: ['forecasting.forecast-changed'],
  select: ({ scope }: { readonly scope?: ForecastScope | null }) => {
    const wanted = scope ? keyOf(scopeOf(scope)) : undefined
    return ({ payload }) => wanted === undefined || payload.key === wanted
  },
  record: ({ payload }) => ({ map: 'ForecastChange', key: payload.changeId }),
  item: (change, _event, cursor) => ({ ...change, cursor }),
})

@Resolver()
export class ForecastSubscriptionResolver {
  @Allow('read')
  @Subscription(() => ForecastChange, {
    subscribe: live,
    description:
      'Every change of a forecast, in order: after records (many of them at once make one change), at the end of a period, and after a training.',
  })
  forecastChanged(
    @Arg('scope', () => ForecastScope, { nullable: true, description: 'Only this series; all of them where absent.' })
    _scope: ForecastScope | null,
    @Arg('after', () => String, {
      nullable: true,
      description:
        'The cursor of the last item that you have, or that of a list (`customers { cursor }`) or of ' +
        '`serverInfo`; everything after it follows. Default: from now on.',
    })
    _after: string | null,
    @Root() change: ForecastChange,
  ) {
    return change
  }
}
