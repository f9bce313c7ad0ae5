import { Allow, CalendarDate, DateTime, enumOf, Interval, Money, Stage, UsedRates } from 'rapport-crm/sdk'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { weightings, type Weighting } from './weighted-pipeline.ts'

export const PipelineWeighting = enumOf(weightings)
registerEnumType(PipelineWeighting, {
  name: 'PipelineWeighting',
  description: 'Whose probability of winning counts.',
  valuesConfig: {
    BEST: { description: 'The model’s if there is one, else the person’s, else the stage’s.' },
    MODEL: { description: 'The score of the kind that the plugin’s config names.' },
    PERSON: { description: 'The probability set by the owner.' },
    STAGE: { description: 'The usual probability of the stage.' },
  },
})

@Allow('read')
@ObjectType()
abstract class DealSumFields {
  @Field(() => Int, { description: 'Number of open deals in it.' })
  deals!: number

  @Field(() => Money, { description: 'The sum of amounts, as if all were won.' })
  unweighted!: Money

  @Field(() => Money, { description: 'The sum of amounts, each times its probability.' })
  expected!: Money

  @Field(() => Money, {
    description: 'Full amounts of deals at least as likely as `commitFrom` in the plugin’s config.',
  })
  commit!: Money

  @Field(() => Money, { description: 'Commit, plus full amounts of deals at least as likely as `bestCaseFrom`.' })
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
    description: 'Each contains the won amount with the stated probability, if deals are won independently.',
  })
  intervals!: Interval[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The whole pipeline by one weighting.' })
export class PipelineComparison {
  @Field(() => PipelineWeighting, { description: 'Whose probability it is.' })
  weighting!: Weighting

  @Field(() => Int, { description: 'Deals with a probability by this weighting.' })
  deals!: number

  @Field(() => Money, { description: 'The sum of their amounts, each times this probability.' })
  expected!: Money
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'The value of the open deals, in one currency. A caller who sees only its own records gets only their sum.',
})
export class WeightedPipeline extends DealSumFields {
  @Field(() => String, {
    description:
      'ISO 4217 code of all amounts; those of deals in other currencies are converted by the rates of today.',
  })
  currency!: string

  @Field(() => DateTime, { description: 'When it was computed.' })
  asOf!: Date

  @Field(() => PipelineWeighting, { description: 'Whose probability of winning counts.' })
  weighting!: Weighting

  @Field(() => Int, {
    description: 'Deals whose expected close has passed; they count in the current period.',
  })
  overdue!: number

  @Field(() => Int, { description: 'Deals without an expected close; they count in the current period.' })
  undated!: number

  @Field(() => Int, { description: 'Deals that close after the last period; they are in the sums, but in no period.' })
  beyondHorizon!: number

  @Field(() => Int, { description: 'Deals left out because they have no probability by this weighting.' })
  unweighed!: number

  @Field(() => Int, { description: 'Deals left out because they have no amount.' })
  withoutAmount!: number

  @Field(() => Int, {
    description:
      'Deals left out because they are in other currencies, and no rate of today or of the 40 days before is known.',
  })
  otherCurrencies!: number

  @Field(() => UsedRates, { nullable: true, description: 'How amounts were converted; null where none was.' })
  rates!: UsedRates | null

  @Field(() => [PipelineComparison], { description: 'The model compared with the people and the stages.' })
  comparison!: PipelineComparison[]

  @Field(() => [PipelineStageSum], { description: 'By stage, in order.' })
  stages!: PipelineStageSum[]

  @Field(() => [PipelinePeriod], { description: 'By period of the expected close, starting with the current one.' })
  periods!: PipelinePeriod[]
}
