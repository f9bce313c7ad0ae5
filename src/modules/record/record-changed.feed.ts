import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { MaxItems } from '../../core/limits.ts'
import { Allow } from '../../core/policy.ts'
import { Node } from '../../db/node.type.ts'
import { recordTopics } from '../../events/topics.ts'
import { defineChangeFeed } from '../../feeds/change-feed.ts'
import { FeedItem } from '../../feeds/change.type.ts'

enum RecordType {
  CUSTOMER = 'CUSTOMER',
  INTERACTION = 'INTERACTION',
  OPPORTUNITY = 'OPPORTUNITY',
  ORDER = 'ORDER',
  TASK = 'TASK',
  CASE = 'CASE',
}
registerEnumType(RecordType, { name: 'RecordType', description: 'A record type whose changes can be watched.' })

enum RecordAction {
  ADDED = 'ADDED',
  UPDATED = 'UPDATED',
  REMOVED = 'REMOVED',
}
registerEnumType(RecordAction, { name: 'RecordAction', description: 'What happened to a record.' })

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A record was created, changed or removed.' })
class RecordChange extends FeedItem {
  @Field(() => RecordType)
  type!: RecordType

  @Field(() => RecordAction)
  action!: RecordAction

  @Field(() => Node, { description: 'The record as it is now; a removed one as it was last.' })
  node!: Node
}

@InputType({ description: 'Conditions on record changes. A change must meet all of them.' })
class RecordFilter {
  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'Only these customers, and what belongs to them.' })
  customerIds?: string[] | null

  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'Only these records.' })
  ids?: string[] | null

  @Field(() => [RecordAction], { nullable: true })
  actions?: RecordAction[] | null
}

const mapOf = {
  CUSTOMER: 'Customer',
  INTERACTION: 'Interaction',
  OPPORTUNITY: 'Opportunity',
  ORDER: 'Order',
  TASK: 'Task',
  CASE: 'Case',
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

export const recordChanged = defineChangeFeed({
  field: 'recordChanged',
  topics: recordTopics,
  permission: 'read',
  description: 'Every change of a customer, interaction, opportunity, order, task or case that you may see, in order.',
  type: RecordChange,
  row: ({ payload }) => ({ map: payload.type, key: payload.id, includeDeleted: payload.action === 'REMOVED' }),
  rowField: 'node',
  args: { types: { type: [RecordType] }, filter: { type: RecordFilter } },
  filter: ({ types, filter }: RecordChangedArgs) => {
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
  item: (node, { payload }) => ({ type: typeOf.get(payload.type), action: payload.action, node }),
})
