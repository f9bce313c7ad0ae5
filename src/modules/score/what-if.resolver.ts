import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Float, ID, Info, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { Allow, Costs } from '../../core/policy.ts'
import { DateTime } from '../../db/scalars.ts'
import { Interval } from '../../learning/interval.type.ts'
import { ModelRun } from '../../learning/model-run.entity.ts'
import { Explanation, Score, ScoreBand, ScoreStatus, ScoreUnit } from '../../learning/score.entity.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { whatIf } from './what-if.service.ts'

@InputType({ description: 'A feature with another value.' })
class FeatureChangeInput {
  @Field(() => String, { description: 'Its name, as in the factors of the score; `WhatIf.features` lists them.' })
  feature!: string

  @Field(() => Float, { description: 'The new value, within the bounds of the feature.' })
  value!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A feature that a model can be asked about with another value.' })
class WhatIfFeature {
  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => String, { description: 'What it measures, with its unit.' })
  description!: string

  @Field(() => Float, { description: 'The least value that may be asked for.' })
  min!: number

  @Field(() => Float, { description: 'The greatest value that may be asked for.' })
  max!: number

  @Field(() => Boolean, { description: 'Whether it takes whole numbers only.' })
  isWhole!: boolean

  @Field(() => Float, { nullable: true, description: 'What the record has; null if it has nothing to score.' })
  own!: number | null

  @Field(() => Float, { nullable: true, description: 'What it was scored with: the new value, or the own one.' })
  value!: number | null
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'What the promoted model would say of a record if some features were different and all others were as they are. ' +
    'It is computed for this answer and never stored, and it says what the model makes of the change, not what the ' +
    'change would cause.',
})
class WhatIf {
  @Field(() => Boolean, { description: 'True: nobody has this score.' })
  hypothetical!: boolean

  @Field(() => String, { description: 'The kind of score.' })
  kind!: string

  @Field(() => Float, { nullable: true, description: 'The number, in `unit`; null if there is nothing to score.' })
  value!: number | null

  @Field(() => ScoreUnit, { nullable: true, description: 'What the number measures; null without a value.' })
  unit!: `${ScoreUnit}` | null

  @Field(() => ScoreStatus, { description: 'INSUFFICIENT_DATA if there is nothing to score.' })
  status!: `${ScoreStatus}`

  @Field(() => ScoreBand, { nullable: true, description: 'The value in a word, if the model has such words.' })
  band!: `${ScoreBand}` | null

  @Field(() => Interval, { nullable: true, description: 'Bounds of the value, if the model gives any.' })
  interval!: Interval | null

  @Field(() => Int, { nullable: true, description: 'How many days ahead the value looks.' })
  horizonDays!: number | null

  @Field(() => Explanation, { nullable: true, description: 'Why it would be that: parts that add up.' })
  explanation!: Explanation | null

  @Field(() => Float, { nullable: true, description: 'The value minus the stored one; null if either is missing.' })
  difference!: number | null

  @Field(() => [WhatIfFeature], { description: 'Every feature that can be changed, with its bounds.' })
  features!: readonly WhatIfFeature[]

  @Field(() => DateTime, {
    description: 'Nothing later than this moment was used: that of the stored score, so that both can be compared.',
  })
  asOf!: Date

  @Field(() => Score, { nullable: true, description: 'The stored score; null if there is none.' })
  stored!: Score | null

  @Field(() => ModelRun, { description: 'The training that produced the model.' })
  modelRun!: ModelRun
}

/** A few milliseconds in a thread of the pool. */
const points = 500

@Resolver()
export class WhatIfResolver {
  @Allow('read')
  @Query(() => [String], {
    description:
      'The kinds of scores that `whatIf` can be asked about, e.g. "clv.value". Where the promoted model of the plugin ' +
      'is one that does not offer it, `whatIf` says so.',
  })
  whatIfKinds(@Ctx() context: RequestContext): readonly string[] {
    return moduleContext(context, 'score').platform.models.whatIfKinds
  }

  @Allow('read')
  @Costs(points)
  @Query(() => WhatIf, {
    description:
      'Scores a record with changed features by the promoted model; nothing is stored. Without changes it is the ' +
      'stored score.',
  })
  whatIf(
    @Arg('subjectId', () => ID, { description: 'A customer, an opportunity or an interaction.' }) subjectId: string,
    @Arg('kind', () => String, { description: 'The kind of score, e.g. "clv.value".' }) kind: string,
    @Arg('changes', () => [FeatureChangeInput], { description: 'New values, each feature once.' })
    changes: readonly FeatureChangeInput[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return whatIf(context, info, { subjectId, kind, changes })
  }
}
