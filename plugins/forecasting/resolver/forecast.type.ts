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

@InputType({ description: 'The requested prediction intervals.' })
export class ForecastInterval {
  @Field(() => [Float], {
    description: 'The probabilities with which they contain the true value: 1 to 5 of them, each between 0 and 1.',
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
  description: 'The kind of a part of a forecast.',
  valuesConfig: {
    TREND: { description: 'How far the level has moved from the base.' },
    SEASON: { description: 'The effect of the time of the year or of the week.' },
    EVENT: { description: 'The effect of a holiday or a promotion.' },
    CARRY_OVER: { description: 'The remaining effect of the last surprise.' },
    PROGRESS: { description: 'For the current period: what has come so far, compared with what was expected by now.' },
  },
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One part of a forecast value.' })
class ForecastContribution {
  @Field(() => ForecastPartKind, { description: 'The kind of part.' })
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
    description: 'Whether it is the current period: its value combines what has come so far with the expected rest.',
  })
  inProgress!: boolean

  @Field(() => Float, { description: 'In the series’ unit; for a level, its state at the end of the period.' })
  value!: number

  @Field(() => [Interval], { description: 'Each contains the true value with the stated probability.' })
  intervals!: Interval[]

  @Field(() => Float, { description: 'The value of the series at the last complete period.' })
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

  @Field(() => [ForecastPoint], { description: 'The future periods, starting with the current one.' })
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
  description: 'A recomputed forecast beside the stored one.',
})
export class ForecastReplay {
  @Field(() => Boolean, { description: 'Whether every number was reproduced to the last bit.' })
  same!: boolean

  @Field(() => [ReplayDifference], { description: 'The differences.' })
  differences!: ReplayDifference[]

  @Field(() => String, { description: 'SHA-256 of the inputs when the forecast was stored.' })
  storedInputHash!: string

  @Field(() => String, { description: 'SHA-256 of the inputs as they are read now, as of the same moment.' })
  inputHash!: string

  @Field(() => [ForecastPoint], { description: 'The recomputed points.' })
  points!: ForecastPoint[]
}
