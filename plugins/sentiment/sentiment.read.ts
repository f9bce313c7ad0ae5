import { ids, type ReadField, type ReadSpec } from 'rapport/sdk'
import { CustomerSentiment, SentimentAlert, SentimentChangeRow } from './customer-sentiment.entity.ts'
import { TextSentiment } from './text-sentiment.entity.ts'

/** Visible where its customer is. */
const ofVisibleCustomer: ReadSpec['scope'] = (viewer, t, sql) =>
  viewer.scope === 'ALL'
    ? undefined
    : `exists (select 1 from customer c where c.id = ${t}.customer_id and c.owner_id = ${sql.param(viewer.userId ?? null, 'uuid')})`

/** The explanation of the score of the same record. */
const reasonsOf = (column: string, kind: string): ReadField => ({
  kind: 'expression',
  sql: (t) => `(select s.explanation from score s where s.subject_id = ${t}.${column} and s.kind = '${kind}')`,
})

const statusOf = (t: string): string =>
  `case when ${t}.recovered_at is not null then 'RECOVERED' when ${t}.acknowledged_at is not null then 'ACKNOWLEDGED' else 'OPEN' end`

const isOfLiveCustomer = (t: string): string =>
  `exists (select from customer c where c.id = ${t}.customer_id and c.deleted_at is null)`

export const reads: readonly ReadSpec[] = [
  {
    entity: TextSentiment,
    fields: { reasons: reasonsOf('interaction_id', 'sentiment.text') },
    scope: ofVisibleCustomer,
    inverse: [{ field: 'Interaction.sentiment', by: 'interactionId', shape: 'one' }],
  },
  {
    entity: CustomerSentiment,
    fields: {
      reasons: reasonsOf('customer_id', 'sentiment.customer'),
      alert: { kind: 'one', map: 'OpenSentimentAlert', local: 'customer_id', foreign: 'customer_id', nullable: true },
    },
    scope: ofVisibleCustomer,
    inverse: [{ field: 'Customer.sentiment', by: 'customerId', shape: 'one' }],
  },
  {
    entity: SentimentAlert,
    idPrefix: 'sal',
    fields: { status: { kind: 'expression', sql: statusOf } },
    filters: {
      status: (value, t, sql) => {
        const { in: wanted, eq, ne, notIn } = value as Readonly<Record<string, string | readonly string[] | null>>
        const status = `(${statusOf(t)})`
        const conditions = [
          eq && `${status} = ${sql.param(eq)}`,
          ne && `${status} <> ${sql.param(ne)}`,
          wanted && `${status} = any(${sql.param(wanted, 'text[]')})`,
          notIn && `${status} <> all(${sql.param(notIn, 'text[]')})`,
        ].filter((condition) => typeof condition === 'string')
        return conditions.length > 0 ? `(${conditions.join(' and ')})` : undefined
      },
      owner: (value, t, sql) => {
        const { eq, in: among, isNull } = value as Readonly<Record<string, string | readonly string[] | boolean | null>>
        const uuids = [
          ...(typeof eq === 'string' ? [eq] : []),
          ...(Array.isArray(among) ? (among as string[]) : []),
        ].map((id) => ids.decode(id, 'User', ['filter', 'owner']).uuid)
        const conditions = [
          (typeof eq === 'string' || Array.isArray(among)) && `c.owner_id = any(${sql.param(uuids, 'uuid[]')})`,
          typeof isNull === 'boolean' && `c.owner_id is ${isNull ? 'null' : 'not null'}`,
        ].filter((condition) => typeof condition === 'string')
        return conditions.length === 0
          ? undefined
          : `exists (select from customer c where c.id = ${t}.customer_id and ${conditions.join(' and ')})`
      },
    },
    orders: { TURNED_AT: 'turnedAt', LEVEL: 'level' },
    defaultOrder: { field: 'turnedAt', direction: 'DESC' },
    scope: (viewer, t, sql) =>
      [isOfLiveCustomer(t), ofVisibleCustomer(viewer, t, sql)].filter((part) => part !== undefined).join(' and '),
  },
  {
    entity: SentimentAlert,
    type: 'SentimentAlert',
    name: 'OpenSentimentAlert',
    idPrefix: 'sal',
    fields: { status: { kind: 'expression', sql: statusOf } },
    defaultOrder: { field: 'turnedAt', direction: 'DESC' },
    // One a customer: the newest that is not recovered.
    scope: (viewer, t, sql) =>
      [
        `${t}.id = (select a.id from p_sentiment.alert a where a.customer_id = ${t}.customer_id and a.recovered_at is null order by a.turned_at desc, a.id desc limit 1)`,
        ofVisibleCustomer(viewer, t, sql),
      ]
        .filter((part) => part !== undefined)
        .join(' and '),
  },
  {
    entity: SentimentChangeRow,
    type: 'SentimentChange',
    defaultOrder: { field: 'at', direction: 'DESC' },
    scope: ofVisibleCustomer,
  },
]
