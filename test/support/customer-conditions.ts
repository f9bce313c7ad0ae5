/** A condition on customers twice: as a filter of the graph, and by hand in SQL about the customer `c`. */
export interface SaidTwice {
  readonly filter: Readonly<Record<string, unknown>>
  readonly sql: string
}

/** An order of customers twice: as the graph has it, and as an SQL expression about the customer `c`. */
export interface OrderedTwice {
  readonly orderBy: { readonly field: string } & Readonly<Record<string, unknown>>
  readonly value: string
}

const scored = (kind: string, condition: string): string =>
  `exists (select from score s where s.subject_id = c.id and s.kind = '${kind}' and ${condition})`

/** What an order must be to count as a purchase. */
const counts = `o.deleted_at is null and o.status in ('PLACED', 'PAID', 'FULFILLED')`
const bought = (what: string): string => `(select ${what} from sales_order o where o.customer_id = c.id and ${counts})`
const member = (condition: string): string =>
  `exists (select from p_segmentation.membership m where m.customer_id = c.id and ${condition})`
const feels = (condition: string): string =>
  `exists (select from p_sentiment.customer_sentiment s where s.customer_id = c.id and ${condition})`

/** Conditions by what the product is about; `segments` are ids of two segments, `day` is an instant within the data. */
export const conditionsOf = (segments: readonly string[], day: string): readonly SaidTwice[] => {
  const [first, second] = segments.map((id) => `seg_${id}`)
  return [
    { filter: { score: { kind: 'clv.value', value: { gte: 0.7 } } }, sql: scored('clv.value', 's.value >= 0.7') },
    {
      filter: { score: { kind: 'segmentation.segment', value: { gt: 20, lt: 60 } } },
      sql: scored('segmentation.segment', 's.value > 20 and s.value < 60'),
    },
    {
      filter: { score: { kind: 'clv.value', band: { in: ['LOW', 'HIGH'] } } },
      sql: scored('clv.value', `s.band in ('LOW', 'HIGH')`),
    },
    {
      filter: { score: { kind: 'clv.value', change: { lt: 0 }, changedAt: { gte: day } } },
      sql: scored('clv.value', `s.value < s.previous_value and s.changed_at >= '${day}'`),
    },
    { filter: { score: { kind: 'clv.value', value: { isNull: true } } }, sql: scored('clv.value', 's.value is null') },
    { filter: { score: { kind: 'unheard.of' } }, sql: 'false' },
    {
      filter: { not: { score: { kind: 'sentiment.customer', status: { eq: 'OK' } } } },
      sql: `not ${scored('sentiment.customer', `s.status = 'OK'`)}`,
    },
    { filter: { segment: { segment: { eq: first } } }, sql: member(`m.segment_id = '${segments[0]}'`) },
    {
      filter: { segment: { segment: { in: [first, second] }, since: { gte: day } } },
      sql: member(`m.segment_id in ('${segments.join(`', '`)}') and m.since >= '${day}'`),
    },
    { filter: { segment: {} }, sql: member('true') },
    { filter: { not: { segment: {} } }, sql: `not ${member('true')}` },
    { filter: { sentiment: { value: { lt: -0.3 } } }, sql: feels('s.value < -0.3') },
    {
      filter: { sentiment: { mood: { eq: 'POSITIVE' }, label: { ne: 'NEUTRAL' } } },
      sql: feels(`s.mood = 'POSITIVE' and s.label <> 'NEUTRAL'`),
    },
    { filter: { purchases: { lastOrderAt: { lt: day } } }, sql: `${bought('max(o.placed_at)')} < '${day}'` },
    {
      filter: { purchases: { lastOrderAt: { beforeLastDays: 200 } } },
      sql: `${bought('max(o.placed_at)')} < now() - interval '200 days'`,
    },
    {
      filter: { orders: { some: { placedAt: { inLastDays: 90 }, status: { ne: 'CANCELLED' } } } },
      sql: `exists (select from sales_order o where o.customer_id = c.id and o.deleted_at is null and o.status <> 'CANCELLED'
        and o.placed_at >= now() - interval '90 days' and o.placed_at <= now())`,
    },
    { filter: { purchases: { orders: { gte: 2 } } }, sql: `${bought('count(*)')} >= 2` },
    {
      filter: { purchases: { spent: { currency: 'USD', amount: { gte: '200' } } } },
      sql: `${bought(`sum(o.total_value) filter (where o.currency = 'USD')`)} >= 200`,
    },
    { filter: { not: { purchases: {} } }, sql: `${bought('count(*)')} = 0` },
    {
      filter: { orders: { some: { placedAt: { gte: day }, total: { gte: '300' } } } },
      sql: `exists (select from sales_order o where o.customer_id = c.id and o.deleted_at is null and o.placed_at >= '${day}' and o.total_value >= 300)`,
    },
    {
      filter: { orders: { none: {} } },
      sql: 'not exists (select from sales_order o where o.customer_id = c.id and o.deleted_at is null)',
    },
    {
      filter: { opportunities: { some: { stage: { outcome: { eq: 'OPEN' } } } } },
      sql: `exists (select from opportunity o join stage s on s.id = o.stage_id where o.customer_id = c.id and o.deleted_at is null and s.outcome = 'OPEN')`,
    },
    {
      filter: { interactions: { some: { kind: { eq: 'SUPPORT' } } } },
      sql: `exists (select from interaction i where i.customer_id = c.id and i.deleted_at is null and i.kind = 'SUPPORT')`,
    },
    { filter: { country: { eq: 'DE' } }, sql: `c.country = 'DE'` },
    { filter: { tags: { hasAny: ['news'] } }, sql: `c.tags && array['news']` },
  ]
}

const scoreOf = (kind: string, value: string): string =>
  `(select ${value} from score s where s.subject_id = c.id and s.kind = '${kind}')`

/** Every order by what the product is about. */
export const customerOrders: readonly OrderedTwice[] = [
  { orderBy: { field: 'SCORE', scoreKind: 'clv.value' }, value: scoreOf('clv.value', 's.value') },
  {
    orderBy: { field: 'SCORE_CHANGE', scoreKind: 'segmentation.segment' },
    value: scoreOf('segmentation.segment', 's.value - s.previous_value'),
  },
  {
    orderBy: { field: 'SEGMENT_SINCE' },
    value: '(select m.since from p_segmentation.membership m where m.customer_id = c.id)',
  },
  {
    orderBy: { field: 'SENTIMENT' },
    value: '(select s.value from p_sentiment.customer_sentiment s where s.customer_id = c.id)',
  },
  { orderBy: { field: 'LAST_ORDER_AT' }, value: bought('max(o.placed_at)') },
  {
    orderBy: { field: 'SPENT', currency: 'EUR' },
    value: bought(`sum(o.total_value) filter (where o.currency = 'EUR')`),
  },
  {
    orderBy: { field: 'SPENT', currency: 'ISK' },
    value: bought(`sum(o.total_value) filter (where o.currency = 'ISK')`),
  },
]
