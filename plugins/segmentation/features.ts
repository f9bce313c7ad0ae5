import {
  mayBeLearntFrom,
  mayBeProcessed,
  rateFor,
  sqlOne,
  type FeatureUse,
  type PluginContext,
  type RunSql,
  type ModelUse,
} from 'rapport-crm/sdk'
import { matrix, type Matrix } from 'rapport-crm/ml/data'
import { wordsByRhythm, type Rhythm } from './algorithms/feature-words.ts'
import type { Transform } from './algorithms/scaling.ts'

/** One feature of a customer as of a moment: what it is, how it is scaled, and how SQL computes it. */
interface Feature {
  readonly description: string
  readonly transform: Transform
  /** An expression over the joined row: `o` orders, `g` gaps between purchases, `i` interactions; `$1` is the moment. */
  readonly sql: string
}

/** An order with a negative total is a refund: it takes from what a customer spent, and is no purchase. */
const isPurchase = 'total_value >= 0'
const days = (later: string, earlier: string) => `(extract(epoch from (${later} - ${earlier})) / 86400.0)`
const day = (instant: string) => `(${instant} at time zone 'UTC')::date`

/** Only orders that can be converted count; `$2` is the currency. */
const rate = (order: string, parameter = 2) => rateFor(`${order}currency`, `${order}placed_at`, `$${parameter}::text`)

/** The features that `params.features` may name. The first three are what REFERENCES-style RFM uses and the default. */
export const features = {
  recencyDays: {
    description: 'Days since the last purchase day',
    transform: 'log1p',
    sql: `(${day('$1::timestamptz')} - ${day('o.last_at')})`,
  },
  frequency: { description: 'Days with a purchase', transform: 'log1p', sql: 'o.purchase_days' },
  monetary: {
    description: 'Total of all purchases, in the currency of the model',
    transform: 'signedLog1p',
    sql: 'o.amount',
  },
  averageOrder: {
    description: 'Mean amount of an order, in the currency of the model',
    transform: 'signedLog1p',
    sql: '(o.amount / o.purchases)',
  },
  tenureDays: {
    description: 'Days since the first purchase',
    transform: 'log1p',
    sql: days('$1::timestamptz', 'o.first_at'),
  },
  meanGapDays: {
    description: 'Mean days between purchase days; the time since the first one if there is only one',
    transform: 'log1p',
    sql: `coalesce(g.mean_gap, ${days('$1::timestamptz', 'o.first_at')})`,
  },
  gapVariation: {
    description: 'Deviation of the days between purchases divided by their mean; 0 with fewer than three purchase days',
    transform: 'none',
    sql: 'coalesce(g.gap_deviation / nullif(g.mean_gap, 0), 0)',
  },
  interactions: { description: 'Contacts in the last 365 days', transform: 'log1p', sql: 'coalesce(i.contacts, 0)' },
  interactionRecencyDays: {
    description: 'Days since the last contact; 3,650 if there was none',
    transform: 'log1p',
    sql: `coalesce(${days('$1::timestamptz', 'i.last_at')}, 3650)`,
  },
  supportShare: {
    description: 'Share of support among the contacts of the last 365 days',
    transform: 'none',
    sql: 'coalesce(i.support::float8 / nullif(i.contacts, 0), 0)',
  },
  emailShare: {
    description: 'Share of e-mails among the contacts of the last 365 days',
    transform: 'none',
    sql: 'coalesce(i.email::float8 / nullif(i.contacts, 0), 0)',
  },
  callShare: {
    description: 'Share of calls among the contacts of the last 365 days',
    transform: 'none',
    sql: 'coalesce(i.calls::float8 / nullif(i.contacts, 0), 0)',
  },
} as const satisfies Record<string, Feature>

export type FeatureName = keyof typeof features
/** Whether a value is the name of a feature. */
export const isFeatureName = (value: unknown): value is FeatureName =>
  typeof value === 'string' && Object.hasOwn(features, value)
export const featureNames: readonly FeatureName[] = Object.keys(features).filter(isFeatureName)
export const rfmFeatures: readonly FeatureName[] = ['recencyDays', 'frequency', 'monetary']

/** Only what happened before the moment counts, so that training never sees the future. */
const query = (names: readonly FeatureName[], use: ModelUse, onlyGiven: boolean): string => {
  const given = (column: string) => (onlyGiven ? `and ${column} = any($3::uuid[])` : '')
  const needs = (source: string) => names.some((name) => features[name].sql.includes(`${source}.`))
  const gaps = `left join (
      select customer_id, avg(gap) as mean_gap, stddev_pop(gap) as gap_deviation from (
        select customer_id, d - lag(d) over (partition by customer_id order by d) as gap from (
          select distinct customer_id, ${day('placed_at')} as d from rapport_v1.order cross join lateral ${rate('')} r
          where deleted_at is null and status in ('PLACED', 'PAID', 'FULFILLED') and placed_at < $1 and ${isPurchase} ${given('customer_id')}
        ) days
      ) gaps where gap is not null group by customer_id
    ) g on g.customer_id = o.customer_id`
  const contacts = `left join (
      select customer_id, count(*) as contacts, max(occurred_at) as last_at,
        count(*) filter (where kind = 'SUPPORT') as support, count(*) filter (where kind = 'EMAIL') as email,
        count(*) filter (where kind = 'CALL') as calls
      from rapport_v1.interaction where deleted_at is null and occurred_at < $1 and occurred_at >= $1::timestamptz - interval '365 days' ${given('customer_id')}
      group by customer_id
    ) i on i.customer_id = o.customer_id`
  const columns = names.map((name) => `(${features[name].sql})::float8 as "${name}"`)
  return `
    select o.customer_id::text as customer, ${columns.join(', ')}
    from (
      select customer_id, sum(total_value * r.rate)::float8 as amount, count(*) filter (where ${isPurchase}) as purchases,
        count(distinct ${day('placed_at')}) filter (where ${isPurchase}) as purchase_days,
        min(placed_at) filter (where ${isPurchase}) as first_at, max(placed_at) filter (where ${isPurchase}) as last_at
      from rapport_v1.order cross join lateral ${rate('')} r
      where deleted_at is null and status in ('PLACED', 'PAID', 'FULFILLED') and placed_at < $1 ${given('customer_id')}
      group by customer_id
      having bool_or(${isPurchase})
    ) o
    join rapport_v1.customer c on c.id = o.customer_id and ${mayBeProcessed(use, 'segmentation', 'c')}
    ${needs('g') ? gaps : ''} ${needs('i') ? contacts : ''}
    order by o.customer_id`
}

