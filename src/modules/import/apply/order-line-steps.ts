import { isNoNews, lineHash, refuse, type BatchContext, type ImportSteps } from './batch.ts'
import { lineText, makeProducts, maxLines, said, sku, total, unitPrice, writeLines } from './order-lines.ts'

const order = ({ source }: BatchContext): string =>
  `select o.* from sales_order o where o.source = ${source} and o.source_ref = b.key offset 0`

const checkLines = (context: BatchContext): string[] => [
  refuse(context, `not exists (${order(context)})`, {
    field: 'number',
    code: 'UNKNOWN_ORDER',
    message: 'expected the number of an order that this source has imported; import the orders first',
  }),
  refuse(context, 'coalesce(b.quantity, 1) < 0 or coalesce(b.amount, b.unit_price) < 0', {
    field: 'quantity',
    code: 'NEGATIVE_AMOUNT',
    message: 'expected a quantity and an amount above 0; a return is an order of its own',
  }),
  `update batch b set duplicate = true
   from (select line, row_number() over (
       partition by first_line, sku, product_name, quantity, unit_price, amount, line_number order by line) as time
     from batch where problems is null) d
   where d.line = b.line and d.time > 1`,
  refuse(
    context,
    `not b.duplicate and b.first_line in (select first_line from batch where problems is null and not duplicate group by first_line having count(*) > ${maxLines})`,
    { field: 'number', code: 'TOO_MANY_LINES', message: `expected at most ${maxLines} lines in an order` },
  ),
]

/** The lines replace those of an order that already exists. */
export const orderLineSteps: ImportSteps = {
  type: 'Order',
  person: () => ({ ref: 'null::text' }),
  known: (context) => `exists (${order(context)})`,
  check: checkLines,
  records: (context) => [
    `create temporary table batch_record on commit drop as
     select g.*, o.id, o.customer_id, o.import_lines_hash as old_hash, 'order.updated' as topic,
       case when o.deleted_at is not null or ${isNoNews(context, 'o.import_lines_hash', 'g.hash')} or ${context.existing === 'FILL_EMPTY'} and o.total_value > 0 then 'same'
         when g.line_texts is distinct from (
           select ${lineText(['p.sku', 'l.quantity', 'l.unit_price_value', 'l.total_value'], 'l.position')}
           from order_line l join product p on p.id = l.product_id where l.order_id = o.id) then 'update'
         else 'same' end as action
     from (
       select b.first_line, min(b.line) as line, count(*) as lines, min(b.key) as key, sum(${total}) as total_value,
         ${lineText([sku, 'coalesce(b.quantity, 1::numeric(19,4))', unitPrice, total], 'b.line')} as line_texts,
         hashtextextended(string_agg(${lineHash(context)}::text, ' ' order by b.line), 0) as hash
       from batch b where ${said('b')} group by b.first_line) g
     join lateral (select o.* from sales_order o where o.source = ${context.source} and o.source_ref = g.key offset 0) o on true`,
  ],
  write: () => [
    makeProducts,
    `update sales_order o set total_value = r.total_value, version = o.version + 1, updated_at = now()
     from batch_record r where o.id = r.id and r.action = 'update'`,
    ...writeLines,
    `update sales_order o set import_lines_hash = r.hash from batch_record r
     where o.id = r.id and r.old_hash is distinct from r.hash`,
  ],
}
