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
  description: 'A way in which a replay can differ from the stored score.',
  valuesConfig: {
    INPUTS_CHANGED: {
      description: 'Records that the score was computed from, as of its moment, were added, changed or deleted later.',
    },
    PLUGIN_VERSION_CHANGED: { description: 'A different version of the plugin is running now.' },
    VALUE_DIFFERS: { description: 'The replay produced a different value.' },
    NOTHING_TO_SCORE: { description: 'The record, or everything that it was scored from, no longer exists.' },
    MODEL_GONE: { description: 'The model, its algorithm or its plugin no longer exists.' },
  },
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One difference between a replay and the stored score.' })
export class ReplayDifference {
  @Field(() => ReplayDifferenceKind, { description: 'The kind of difference.' })
  kind!: `${ReplayDifferenceKind}`

  @Field(() => String, { description: 'What was stored and what the replay produced, in words.' })
  text!: string
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'A stored score beside the same score, recomputed by the model that produced it.',
})
class ScoreReplay {
  @Field(() => Score, { description: 'The stored score.' })
  score!: Score

  @Field(() => Float, { nullable: true, description: 'The recomputed value; null if there is none.' })
  value?: number | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of the inputs that the replay read.' })
  inputHash?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Version of the plugin that recomputed it; null if none could.',
  })
  pluginVersion?: string | null

  @Field(() => Boolean, { description: 'Whether the replay reproduced the stored value to the last bit.' })
  same!: boolean

  @Field(() => [ReplayDifference], {
    description: 'Everything that differs, even if the value is the same.',
  })
  differences!: readonly ReplayDifference[]
}

@Resolver()
export class ReplayResolver {
  @Allow('read')
  @Query(() => ScoreReplay, {
    description:
      'Recomputes a score with the model that produced it, from what is known now about the time before its ' +
      '`dataAsOf`. Fails with NOT_REPLAYABLE for scores from outside.',
  })
  replayScore(
    @Arg('id', () => ID, { description: 'A score.' }) id: string,
    @Arg('computedAt', () => DateTime, {
      nullable: true,
      description:
        "The `computedAt` of an entry of the score's history, to replay that one. Default: the newest value.",
    })
    computedAt: Date | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return replayScore(context, info, id, computedAt ?? undefined)
  }
}