/** Customers and their features (`n × d`, real units), ordered by customer. */
export interface FeatureTable {
  readonly customers: readonly string[]
  readonly rows: Matrix
}

type Snapshot = PluginContext['snapshot']

/** The features of every customer with a purchase before `asOf`, in amounts of the currency, in one consistent snapshot. */
export const loadFeatures = async (
  snapshot: Snapshot,
  names: readonly FeatureName[],
  asOf: Date,
  currency: string,
  use: ModelUse,
): Promise<FeatureTable> => {
  const columns: Record<string, 'number' | 'text'> = {
    customer: 'text',
    ...Object.fromEntries(names.map((name) => [name, 'number'])),
  }
  const table = await snapshot(query(names, use, false), [asOf.toISOString(), currency], columns)
  const data = new Float64Array(table.rows * names.length)
  names.forEach((name, j) => {
    const column = table[name]
    if (!(column instanceof Float64Array)) throw new TypeError(`expected the column ${name} to be numbers`)
    for (let i = 0; i < table.rows; i++) data[i * names.length + j] = column[i]!
  })
  // Every customer has one row, so the dictionary is in the order of the rows.
  const customer = table['customer']
  if (customer === undefined || customer instanceof Float64Array)
    throw new TypeError('expected the column customer to be text')
  return { customers: customer.dictionary, rows: matrix(data, table.rows, names.length) }
}

/** Days with a purchase of each given customer after `from`, before `until`. */
export const loadPurchaseDays = async (
  snapshot: Snapshot,
  customers: readonly string[],
  from: Date,
  until: Date,
  currency: string,
): Promise<Float64Array> => {
  const { customer, days: bought } = await snapshot(
    `select customer_id::text as customer, count(distinct ${day('placed_at')})::float8 as days
     from rapport_v1.order cross join lateral ${rate('', 3)} r
     where deleted_at is null and status in ('PLACED', 'PAID', 'FULFILLED') and ${isPurchase}
       and placed_at >= $1 and placed_at < $2
     group by customer_id`,
    [from.toISOString(), until.toISOString(), currency],
    { customer: 'text', days: 'number' },
  )
  // Every customer has one row, so the dictionary is in the order of the rows.
  const of = new Map(customer.dictionary.map((id, row) => [id, bought[row]!]))
  return Float64Array.from(customers, (id) => of.get(id) ?? 0)
}

/** How long customers wait until they buy again, by all pairs of purchase days before `asOf`; undefined where nobody has bought twice. */
export const loadRhythm = async (sql: RunSql, asOf: Date, currency: string): Promise<Rhythm | undefined> => {
  const { usual, long } = await sqlOne<{ usual: number; long: number } | { usual: null; long: null }>(
    sql,
    `select percentile_cont(0.5) within group (order by gap) as usual, percentile_cont(0.9) within group (order by gap) as long
     from (
       select d - lag(d) over (partition by customer_id order by d) as gap from (
         select distinct o.customer_id, ${day('o.placed_at')} as d
         from rapport_v1.order o join rapport_v1.customer c on c.id = o.customer_id and ${mayBeLearntFrom('segmentation', 'c')}
           cross join lateral ${rate('o.')} r
         where o.deleted_at is null and o.status in ('PLACED', 'PAID', 'FULFILLED') and o.placed_at < $1 and o.${isPurchase}
       ) days
     ) gaps where gap is not null`,
    [asOf.toISOString(), currency],
  )
  return usual === null ? undefined : { usual, long }
}

/** The features of some customers; those without a purchase are absent. */
export const loadFeaturesOf = async (
  sql: RunSql,
  customerIds: readonly string[],
  names: readonly FeatureName[],
  asOf: Date,
  currency: string,
): Promise<FeatureTable> => {
  const found = await sql<{ customer: string } & Record<FeatureName, number>>(query(names, 'SCORE', true), [
    asOf.toISOString(),
    currency,
    customerIds,
  ])
  const data = Float64Array.from(found.flatMap((row) => names.map((name) => row[name])))
  return { customers: found.map((row) => row.customer), rows: matrix(data, found.length, names.length) }
}

/** What the algorithms need to know of the features. */
export const featuresFor = (names: readonly FeatureName[], rhythm?: Rhythm) => ({
  names,
  transforms: names.map((name) => features[name].transform),
  words: wordsByRhythm(rhythm),
})

/** What the model run says about the features. */
export const featureUses = (names: readonly FeatureName[]): FeatureUse[] =>
  names.map((name) => ({ name, description: features[name].description }))
