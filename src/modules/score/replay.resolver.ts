import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, Float, ID, Info, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { DateTime } from '../../db/scalars.ts'
import { Score } from '../../learning/score.entity.ts'
import type { RequestContext } from '../context.ts'
import { replayScore } from './replay.service.ts'

export enum ReplayDifferenceKind {
  INPUTS_CHANGED = 'INPUTS_CHANGED',
  PLUGIN_VERSION_CHANGED = 'PLUGIN_VERSION_CHANGED',
  VALUE_DIFFERS = 'VALUE_DIFFERS',
  NOTHING_TO_SCORE = 'NOTHING_TO_SCORE',
  MODEL_GONE = 'MODEL_GONE',
}
registerEnumType(ReplayDifferenceKind, {
  name: 'ReplayDifferenceKind',
  description: 'In what a replay departed from the stored score.',
  valuesConfig: {
    INPUTS_CHANGED: {
      description: 'Records that the score was computed from, as of its moment, were added, changed or deleted later.',
    },
    PLUGIN_VERSION_CHANGED: { description: 'Another version of the plugin runs now.' },
    VALUE_DIFFERS: { description: 'Another value came out.' },
    NOTHING_TO_SCORE: { description: 'The record, or everything that it was scored from, is no longer there.' },
    MODEL_GONE: { description: 'The model, its algorithm or its plugin is no longer kept.' },
  },
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One thing in which a replay departed from the stored score.' })
export class ReplayDifference {
  @Field(() => ReplayDifferenceKind, { description: 'What kind of thing it is.' })
  kind!: `${ReplayDifferenceKind}`

  @Field(() => String, { description: 'What was stored and what came out, in words.' })
  text!: string
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'A stored score beside the same score computed again by the model that made it.',
})
class ScoreReplay {
  @Field(() => Score, { description: 'The score as it is stored.' })
  score!: Score

  @Field(() => Float, { nullable: true, description: 'The value that came out now; null where none did.' })
  value?: number | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of the inputs that were read now.' })
  inputHash?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Version of the plugin that computed it now; null where none could.',
  })
  pluginVersion?: string | null

  @Field(() => Boolean, { description: 'Whether the stored value came out again, to the last bit.' })
  same!: boolean

  @Field(() => [ReplayDifference], {
    description: 'What is not as it was, also where the value is the same in spite of it.',
  })
  differences!: readonly ReplayDifference[]
}

@Resolver()
export class ReplayResolver {
  @Allow('read')
  @Query(() => ScoreReplay, {
    description:
      'Computes a score again with the model that made it, from what is known now of the time before its `dataAsOf`. Fails with NOT_REPLAYABLE for scores from outside.',
  })
  replayScore(
    @Arg('id', () => ID, { description: 'A score.' }) id: string,
    @Arg('computedAt', () => DateTime, {
      nullable: true,
      description: 'The `computedAt` of an entry of its history, to replay that one; the newest value where absent.',
    })
    computedAt: Date | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return replayScore(context, info, id, computedAt ?? undefined)
  }
}
