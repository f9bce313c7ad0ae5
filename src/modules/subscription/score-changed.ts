import { ids } from '../../core/ids.ts'
import { defineSubscription } from '../../feeds/subscription.ts'
import { ScoreHistory } from '../../learning/score.entity.ts'
import type { ReadSpec } from '../../read/read-map.ts'
import { scoreFields, scoreScope } from '../score/score.read.ts'
import type { ScoreFilter } from './subscription.type.ts'

/** A score after each of its changes, and the change itself: both are rows of the history. */
export const scoreChangeReads: readonly ReadSpec[] = [
  {
    entity: ScoreHistory,
    type: 'Score',
    name: 'ScoreHistory',
    fields: scoreFields('score_id'),
    orders: { COMPUTED_AT: 'computedAt' },
    defaultOrder: { field: 'computedAt', direction: 'DESC' },
    scope: scoreScope,
  },
  {
    entity: ScoreHistory,
    type: 'ScoreChange',
    fields: { score: { kind: 'one', map: 'ScoreHistory', local: 'id', foreign: 'id', nullable: false } },
    scope: scoreScope,
  },
]

const uuidsOf = (given: readonly string[] | null | undefined): ReadonlySet<string> | undefined =>
  given ? new Set(given.map((id, i) => ids.decode(id, undefined, ['filter', 'subjectIds', String(i)]).uuid)) : undefined

export const scoreChanged = defineSubscription({
  field: 'scoreChanged',
  topics: ['score.changed'],
  select: ({ filter }: { readonly filter?: ScoreFilter | null }) => {
    const subjects = uuidsOf(filter?.subjectIds)
    const kinds = filter?.kinds && new Set(filter.kinds)
    const { plugin, minChange } = filter ?? {}
    return ({ payload }) =>
      (!subjects || subjects.has(payload.subjectId)) &&
      (!kinds || kinds.has(payload.kind)) &&
      (plugin === undefined || plugin === null || plugin === payload.plugin) &&
      (minChange === undefined || minChange === null || (payload.change !== null && payload.change >= minChange))
  },
  record: ({ payload }) => ({ map: 'ScoreChange', key: payload.historyId }),
  item: (change, _event, cursor) => ({ ...change, cursor }),
})
