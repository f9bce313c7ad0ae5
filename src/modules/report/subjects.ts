import { ids } from '../../core/ids.ts'
import { quoteText } from '../../db/quote.ts'
import type { Viewer } from '../../core/viewer.ts'
import type { ReadMap } from '../../read/read-map.ts'
import { ownedBySeen } from '../../read/row-scope.ts'
import { quoteName, type SqlText } from '../../read/sql-text.ts'
import type { ReportFigure, ReportFilter, ReportMoment, ReportSubject } from './report.input.ts'

/** A table with at most one row for each record: what it is joined by, given the alias of the row and what the column refers to. */
interface Beside {
  readonly table: string
  readonly on: (o: string, currency: string | undefined) => string
  /** The condition for a viewer to see the row; undefined: whoever sees the record. */
  readonly scope?: (viewer: Viewer, o: string, sql: SqlText) => string | undefined
}

/** A figure of a record. */
export interface Figure {
  /**
   * About the record or, if there is one, the row beside it. `currency` is the parameter with the currency asked for, if any; `whole` is
   * the record that it is a part of, itself where it is of none.
   */
  readonly sql: (t: string, currency: string | undefined, whole: string) => string
  readonly beside?: (t: string) => Beside
  /** The column of `whole` with the currency of an amount; an amount without one is always in the currency asked for. */
  readonly currency?: (whole: string) => string
  readonly isMoney?: true
}

/** What records are grouped by: a text about the record or, if there is one, the row beside it, and its label for people. */
export interface Dimension {
  readonly value: (t: string) => string
  readonly beside?: (t: string) => Beside
  readonly label?: (value: string) => string
  /** It is about the record that each is a part of. */
  readonly ofWhole?: true
  /**
   * The condition that the records of a group meet, as the list of the records takes it, or that of customers for a dimension of
   * them; absent: no list has one.
   */
  readonly condition?: ((value: string | null) => object) | undefined
}

/** What puts a record into a period: a column of instants, or of days, and the field of the list's filter that is about it. */
export interface Moment {
  readonly column: string
  readonly field: string
  readonly isDay?: true
}

/** What a report of one kind of record can be about. */
export interface Subject {
  readonly map: string
  readonly filter: keyof ReportFilter
  /** What each record is a part of, and the column that refers to it: customer, moments, currency and rates are those of the whole. */
  readonly whole?: {
    readonly map: string
    readonly column: string
    /** The condition on parts in the filter of the whole. */
    readonly parts: string
  }
  /** The key of the customer of a record, or of the whole. */
  readonly customer: (t: string) => string
  /** The column with the instant whose day (UTC) has the exchange rate of an amount, null for that of today. */
  readonly rateOf?: string
  /** The columns with the rate that was fixed for an amount: its currency, the rate, and its day. */
  readonly fixed?: { readonly currency: string; readonly rate: string; readonly rateOn: string }
  /** The default first. */
  readonly moments: Readonly<Partial<Record<keyof typeof ReportMoment, Moment>>>
  readonly figures: Readonly<Partial<Record<keyof typeof ReportFigure, Figure>>>
  readonly dimensions: Readonly<Record<string, Dimension>>
}

const isValue = (value: string | null): object => (value === null ? { isNull: true } : { eq: value })

/** A column, and the field of the filter that is about it. */
const column = (name: string, field = name): Dimension => ({
  value: (t) => `${t}.${name}`,
  condition: (value) => ({ [field]: isValue(value) }),
})
const idOf = (type: string, name: string): string => `${quoteText(`${ids.prefixOf(type)}_`)} || ${name}`
const uuidIn = (value: string): string => `split_part(${value}, '_', 2)::uuid`

const user = (name: string): Dimension => ({
  condition: (value) => ({ owner: isValue(value) }),
  value: (t) => idOf('User', `${t}.${name}`),
  label: (value) => `(select u.name from app_user u where u.id = ${uuidIn(value)})`,
})
const stageOf = (t: string): Beside => ({ table: 'stage', on: (o) => `${o}.id = ${t}.stage_id` })

