import {
  mayBeLearntFrom,
  mayBeProcessed,
  rateFor,
  sqlOne,
  type ModelUse,
  type PluginContext,
  type RunSql,
} from 'rapport-crm/sdk'
import type { Transactions } from './algorithms/history/transactions.ts'
import type { Settings } from './artifact.ts'

/** Customers and what they bought; customer number c is `customers[c]`, rows are in order of customer and time. */
export interface History {
  readonly customers: readonly string[]
  readonly transactions: Transactions
}

/**
 * PLACED, PAID and FULFILLED orders are purchases, and refunds if their total is negative. A REFUNDED order counts only
 * if its total is negative, as a credit note; otherwise it is a purchase that did not last: it and its refund cancel
 * each other out.
 */
const query = (use: ModelUse, onlyGiven: boolean) => `
  select o.customer_id::text as customer, ((o.placed_at at time zone $3)::date - date '1970-01-01')::float8 as day, (o.total_value * r.rate)::float8 as amount
  from rapport_v1.order o join rapport_v1.customer c on c.id = o.customer_id and ${mayBeProcessed(use, 'clv', 'c')}
    cross join lateral ${rateFor('o.currency', 'o.placed_at', '$2::text')} r
  where o.deleted_at is null and o.placed_at < $1::timestamptz
    and (o.status in ('PLACED', 'PAID', 'FULFILLED') or (o.status = 'REFUNDED' and o.total_value < 0))
    ${onlyGiven ? 'and o.customer_id = any($4::uuid[])' : ''}
  order by o.customer_id, o.placed_at, o.id`

/** Every order that counts before `asOf`, converted by the rate of its day, in one consistent snapshot. */
export const loadHistory = async (
  snapshot: PluginContext['snapshot'],
  asOf: Date,
  { currency, timeZone }: Settings,
  use: ModelUse,
): Promise<History> => {
  const { customer, day, amount } = await snapshot(query(use, false), [asOf.toISOString(), currency, timeZone], {
    customer: 'text',
    day: 'number',
    amount: 'number',
  })
  const customers = customer.dictionary
  return { customers, transactions: { customer: customer.codes, day, amount, customers: customers.length } }
}

/** Customers none of whose orders before `asOf` can be converted: no model knows them. */
export const customersWithoutRate = async (sql: RunSql, asOf: Date, currency: string): Promise<number> => {
  const { n } = await sqlOne<{ n: number }>(
    sql,
    `select count(*)::int as n from (
       select o.customer_id from rapport_v1.order o join rapport_v1.customer c on c.id = o.customer_id and ${mayBeLearntFrom('clv', 'c')}
       left join lateral ${rateFor('o.currency', 'o.placed_at', '$2::text')} r on true
       where o.deleted_at is null and o.placed_at < $1::timestamptz and o.status in ('PLACED', 'PAID', 'FULFILLED')
       group by o.customer_id having bool_and(r.rate is null)) others`,
    [asOf.toISOString(), currency],
  )
  return n
}

/** The orders of some customers; those without any are absent. */
export const loadHistoryOf = async (
  sql: RunSql,
  customerIds: readonly string[],
  asOf: Date,
  { currency, timeZone }: Settings,
): Promise<History> => {
  const rows = await sql<{ customer: string; day: number; amount: number }>(query('SCORE', true), [
    asOf.toISOString(),
    currency,
    timeZone,
    customerIds,
  ])
  const customers = [...new Set(rows.map((row) => row.customer))]
  const numberOf = new Map(customers.map((id, c) => [id, c]))
  return {
    customers,
    transactions: {
      customer: Int32Array.from(rows, (row) => numberOf.get(row.customer)!),
      day: Float64Array.from(rows, (row) => row.day),
      amount: Float64Array.from(rows, (row) => row.amount),
      customers: customers.length,
    },
  }
}

/** Parts of a history of `size` customers each. */
export const partsOf = function* ({ customers, transactions }: History, size: number): Generator<History> {
  const { customer, day, amount } = transactions
  let start = 0
  for (let from = 0; from < customers.length; from += size) {
    const to = Math.min(customers.length, from + size)
    let end = start
    while (end < customer.length && customer[end]! < to) end++
    yield {
      customers: customers.slice(from, to),
      transactions: {
        customer: customer.subarray(start, end).map((c) => c - from),
        day: day.slice(start, end),
        amount: amount.slice(start, end),
        customers: to - from,
      },
    }
    start = end
  }
}
