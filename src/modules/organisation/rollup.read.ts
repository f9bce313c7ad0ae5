import type { Viewer } from '../../core/viewer.ts'
import type { ReadField } from '../../read/read-map.ts'
import { ownedBySeen } from '../../read/row-scope.ts'
import type { SqlText } from '../../read/sql-text.ts'

/**
 * `tree`: the customer `t` and the organisations below it; `member`: these and the people who mainly work for them. Those that the viewer
 * does not see are left out, with what is below them.
 */
const withMembers = (t: string, viewer: Viewer, sql: SqlText): string => {
  const seen = ownedBySeen(viewer, 'c.owner_id', sql)
  const visible = `c.deleted_at is null${seen ? ` and ${seen}` : ''}`
  return `with recursive tree (id) as (
      select ${t}.id union select c.id from tree join customer c on c.parent_id = tree.id where ${visible}),
    member (id) as (select id from tree union select c.id from tree join customer c on c.organisation_id = tree.id where ${visible})`
}

const figure = (query: string): ReadField => ({
  kind: 'expression',
  sql: (t, viewer, sql) => `(${withMembers(t, viewer, sql)} ${query})`,
})

/** A list of amounts by currency, from rows of `currency` and `amount`. */
const amounts = (rows: string): ReadField =>
  figure(
    `select coalesce(json_agg(json_build_object('amount', s.amount::text, 'currency', s.currency) order by s.currency), '[]'::json) from (${rows}) s`,
  )

const deals = (outcome: string): string =>
  `from member m join opportunity o on o.customer_id = m.id join stage s on s.id = o.stage_id where o.deleted_at is null and s.outcome = '${outcome}'`

const dealAmounts = (outcome: string): ReadField =>
  amounts(
    `select o.currency, sum(o.amount_value) as amount ${deals(outcome)} and o.amount_value is not null group by o.currency`,
  )

/** `Customer.rollup`: each figure is a part of the statement that reads the customer. */
export const rollup: ReadField = {
  kind: 'object',
  fields: {
    people: figure('select (select count(*) from member) - (select count(*) from tree)'),
    subsidiaries: figure('select count(*) - 1 from tree'),
    orders: figure('select coalesce(sum(p.orders), 0) from member m join customer_purchases p on p.customer_id = m.id'),
    spent: amounts(
      'select s.currency, sum(s.total_value) as amount from member m join customer_spending s on s.customer_id = m.id group by s.currency',
    ),
    openDeals: figure(`select count(*) ${deals('OPEN')}`),
    openAmount: dealAmounts('OPEN'),
    wonDeals: figure(`select count(*) ${deals('WON')}`),
    wonAmount: dealAmounts('WON'),
  },
}