/** What a plugin lets reports group by, given the alias of the customer: a viewer may see a deal and not what a plugin says of its customer. */
export const addedDimension = ({
  table,
  foreign,
  value,
  label,
  condition,
  scope,
}: ReadMap['dimensions'][string]): Dimension => ({
  value,
  condition,
  beside: (c) => ({ table, on: (o) => `${o}.${quoteName(foreign)} = ${c}.id`, scope }),
  ...(label ? { label } : {}),
})

/** The organisation that a customer is, or mainly works for, given the alias of the customer. */
const organisationOf = (c: string): Beside => ({
  table: 'customer',
  on: (o) =>
    `${o}.id = case ${c}.kind when 'ORGANISATION' then ${c}.id else ${c}.organisation_id end and ${o}.deleted_at is null`,
  scope: (viewer, o, sql) => ownedBySeen(viewer, `${o}.owner_id`, sql),
})
/** The filter of customers that are, or mainly work for, an organisation that meets a condition. */
const ofOrganisation = (filter: object): object => ({
  or: [{ kind: { eq: 'ORGANISATION' }, ...filter }, { organisation: filter }],
})
const withOrganisation =
  (field: 'id' | 'industry') =>
  (value: string | null): object =>
    value === null
      ? { not: ofOrganisation({ [field]: { isNull: false } }) }
      : ofOrganisation({ [field]: { eq: value } })

/** Those of the customer of a record, whose alias they are given. */
export const customerDimensions: Readonly<Record<string, Dimension>> = {
  CUSTOMER_KIND: column('kind'),
  CUSTOMER_COUNTRY: column('country'),
  CUSTOMER_LANGUAGE: column('language'),
  CUSTOMER_LIFECYCLE: column('lifecycle'),
  CUSTOMER_OWNER: user('owner_id'),
  CUSTOMER_ORGANISATION: {
    value: (o) => idOf('Customer', `${o}.id`),
    beside: organisationOf,
    label: (value) => `(select c.name from customer c where c.id = ${uuidIn(value)})`,
    condition: withOrganisation('id'),
  },
  CUSTOMER_INDUSTRY: {
    value: (o) => `${o}.industry`,
    beside: organisationOf,
    condition: withOrganisation('industry'),
  },
}

const money = (amount: string): Figure => ({
  sql: (t, currency, whole) =>
    currency ? `case when ${whole}.currency = ${currency} then ${t}.${amount} end` : `${t}.${amount}`,
  currency: (whole) => `${whole}.currency`,
  isMoney: true,
})

const orderMoments: Subject['moments'] = {
  PLACED_AT: { column: 'placed_at', field: 'placedAt' },
  CREATED_AT: { column: 'created_at', field: 'createdAt' },
}

/** Whoever sees an order sees its customer, unless that is deleted. */
const buyer: Dimension = {
  value: (t) => idOf('Customer', `${t}.customer_id`),
  label: (value) => `(select c.name from customer c where c.id = ${uuidIn(value)} and c.deleted_at is null)`,
  condition: (value) => ({ customer: { id: isValue(value) } }),
}

const orderDimensions: Readonly<Record<string, Dimension>> = {
  CUSTOMER: buyer,
  STATUS: column('status'),
  CURRENCY: column('currency'),
}

