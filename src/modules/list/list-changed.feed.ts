import { Field, ID, ObjectType } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow, Personal } from '../../core/policy.ts'
import { defineChangeFeed } from '../../feeds/change-feed.ts'
import { FeedItem } from '../../feeds/change.type.ts'
import { Customer } from '../customer/customer.entity.ts'
import { CustomerList, CustomerListAction } from './list.entity.ts'

@Allow('read')
@Personal()
@ObjectType({ simpleResolvers: true, description: 'A customer joined or left a list.' })
class CustomerListChange extends FeedItem {
  @Field(() => CustomerListAction, { description: 'Whether it joined or left.' })
  action!: CustomerListAction

  @Field(() => CustomerList, { description: 'The list.' })
  list!: CustomerList

  @Field(() => ID, { description: 'The id of the customer.' })
  customerId!: string

  @Field(() => Customer, { nullable: true, description: 'The customer; null where it is deleted.' })
  customer?: Customer | null
}

export const customerListChanged = defineChangeFeed({
  field: 'customerListChanged',
  topics: ['customer-list.changed'],
  permission: 'read',
  description:
    'Every customer that joins or leaves a list, in order, of the lists and customers that you see; with `listId` only those of ' +
    'one list. What is played from the beginning of a list adds up to its members.',
  type: CustomerListChange,
  row: ({ payload }) => ({ map: 'CustomerListChange', key: payload.changeId }),
  about: ({ payload }) => payload.listId,
  retention: { table: 'customer_list_change', rows: 'changes of lists', days: 30 },
  args: { listId: { type: ID, description: 'Only this list. Default: all.' } },
  filter: ({ listId }: { readonly listId?: string | null }) => {
    const wanted = listId ? ids.decode(listId, 'CustomerList', ['listId']).uuid : undefined
    return ({ payload }) => wanted === undefined || payload.listId === wanted
  },
})
