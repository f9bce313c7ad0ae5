import { ids } from '../../core/ids.ts'
import { defineSubscription } from '../../feeds/subscription.ts'
import { recordTopics } from '../../events/topics.ts'
import { RecordType, type RecordFilter } from './subscription.type.ts'

const mapOf = {
  CUSTOMER: 'Customer',
  INTERACTION: 'Interaction',
  OPPORTUNITY: 'Opportunity',
  ORDER: 'Order',
} as const satisfies Record<RecordType, string>
const typeOf = new Map<string, RecordType>(Object.values(RecordType).map((type) => [mapOf[type], type]))

interface RecordChangedArgs {
  readonly types?: readonly RecordType[] | null
  readonly filter?: RecordFilter | null
}

const uuidsOf = (
  given: readonly string[] | null | undefined,
  expected: string | readonly string[],
  field: string,
): ReadonlySet<string> | undefined =>
  given ? new Set(given.map((id, i) => ids.decode(id, expected, ['filter', field, String(i)]).uuid)) : undefined

export const recordChanged = defineSubscription({
  field: 'recordChanged',
  topics: recordTopics,
  select: ({ types, filter }: RecordChangedArgs) => {
    const wanted = new Set<string>((types ?? Object.values(RecordType)).map((type) => mapOf[type]))
    const customers = uuidsOf(filter?.customerIds, 'Customer', 'customerIds')
    const records = uuidsOf(filter?.ids, Object.values(mapOf), 'ids')
    const actions = filter?.actions && new Set<string>(filter.actions)
    return ({ payload }) =>
      wanted.has(payload.type) &&
      (!customers || customers.has(payload.customerId)) &&
      (!records || records.has(payload.id)) &&
      (!actions || actions.has(payload.action))
  },
  record: ({ payload }) => ({ map: payload.type, key: payload.id, includeDeleted: payload.action === 'REMOVED' }),
  at: 'node',
  item: (node, { payload }, cursor) => ({ cursor, type: typeOf.get(payload.type), action: payload.action, node }),
})
