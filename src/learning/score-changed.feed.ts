import { Field, Float, ID, InputType, ObjectType } from 'type-graphql'
import { ids } from '../core/ids.ts'
import { MaxItems } from '../core/limits.ts'
import { Allow } from '../core/policy.ts'
import { defineChangeFeed } from '../feeds/change-feed.ts'
import { Change } from '../feeds/change.type.ts'
import { Score } from './score.entity.ts'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A score after one change.' })
class ScoreChange extends Change {
  @Field(() => Score)
  score!: Score

  @Field(() => Float, {
    nullable: true,
    description: 'The previous value; null for a first value, or if there was none.',
  })
  previousValue?: number | null
}

@InputType({ description: 'Conditions on score changes. A change must meet all of them.' })
class ScoreFilter {
  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'Only scores of these records.' })
  subjectIds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Only scores of these kinds, e.g. ["segmentation.segment"].' })
  kinds?: string[] | null

  @Field(() => String, { nullable: true, description: 'Only scores of this plugin.' })
  plugin?: string | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Smallest difference from the previous value. Changes from or to no value have no difference and are ' +
      'left out when this is set.',
  })
  minChange?: number | null
}

const uuidsOf = (given: readonly string[] | null | undefined): ReadonlySet<string> | undefined =>
  given ? new Set(given.map((id, i) => ids.decode(id, undefined, ['filter', 'subjectIds', String(i)]).uuid)) : undefined

export const scoreChanged = defineChangeFeed({
  field: 'scoreChanged',
  topics: ['score.changed'],
  permission: 'read',
  description:
    'Every change of a score that you may see, in order, with its cause, its reasons and the model run that ' +
    'produced it.',
  type: ScoreChange,
  row: ({ payload }) => ({ map: 'ScoreChange', key: payload.historyId }),
  about: ({ payload }) => payload.subjectId,
  retention: {
    table: 'score_history',
    rows: 'former scores',
    days: 730,
    since: 't.computed_at',
    // The newest of each score, which says since when it is what it is.
    keep: 'not exists (select from score_history n where n.score_id = t.score_id and n.computed_at > t.computed_at)',
  },
  args: { filter: { type: ScoreFilter } },
  filter: ({ filter }: { readonly filter?: ScoreFilter | null }) => {
    const subjects = uuidsOf(filter?.subjectIds)
    const kinds = filter?.kinds && new Set(filter.kinds)
    const { plugin, minChange } = filter ?? {}
    return ({ payload }) =>
      (!subjects || subjects.has(payload.subjectId)) &&
      (!kinds || kinds.has(payload.kind)) &&
      (plugin === undefined || plugin === null || plugin === payload.plugin) &&
      (minChange === undefined || minChange === null || (payload.change !== null && payload.change >= minChange))
  },
})
