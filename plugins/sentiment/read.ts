import { ids, ownedBySeen, visibleBy, type ReadField, type ReadSpec, type RowRule } from 'rapport-crm/sdk'
import { z } from 'zod'
import { CustomerSentiment, SentimentAlert, SentimentChangeRow } from './entity/customer.ts'
import { TextSentiment } from './entity.ts'
import { CustomerSentimentFilter } from './filter.ts'

type Condition = Extract<NonNullable<ReadSpec['filters']>[string], (...args: never[]) => unknown>

/** The explanation of the score of the same record. */
const reasonsOf = (column: string, kind: string): ReadField => ({
  kind: 'expression',
  sql: (t) =>
    `(select s.explanation from rapport_v1.score s where s.subject_id = ${t}.${column} and s.kind = '${kind}')`,
})

const statusOf = (t: string): string =>
  `case when ${t}.recovered_at is not null then 'RECOVERED' when ${t}.acknowledged_at is not null then 'ACKNOWLEDGED' else 'OPEN' end`

const texts = z.array(z.string()).nullish()
/** The operators of an enum or id filter. */
const operators = z.object({
  eq: z.string().nullish(),
  ne: z.string().nullish(),
  in: texts,
  notIn: texts,
  isNull: z.boolean().nullish(),
})
const askedOf = (filter: unknown) => operators.parse(filter)

/** By the owner of the customer. */
const ofOwner: Condition = (value, t, sql) => {
  const { eq, in: among, isNull } = askedOf(value)
  const uuid = (id: string) => ids.decode(id, 'User', ['filter', 'owner']).uuid
  const conditions: string[] = []
  if (eq === null || isNull === true) conditions.push('c.owner_id is null')
  if (isNull === false) conditions.push('c.owner_id is not null')
  if (typeof eq === 'string') conditions.push(`c.owner_id = ${sql.param(uuid(eq), 'uuid')}`)
  if (among) conditions.push(`c.owner_id = any(${sql.param(among.map(uuid), 'uuid[]')})`)
  return conditions.length === 0
    ? undefined
    : sql.among(`${t}.customer_id`, `select c.id from rapport_v1.customer c where ${conditions.join(' and ')}`)
}

/** By the status of an alert, which is never null. */
const ofStatus: Condition = (value, t, sql) => {
  const given = askedOf(value)
  const status = `(${statusOf(t)})`
  const conditions: string[] = []
  if (given.eq === null || given.isNull === true) conditions.push('false')
  if (typeof given.eq === 'string') conditions.push(`${status} = ${sql.param(given.eq)}`)
  if (typeof given.ne === 'string') conditions.push(`${status} <> ${sql.param(given.ne)}`)
  if (given.in) conditions.push(`${status} = any(${sql.param(given.in, 'text[]')})`)
  if (given.notIn) conditions.push(`${status} <> all(${sql.param(given.notIn, 'text[]')})`)
  return conditions.length === 0 ? undefined : `(${conditions.join(' and ')})`
}

/** Whoever sees the customer, unless that is deleted. */
const ofLiveCustomer: RowRule = {
  condition: (viewer, t, sql) => {
    const owned = ownedBySeen(viewer, 'c.owner_id', sql)
    return owned === undefined
      ? `exists (select from rapport_v1.customer c where c.id = ${t}.customer_id and c.deleted_at is null)`
      : sql.among(`${t}.customer_id`, `select c.id from rapport_v1.customer c where c.deleted_at is null and ${owned}`)
  },
  seenWith: { map: 'Customer', column: 'customer_id' },
}

/** The newest alert of a customer that has not recovered. */
const isOpen: ReadSpec['scope'] = (_viewer, t) =>
  `${t}.id = (select a.id from p_sentiment.alert a where a.customer_id = ${t}.customer_id and a.recovered_at is null order by a.turned_at desc, a.id desc limit 1)`

export const reads: readonly ReadSpec[] = [
  {
    entity: TextSentiment,
    fields: { reasons: reasonsOf('interaction_id', 'sentiment.text') },
    scope: visibleBy.customer('customer_id'),
    inverse: [{ field: 'Interaction.sentiment', by: 'interactionId', shape: 'one' }],
  },
  {
    entity: CustomerSentiment,
    fields: {
      reasons: reasonsOf('customer_id', 'sentiment.customer'),
      customer: { kind: 'one', map: 'Customer', local: 'customer_id', foreign: 'id', nullable: false },
      alert: { kind: 'one', map: 'OpenSentimentAlert', local: 'customer_id', foreign: 'customer_id', nullable: true },
    },
    filters: { owner: ofOwner },
    orders: { VALUE: 'value', LAST_AT: 'lastAt' },
    defaultOrder: { field: 'value', direction: 'ASC' },
    scope: ofLiveCustomer,
    inverse: [{ field: 'Customer.sentiment', by: 'customerId', shape: 'one' }],
    adds: [
      {
        to: 'Customer',
        filters: { sentiment: { type: CustomerSentimentFilter, description: 'How the customer feels.' } },
        orders: {
          SENTIMENT: {
            description: 'How the customer feels, from −1 to 1.',
            table: 'p_sentiment.customer_sentiment',
            foreign: 'customer_id',
            value: (o) => `${o}.value`,
            type: 'double precision',
          },
        },
        dimensions: {
          SENTIMENT: {
            description: 'How the customer feels, in a word.',
            table: 'p_sentiment.customer_sentiment',
            foreign: 'customer_id',
            value: (o) => `${o}.label`,
            condition: (value) =>
              value === null ? { not: { sentiment: {} } } : { sentiment: { label: { eq: value } } },
          },
        },
      },
    ],
  },
  {
    entity: SentimentAlert,
    idPrefix: 'sal',
    fields: { status: { kind: 'expression', sql: statusOf } },
    filters: { status: ofStatus, owner: ofOwner },
    orders: { TURNED_AT: 'turnedAt', LEVEL: 'level' },
    defaultOrder: { field: 'turnedAt', direction: 'DESC' },
    scope: ofLiveCustomer,
  },
  {
    entity: SentimentAlert,
    type: 'SentimentAlert',
    name: 'OpenSentimentAlert',
    idPrefix: 'sal',
    fields: { status: { kind: 'expression', sql: statusOf } },
    defaultOrder: { field: 'turnedAt', direction: 'DESC' },
    scope: visibleBy.all(isOpen, visibleBy.customer('customer_id')),
  },
  {
    entity: SentimentChangeRow,
    type: 'SentimentChange',
    defaultOrder: { field: 'at', direction: 'DESC' },
    scope: visibleBy.customer('customer_id'),
  },
]
