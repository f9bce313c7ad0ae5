import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import {
  Allow,
  BaseEntity,
  bySubject,
  Customer,
  defineChangeFeed,
  FeedItem,
  ids,
  PersonalData,
  type RunSql,
} from 'rapport-crm/sdk'
import { Field, Float, ID, ObjectType } from 'type-graphql'
import type { Measured } from './features.ts'

declare module 'rapport-crm/sdk' {
  interface RapportEvents {
    'sample-plugin.changed': { readonly changeId: string; readonly customerId: string }
  }
}

/** One change of a value, kept so that a client can resume. */
@PersonalData({ subject: bySubject.customer('customer_id', { erase: 'delete' }), behaviour: ['value'], none: ['at'] })
@Entity({ tableName: 'change', schema: 'p_sample_plugin' })
export class SamplePluginChangeRow extends BaseEntity {
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Property({ type: 'double' })
  value!: number

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A change of the value of a customer.' })
class SamplePluginChange extends FeedItem {
  @Field(() => Customer, { description: 'The customer.' })
  customer!: Customer

  @Field(() => Float, { description: 'The value now.' })
  value!: number
}

/** `Subscription.samplePluginChanged`: whoever sees the customer sees the change. */
export const samplePluginChanged = defineChangeFeed({
  field: 'samplePluginChanged',
  topics: ['sample-plugin.changed'],
  permission: 'read',
  description: 'Every change of the value of a customer, in order.',
  type: SamplePluginChange,
  row: ({ payload }) => ({ map: 'SamplePluginChange', key: payload.changeId }),
  retention: { table: 'p_sample_plugin.change', rows: 'changes of sample-plugin', days: 30 },
  args: { customerId: { type: ID, description: 'Only of this customer.' } },
  filter: ({ customerId }: { readonly customerId?: string | null }) => {
    const only = customerId ? ids.decode(customerId, 'Customer', ['customerId']).uuid : undefined
    return ({ payload }) => only === undefined || payload.customerId === only
  },
})

const record = samplePluginChanged.emitRows({
  with: `change as (
    insert into p_sample_plugin.change (id, customer_id, value, at)
    select uuid_v7(), d.customer, d.value, now() from jsonb_to_recordset($1::jsonb) as d(customer uuid, value float8)
    returning id, customer_id)`,
  from: 'change',
  payload: { changeId: 'id', customerId: 'customer_id' },
})

/** Keeps changes and tells subscribers about them, in the transaction of `sql`. */
export const recordChanges = async (sql: RunSql, changed: readonly Measured[]): Promise<void> => {
  if (changed.length > 0) await record(sql, [JSON.stringify(changed)])
}
