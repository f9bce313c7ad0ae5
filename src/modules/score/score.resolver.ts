import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  ArgsType,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Allow, Proposable } from '../../core/policy.ts'
import { Score, ScoreUnit } from '../../learning/score.entity.ts'
import { PageArgs, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf, DateTimeFilter, FloatFilter, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { Interaction } from '../interaction/interaction.entity.ts'
import { Opportunity } from '../opportunity/opportunity.entity.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { ScoreBandFilter, ScoreStatusFilter } from './score.filter.ts'
import { recordScore } from './score.service.ts'
import { WriteInput } from '../record.input.ts'

const ScoreConnection = connectionOf(Score)

const ScoreSubject = createUnionType({
  name: 'ScoreSubject',
  description: 'The record that a score is about.',
  types: () => [Customer, Opportunity, Interaction] as const,
})

@ArgsType()
class KindsArgs {
  @Field(() => [String], { nullable: true, description: 'Only these kinds, e.g. ["segmentation.segment"].' })
  kinds?: string[]
}

@InputType({ description: 'Conditions on scores. A score must meet all of them.' })
export class ScoreListFilter {
  @Field(() => [ScoreListFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: ScoreListFilter[]

  @Field(() => [ScoreListFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: ScoreListFilter[]

  @Field(() => ScoreListFilter, { nullable: true, description: 'This condition is not met.' })
  not?: ScoreListFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => CustomerFilter, { nullable: true, description: 'The customer that the score is about.' })
  customer?: object

  @Field(() => TextFilter, { nullable: true })
  kind?: TextFilter

  @Field(() => FloatFilter, { nullable: true })
  value?: object

  @Field(() => ScoreBandFilter, { nullable: true })
  band?: object

  @Field(() => ScoreStatusFilter, { nullable: true })
  status?: object

  @Field(() => DateTimeFilter, { nullable: true, description: 'When value, band or status last changed.' })
  changedAt?: object
}

const ScoreOrder = orderOf('Score', ['VALUE', 'COMPUTED_AT'])
const ScoresArgs = pageArgsOf(ScoreListFilter, ScoreOrder)

@InputType({ description: 'A score computed by an outside system.' })
export class RecordScoreInput extends WriteInput {
  @Field(() => ID, { description: 'A customer or an opportunity.' })
  subjectId!: string

  @Field(() => String, {
    description: '`<source>.<name>`, e.g. "warehouse.churn"; the source must not be a plugin of this server.',
  })
  kind!: string

  @Field(() => Float, {
    nullable: true,
    description:
      'A PROBABILITY is 0 to 1, a PERCENTILE 0 to 100, a COUNT 0 or more, and any other unit within ±1e15. ' +
      'Null means that there is not enough data for a value.',
  })
  value?: number | null

  @Field(() => ScoreUnit)
  unit!: ScoreUnit

  @Field(() => Int, { nullable: true, description: 'Days ahead that the score covers, 1 to 36,500.' })
  horizonDays?: number | null

  @Field(() => String, { nullable: true, description: 'The reason, in words.' })
  text?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The recorded score, or the reason why it was not recorded.' })
class RecordScorePayload extends WritePayload {
  @Field(() => Score, {
    nullable: true,
    description: 'The score after the write; null if it was not recorded.',
  })
  score?: Score | null
}

@Resolver(() => Score)
export class ScoreResolver {
  @FieldResolver(() => ScoreSubject, { description: 'The scored record.' })
  subject(@Root() score: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(score, info)
  }

  @FieldResolver(() => ScoreConnection, { description: 'All its values, newest first.' })
  history(@Root() score: object, @Args(() => PageArgs) _args: PageArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(score, info)
  }

  @Allow('read')
  @Query(() => ScoreConnection, {
    description: 'Scores of all records, for ranking; newest first by default.',
  })
  scores(
    @Args(() => ScoresArgs) args: InstanceType<typeof ScoresArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Score', args)
  }

  @Allow('write')
  @Proposable()
  @Mutation(() => RecordScorePayload, {
    description: 'Records a score computed by an outside system. It streams to subscribers like any other.',
  })
  recordScore(
    @Arg('input', () => RecordScoreInput) input: RecordScoreInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'score', map: 'Score' }, input, recordScore(moduleContext(context, 'score')))
  }
}

@Resolver(() => Customer)
export class CustomerScoresResolver {
  @FieldResolver(() => [Score], { description: 'The newest value of each kind of score.' })
  scores(@Root() customer: object, @Args(() => KindsArgs) _args: KindsArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}

@Resolver(() => Opportunity)
export class OpportunityScoresResolver {
  @FieldResolver(() => [Score], { description: 'The newest value of each kind of score.' })
  scores(@Root() opportunity: object, @Args(() => KindsArgs) _args: KindsArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(opportunity, info)
  }
}

@Resolver(() => Interaction)
export class InteractionScoresResolver {
  @FieldResolver(() => [Score], { description: 'The newest value of each kind of score.' })
  scores(@Root() interaction: object, @Args(() => KindsArgs) _args: KindsArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(interaction, info)
  }
}