export const subjects: Readonly<Record<keyof typeof ReportSubject, Subject>> = {
  CUSTOMERS: {
    map: 'Customer',
    filter: 'customers',
    customer: (t) => `${t}.id`,
    moments: { CREATED_AT: { column: 'created_at', field: 'createdAt' } },
    figures: {
      SPENT: {
        sql: (o) => `${o}.total_value`,
        beside: (t) => ({
          table: 'customer_spending',
          on: (o, currency) => `${o}.customer_id = ${t}.id and ${o}.currency = ${currency}`,
        }),
        isMoney: true,
      },
      PURCHASES: {
        sql: (o) => `coalesce(${o}.orders, 0)`,
        beside: (t) => ({ table: 'customer_purchases', on: (o) => `${o}.customer_id = ${t}.id` }),
      },
    },
    dimensions: {},
  },
  ORDERS: {
    map: 'Order',
    filter: 'orders',
    customer: (t) => `${t}.customer_id`,
    moments: orderMoments,
    rateOf: 'placed_at',
    figures: { TOTAL: money('total_value') },
    dimensions: orderDimensions,
  },
  ORDER_LINES: {
    map: 'OrderLine',
    filter: 'orderLines',
    whole: { map: 'Order', column: 'order_id', parts: 'lines' },
    customer: (order) => `${order}.customer_id`,
    moments: orderMoments,
    rateOf: 'placed_at',
    figures: { TOTAL: money('total_value'), QUANTITY: { sql: (t) => `${t}.quantity` } },
    dimensions: {
      PRODUCT: {
        ...column('sku'),
        condition: (value) => ({ product: { sku: isValue(value) } }),
        beside: (t) => ({ table: 'product', on: (o) => `${o}.id = ${t}.product_id` }),
        label: (value) => `(select p.name from product p where p.sku = ${value})`,
      },
      ...Object.fromEntries(
        Object.entries(orderDimensions).map(([name, one]) => [name, { ...one, ofWhole: true as const }]),
      ),
    },
  },
  OPPORTUNITIES: {
    map: 'Opportunity',
    filter: 'opportunities',
    customer: (t) => `${t}.customer_id`,
    moments: {
      CREATED_AT: { column: 'created_at', field: 'createdAt' },
      CLOSED_AT: { column: 'closed_at', field: 'closedAt' },
      EXPECTED_CLOSE_ON: { column: 'expected_close_on', field: 'expectedCloseOn', isDay: true },
    },
    rateOf: 'closed_at',
    fixed: { currency: 'base_currency', rate: 'base_rate', rateOn: 'base_rate_on' },
    figures: { AMOUNT: money('amount_value'), PROBABILITY: { sql: (t) => `${t}.probability` } },
    dimensions: {
      STAGE: {
        ...column('key'),
        condition: (value) => ({ stage: { key: isValue(value) } }),
        beside: stageOf,
        label: (value) => `(select min(s.name) from stage s where s.key = ${value})`,
      },
      OUTCOME: {
        ...column('outcome'),
        condition: (value) => ({ stage: { outcome: isValue(value) } }),
        beside: stageOf,
      },
      PIPELINE: {
        ...column('key'),
        condition: (value) => ({ pipeline: { key: isValue(value) } }),
        beside: (t) => ({ table: 'pipeline', on: (o) => `${o}.id = ${t}.pipeline_id` }),
        label: (value) => `(select min(p.name) from pipeline p where p.key = ${value})`,
      },
      OWNER: user('owner_id'),
      CURRENCY: column('currency'),
    },
  },
  INTERACTIONS: {
    map: 'Interaction',
    filter: 'interactions',
    customer: (t) => `${t}.customer_id`,
    moments: {
      OCCURRED_AT: { column: 'occurred_at', field: 'occurredAt' },
      CREATED_AT: { column: 'created_at', field: 'createdAt' },
    },
    figures: {},
    dimensions: {
      KIND: column('kind'),
      CHANNEL: column('channel'),
      DIRECTION: column('direction'),
      LANGUAGE: column('language'),
    },
  },
  SCORES: {
    map: 'Score',
    filter: 'scores',
    customer: (t) => `case when ${t}.subject_type = 'Customer' then ${t}.subject_id end`,
    moments: { CHANGED_AT: { column: 'changed_at', field: 'changedAt' } },
    figures: { VALUE: { sql: (t) => `${t}.value` }, CHANGE: { sql: (t) => `${t}.change` } },
    dimensions: { SCORE_KIND: column('kind'), BAND: column('band'), STATUS: column('status') },
  },
}
