import { Allow, CalendarDate, DateTime, Interval, Money, Stage } from 'rapport-crm/sdk'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { weightings, type Weighting } from './weighted-pipeline.ts'

export const PipelineWeighting = Object.fromEntries(weightings.map((value) => [value, value])) as {
  readonly [K in Weighting]: K
}
registerEnumType(PipelineWeighting, {
  name: 'PipelineWeighting',
  description: 'Whose chance of winning counts.',
  valuesConfig: {
    BEST: { description: 'The model’s where there is one, else the person’s, else the stage’s.' },
    MODEL: { description: 'The score of the kind that the plugin’s config names.' },
    PERSON: { description: 'What the owner set.' },
    STAGE: { description: 'The usual chance of the stage.' },
  },
})

@Allow('read')
@ObjectType()
abstract class DealSumFields {
  @Field(() => Int, { description: 'Open deals in it.' })
  deals!: number

  @Field(() => Money, { description: 'If all were won.' })
  unweighted!: Money

  @Field(() => Money, { description: 'Each amount times its chance.' })
  expected!: Money

  @Field(() => Money, { description: 'Whole amounts of deals as likely as `commitFrom` of the plugin’s config.' })
  commit!: Money

  @Field(() => Money, { description: 'Commit, and whole amounts of deals as likely as `bestCaseFrom`.' })
  bestCase!: Money
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The open deals of one stage.' })
export class PipelineStageSum extends DealSumFields {
  @Field(() => Stage, { nullable: true, description: 'The stage.' })
  stage?: Stage | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The open deals that are expected to close in one period.' })
export class PipelinePeriod extends DealSumFields {
  @Field(() => CalendarDate, { description: 'First day.' })
  startsOn!: string

  @Field(() => CalendarDate, { description: 'Last day.' })
  endsOn!: string

  @Field(() => [Interval], {
    description: 'What is won lies in each with the probability stated, if deals are won independently.',
  })
  intervals!: Interval[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The whole pipeline by one weighting.' })
export class PipelineComparison {
  @Field(() => PipelineWeighting, { description: 'Whose chance.' })
  weighting!: Weighting

  @Field(() => Int, { description: 'Deals that have one.' })
  deals!: number

  @Field(() => Money, { description: 'Each of their amounts times it.' })
  expected!: Money
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'What the open deals come to, in one currency. A caller who sees own records only gets the sum of those.',
})
export class WeightedPipeline extends DealSumFields {
  @Field(() => String, { description: 'ISO 4217 code of all amounts; deals in others are not in them.' })
  currency!: string

  @Field(() => DateTime, { description: 'When it was added up.' })
  asOf!: Date

  @Field(() => PipelineWeighting, { description: 'Whose chance of winning counts.' })
  weighting!: Weighting

  @Field(() => Int, {
    description: 'Deals that should have closed before; they are expected in the period in progress.',
  })
  overdue!: number

  @Field(() => Int, { description: 'Deals without an expected close; they are expected in the period in progress.' })
  undated!: number

  @Field(() => Int, { description: 'Deals that close after the last period; they are in the sums, in no period.' })
  beyondHorizon!: number

  @Field(() => Int, { description: 'Deals left out because they have no chance by this weighting.' })
  unweighed!: number

  @Field(() => Int, { description: 'Deals left out because they have no amount.' })
  withoutAmount!: number

  @Field(() => Int, { description: 'Deals left out because they are in other currencies.' })
  otherCurrencies!: number

  @Field(() => [PipelineComparison], { description: 'The model beside the persons beside the stages.' })
  comparison!: PipelineComparison[]

  @Field(() => [PipelineStageSum], { description: 'By stage, in order.' })
  stages!: PipelineStageSum[]

  @Field(() => [PipelinePeriod], { description: 'By period of the expected close, the one in progress first.' })
  periods!: PipelinePeriod[]
}
