import { Allow, CalendarDate, InteractionKind, Interval, ReplayDifference } from 'rapport-crm/sdk'
import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { ForecastGranularity, ForecastMeasure, ForecastSeries } from '../entity.ts'
import type { PartKind } from '../score/points.ts'
import type { Measure, SeriesGranularity } from '../features/scope.ts'

@InputType({ description: 'Which series.' })
export class ForecastScope {
  @Field(() => ForecastMeasure)
  measure!: Measure

  @Field(() => ForecastGranularity, { defaultValue: 'MONTH' })
  granularity!: SeriesGranularity

  @Field(() => ID, { nullable: true, description: 'One product; for REVENUE and QUANTITY.' })
  productId?: string | null

  @Field(() => ID, { nullable: true, description: 'One pipeline; for PIPELINE_WON and PIPELINE_EXPECTED.' })
  pipelineId?: string | null

  @Field(() => InteractionKind, { nullable: true, description: 'One kind of interaction; for ACTIVITY.' })
  interactionKind?: InteractionKind | null
}

@InputType({ description: 'Which prediction intervals.' })
export class ForecastInterval {
  @Field(() => [Float], {
    description: 'Probabilities with which they hold the true value: 1 to 5 of them, each between 0 and 1.',
  })
  levels!: number[]
}

const ForecastPartKind: { readonly [K in PartKind]: K } = {
  TREND: 'TREND',
  SEASON: 'SEASON',
  EVENT: 'EVENT',
  CARRY_OVER: 'CARRY_OVER',
  PROGRESS: 'PROGRESS',
}
registerEnumType(ForecastPartKind, {
  name: 'ForecastPartKind',
  description: 'What a part of a forecast is.',
  valuesConfig: {
    TREND: { description: 'How far it has moved from the base.' },
    SEASON: { description: 'What the time of the year, or of the week, does.' },
    EVENT: { description: 'What a holiday or a promotion does.' },
    CARRY_OVER: { description: 'What is left of the last surprise.' },
    PROGRESS: { description: 'Of the period in progress: what has come so far, beside what was to come by now.' },
  },
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One part of a forecast value.' })
class ForecastContribution {
  @Field(() => ForecastPartKind, { description: 'What it is.' })
  kind!: PartKind

  @Field(() => String, {
    description: '"trend", "season", "carry-over", "progress", or the name of the holiday or promotion.',
  })
  name!: string

  @Field(() => Float, { description: 'How far it moves the value, in the series’ unit.' })
  value!: number
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The forecast of one period: base + the sum of the contributions + residual = value.',
})
export class ForecastPoint {
  @Field(() => CalendarDate, { description: 'First day.' })
  startsOn!: string

  @Field(() => CalendarDate, { description: 'Last day.' })
  endsOn!: string

  @Field(() => Boolean, {
    description: 'Whether it is the present period: its value holds what has come so far and the expected rest.',
  })
  inProgress!: boolean

  @Field(() => Float, { description: 'In the series’ unit; of a level, its state at the end of the period.' })
  value!: number

  @Field(() => [Interval], { description: 'The true value lies in each with the probability stated.' })
  intervals!: Interval[]

  @Field(() => Float, { description: 'Where the series stands at the last complete period.' })
  base!: number

  @Field(() => [ForecastContribution], { description: 'What moves it from the base.' })
  contributions!: ForecastContribution[]

  @Field(() => Float, { description: 'What no named part explains, such as the movement of an ARIMA.' })
  residual!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'What happened in one complete period.' })
class ForecastObservation {
  @Field(() => CalendarDate, { description: 'First day.' })
  startsOn!: string

  @Field(() => CalendarDate, { description: 'Last day.' })
  endsOn!: string

  @Field(() => Float, { description: 'In the series’ unit.' })
  value!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A series with what happened and what is expected.' })
export class Forecast extends ForecastSeries {
  @Field(() => [ForecastObservation], { description: 'Every complete period, oldest first.' })
  history!: ForecastObservation[]

  @Field(() => [ForecastPoint], { description: 'The periods ahead, the one in progress first.' })
  points!: ForecastPoint[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One period of a forecast in a change.' })
export class ForecastStep {
  @Field(() => CalendarDate, { description: 'First day.' })
  startsOn!: string

  @Field(() => CalendarDate, { description: 'Last day.' })
  endsOn!: string

  @Field(() => Float, { description: 'In the series’ unit.' })
  value!: number

  @Field(() => Float, { description: 'Lower bound of the 80 % interval.' })
  lower!: number

  @Field(() => Float, { description: 'Upper bound of the 80 % interval.' })
  upper!: number
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'A forecast computed again from the records, beside the one that is stored.',
})
export class ForecastReplay {
  @Field(() => Boolean, { description: 'Whether every number came out again, to the last bit.' })
  same!: boolean

  @Field(() => [ReplayDifference], { description: 'What is not as it was.' })
  differences!: ReplayDifference[]

  @Field(() => String, { description: 'SHA-256 of the inputs as they were stored.' })
  storedInputHash!: string

  @Field(() => String, { description: 'SHA-256 of the inputs as they are read now, as of the same moment.' })
  inputHash!: string

  @Field(() => [ForecastPoint], { description: 'The points as they come out now.' })
  points!: ForecastPoint[]
}
