import { checkCustomers, refuse, type BatchContext, type ImportSteps } from './batch.ts'

const maxLines = 1_000
/** Sku of the lines of files that name no product. */
const unspecified = 'UNSPECIFIED'

/** What belongs together: the lines of an order have one customer and one currency; equal lines count once. */
const checkOrders = (context: BatchContext): string[] => [
  refuse(
    context,
    `exists (select from (select distinct on (first_line) first_line, customer_ref, coalesce(currency, ${context.currency}) as currency
       from batch where problems is null order by first_line, line) f
       where f.first_line = b.first_line and (f.customer_ref, f.currency) is distinct from (b.customer_ref, coalesce(b.currency, ${context.currency})))`,
    {
      field: null,
      code: 'CONFLICTING_LINE',
      message: 'expected the customer and the currency of the first line of the same order',
    },
  ),
  `update batch b set duplicate = true
   from (select line, row_number() over (
       partition by first_line, sku, product_name, quantity, unit_price, amount, placed_at, line_number order by line) as time
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

/** Amounts of a line; each is rounded as its column is. */
const total = 'coalesce(b.amount, round(coalesce(b.quantity, 1) * b.unit_price, 4))'
const unitPrice = 'coalesce(b.unit_price, round(b.amount / coalesce(b.quantity, 1), 4))'
const sku = `coalesce(b.sku, '${unspecified}')`
const said = 'b.problems is null and not b.duplicate'

/** The lines of an order as one text, to compare them with those that are stored. */
const lineText = (parts: readonly string[], order: string) =>
  `string_agg((row(${parts.join(', ')}))::text, ',' order by ${order})`

export const orderSteps: ImportSteps = {
  type: 'Order',
  newCustomers: 'CUSTOMER',
  check: (context) => [...checkCustomers(context), ...(context.repeated ? checkOrders(context) : [])],
  records: ({ source, currency }) => [
    `create temporary table batch_record on commit drop as
     select g.*, coalesce(o.id, uuid_v7()) as id,
       case when o.id is null then 'insert'
         when o.deleted_at is not null then 'same'
         when (g.customer_id, g.placed_at, g.total_value, g.currency, coalesce(g.status, o.status))
           is distinct from (o.customer_id, o.placed_at, o.total_value, o.currency, o.status) then 'update'
         when g.line_texts is distinct from (
           select ${lineText(['p.sku', 'l.quantity', 'l.unit_price_value', 'l.total_value'], 'l.position')}
           from order_line l join product p on p.id = l.product_id where l.order_id = o.id) then 'update'
         else 'same' end as action,
       case when o.id is null then 'order.recorded' else 'order.updated' end as topic
     from (
       select b.first_line, min(b.line) as line, count(*) as lines, min(b.key) as key, min(b.number) as number,
         (array_agg(b.customer_id))[1] as customer_id, min(b.placed_at) as placed_at, sum(${total}) as total_value,
         min(coalesce(b.currency, ${currency})) as currency, (array_agg(b.status order by b.line))[1] as status,
         ${lineText([sku, 'coalesce(b.quantity, 1::numeric(19,4))', unitPrice, total], 'b.line')} as line_texts
       from batch b where ${said} group by b.first_line) g
     left join lateral (select o.* from sales_order o where o.source = ${source} and o.source_ref = g.key offset 0) o on true`,
  ],
  write: ({ source }) => [
    `insert into product (id, sku, name)
     select uuid_v7(), p.sku, p.name from (
       select ${sku} as sku, min(coalesce(b.product_name, b.sku, 'Unspecified')) as name from batch b where ${said} group by 1) p
     where (select true from product known where known.sku = p.sku) is null order by p.sku
     on conflict (sku) do nothing`,
    `insert into sales_order (id, customer_id, number, placed_at, total_value, currency, status, source, source_ref)
     select id, customer_id, number, placed_at, total_value, currency, coalesce(status, 'PLACED'), ${source}, key
     from batch_record where action = 'insert' order by first_line`,
    `update sales_order o set customer_id = r.customer_id, placed_at = r.placed_at, total_value = r.total_value, currency = r.currency,
       status = coalesce(r.status, o.status), version = o.version + 1, updated_at = now()
     from batch_record r where o.id = r.id and r.action = 'update'`,
    `delete from order_line l using batch_record r where l.order_id = r.id and r.action = 'update'`,
    `insert into order_line (id, order_id, position, product_id, quantity, unit_price_value, total_value)
     select uuid_v7(), r.id, row_number() over (partition by r.first_line order by b.line),
       (select p.id from product p where p.sku = ${sku}), coalesce(b.quantity, 1), ${unitPrice}, ${total}
     from batch_record r join batch b on b.first_line = r.first_line where r.action <> 'same' and ${said}
     order by r.first_line, b.line`,
  ],
}
