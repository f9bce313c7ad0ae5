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
import { Allow } from '../../core/policy.ts'
import { Score, ScoreUnit } from '../../learning/score.entity.ts'
import { PageArgs, pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf, FloatFilter, orderOf, TextFilter } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Interaction } from '../interaction/interaction.entity.ts'
import { Opportunity } from '../opportunity/opportunity.entity.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { recordScore } from './score.service.ts'
import { WriteInput } from '../record.input.ts'

const ScoreConnection = connectionOf(Score)

const ScoreSubject = createUnionType({
  name: 'ScoreSubject',
  description: 'What a score is about.',
  types: () => [Customer, Opportunity, Interaction] as const,
})

@ArgsType()
class KindsArgs {
  @Field(() => [String], { nullable: true, description: 'Only these kinds, e.g. ["segmentation.segment"].' })
  kinds?: string[]
}

@InputType({ description: 'Conditions on scores; all of them hold.' })
class ScoreListFilter {
  @Field(() => TextFilter, { nullable: true })
  kind?: TextFilter

  @Field(() => FloatFilter, { nullable: true })
  value?: object
}

const ScoreOrder = orderOf('Score', ['VALUE', 'COMPUTED_AT'])
const ScoresArgs = pageArgsOf(ScoreListFilter, ScoreOrder)

@InputType({ description: 'A score that was computed outside.' })
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
      'A PROBABILITY is 0 to 1, a PERCENTILE 0 to 100, a COUNT 0 or more, everything within ±1e15. Null says that there is not enough data for a value.',
  })
  value?: number | null

  @Field(() => ScoreUnit)
  unit!: ScoreUnit

  @Field(() => Int, { nullable: true, description: 'Days ahead that it speaks of, 1 to 36,500.' })
  horizonDays?: number | null

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  text?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The score that was recorded, or why not.' })
class RecordScorePayload extends WritePayload {
  @Field(() => Score, {
    nullable: true,
    description: 'The score as it is now; null where it was not recorded.',
  })
  score?: Score | null
}

@Resolver(() => Score)
export class ScoreResolver {
  @FieldResolver(() => ScoreSubject, { description: 'The record that is scored.' })
  subject(@Root() score: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(score, info)
  }

  @FieldResolver(() => ScoreConnection, { description: 'Every value that it has had, newest first.' })
  history(@Root() score: object, @Args(() => PageArgs) _args: PageArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(score, info)
  }

  @Allow('read')
  @Query(() => ScoreConnection, {
    description: 'Scores of all records, to rank by: newest first unless ordered otherwise.',
  })
  scores(
    @Args(() => ScoresArgs) args: InstanceType<typeof ScoresArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Score', args)
  }

  @Allow('write')
  @Mutation(() => RecordScorePayload, {
    description: 'Records a score that was computed outside; it streams to subscribers like any other.',
  })
  recordScore(
    @Arg('input', () => RecordScoreInput) input: RecordScoreInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'score', map: 'Score' }, input, recordScore)
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
