import {
  byCustomer,
  checkCustomers,
  isNoNews,
  lineHash,
  refuse,
  rememberHash,
  type BatchContext,
  type ImportSteps,
} from './batch.ts'
import { lineText, makeProducts, maxLines, said, sku, total, unitPrice, writeLines } from './order-lines.ts'

/**
 * Returns have figures below 0: an order of such lines alone is a refund. They are refused in any other order, as no
 * line of an order may be below 0.
 */
const checkReturns = (context: BatchContext): string[] => [
  `create temporary table batch_return on commit drop as
   select first_line, bool_and(back) as whole from (
     select first_line, coalesce(quantity, 1) * coalesce(amount, unit_price, total, 0) < 0 or coalesce(quantity, 1) < 0 as back
     from batch where problems is null and not duplicate) l
   group by first_line having bool_or(back)`,
  `update batch b set quantity = abs(quantity), unit_price = abs(unit_price), amount = abs(amount), total = abs(total),
     status = case when status = 'CANCELLED' then status else 'REFUNDED' end
   from batch_return r where r.first_line = b.first_line and r.whole`,
  refuse(
    context,
    `(coalesce(b.quantity, 1) < 0 or coalesce(b.amount, b.unit_price, b.total) < 0)
     and exists (select from batch_return r where r.first_line = b.first_line and not r.whole)`,
    {
      field: 'quantity',
      code: 'NEGATIVE_AMOUNT',
      message: 'expected returns in an order of their own, the other lines of this order are purchases',
    },
  ),
  'update batch b set total = abs(total) where total < 0',
]

/** What must agree within an order: one customer and one currency. Equal lines count once. */
const checkOrders = (context: BatchContext): string[] => [
  refuse(
    context,
    `exists (select from (select distinct on (first_line) first_line, person, coalesce(currency, ${context.currency}) as currency
       from batch where problems is null order by first_line, line) f
       where f.first_line = b.first_line and (f.person, f.currency) is distinct from (b.person, coalesce(b.currency, ${context.currency})))`,
    {
      field: null,
      code: 'CONFLICTING_LINE',
      message: 'expected the customer and the currency of the first line of this order',
    },
  ),
  `update batch b set duplicate = true
   from (select line, row_number() over (
       partition by first_line, sku, product_name, quantity, unit_price, amount, total, placed_at, line_number order by line) as time
     from batch where problems is null) d
   where d.line = b.line and d.time > 1`,
  refuse(
    context,
    `not b.duplicate and b.first_line in (select first_line from batch where problems is null and not duplicate group by first_line having count(*) > ${maxLines})`,
    {
      field: 'number',
      code: 'TOO_MANY_LINES',
      message: `expected at most ${maxLines} lines in an order`,
    },
  ),
]

/**
 * Totals that differ within an order are the prices of its lines. Lines without an amount of their own share the
 * order's total in proportion to their quantities.
 */
const shareTotals = [
  `update batch b set amount = coalesce(amount, total), total = null
   from (select first_line from batch where ${said('batch')} group by first_line having count(distinct total) > 1) g
   where g.first_line = b.first_line and b.total is not null`,
  `update batch b set amount = round(b.total * coalesce(b.quantity, 1) / q.quantity, 4)
   from (select first_line, sum(coalesce(quantity, 1)) as quantity from batch where ${said('batch')} group by first_line) q
   where q.first_line = b.first_line and b.total is not null and b.amount is null and b.unit_price is null`,
]

const hasTotals = (context: BatchContext): boolean => context.mapped.has('total')

export const orderSteps: ImportSteps = {
  type: 'Order',
  person: byCustomer,
  known: ({ source }) => `exists (select from sales_order o where o.source = ${source} and o.source_ref = b.key)`,
  newCustomers: 'CUSTOMER',
  check: (context) => [
    ...checkCustomers(context),
    ...(context.repeated ? checkOrders(context) : []),
    ...(context.returns ? checkReturns(context) : []),
    ...(hasTotals(context) ? shareTotals : []),
  ],
  records: (context) => [
    `create temporary table batch_record on commit drop as
     select g.*, coalesce(o.id, uuid_v7()) as id, o.import_hash as old_hash,
       case when o.id is null then 'insert'
         when o.deleted_at is not null or ${isNoNews(context, 'o.import_hash', 'g.hash')} or ${context.existing === 'FILL_EMPTY'} then 'same'
         when (g.customer_id, g.placed_at, g.total_value, g.currency, coalesce(g.status, o.status))
           is distinct from (o.customer_id, o.placed_at, o.total_value, o.currency, o.status) then 'update'
         when g.line_texts is distinct from (
           select ${lineText(['p.sku', 'l.quantity', 'l.unit_price_value', 'l.total_value'], 'l.position')}
           from order_line l join product p on p.id = l.product_id where l.order_id = o.id) then 'update'
         else 'same' end as action,
       case when o.id is null then 'order.recorded' else 'order.updated' end as topic
     from (
       select b.first_line, min(b.line) as line, count(*) as lines, min(b.key) as key, min(b.number) as number,
         (array_agg(b.customer_id))[1] as customer_id, min(b.placed_at) as placed_at,
         coalesce(${hasTotals(context) ? 'max(b.total)' : 'null'}, sum(${total})) as total_value,
         min(coalesce(b.currency, ${context.currency})) as currency,
         (array_agg(b.status order by b.line) filter (where b.status is not null))[1] as status,
         ${lineText([sku, 'coalesce(b.quantity, 1::numeric(19,4))', unitPrice, total], 'b.line')} as line_texts,
         hashtextextended(string_agg(${lineHash(context)}::text, ' ' order by b.line), 0) as hash
       from batch b where ${said('b')} group by b.first_line) g
     left join lateral (select o.* from sales_order o where o.source = ${context.source} and o.source_ref = g.key offset 0) o on true`,
  ],
  write: ({ source }) => [
    makeProducts,
    `insert into sales_order (id, customer_id, number, placed_at, total_value, currency, status, source, source_ref, import_hash)
     select id, customer_id, number, placed_at, total_value, currency, coalesce(status, 'PLACED'), ${source}, key, hash
     from batch_record where action = 'insert' order by first_line`,
    `update sales_order o set customer_id = r.customer_id, placed_at = r.placed_at, total_value = r.total_value, currency = r.currency,
       status = coalesce(r.status, o.status), import_hash = r.hash, import_lines_hash = null, version = o.version + 1, updated_at = now()
     from batch_record r where o.id = r.id and r.action = 'update'`,
    ...writeLines,
    rememberHash('sales_order'),
  ],
}
