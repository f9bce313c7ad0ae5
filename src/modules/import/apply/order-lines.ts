/** The most lines that an order may have. */
export const maxLines = 1_000

/** SKU for files whose lines name no product. */
const unspecified = 'UNSPECIFIED'

/** Amounts of a line, each rounded as its column is. */
export const total = 'coalesce(b.amount, round(coalesce(b.quantity, 1) * b.unit_price, 4))'
export const unitPrice = 'coalesce(b.unit_price, round(b.amount / coalesce(b.quantity, 1), 4))'
export const sku = `coalesce(b.sku, '${unspecified}')`
/** Lines that say something. */
export const said = (table: string): string => `${table}.problems is null and not ${table}.duplicate`

/** The lines of an order as one text, for comparison with the stored ones. */
export const lineText = (parts: readonly string[], order: string): string =>
  `string_agg((row(${parts.join(', ')}))::text, ',' order by ${order})`

/** Creates the products that only the file knows. */
export const makeProducts = `
  insert into product (id, sku, name)
  select uuid_v7(), p.sku, p.name from (
    select ${sku} as sku, min(coalesce(b.product_name, b.sku, 'Unspecified')) as name from batch b where ${said('b')} group by 1) p
  where (select true from product known where known.sku = p.sku) is null order by p.sku
  on conflict (sku) do nothing`

/** Writes the lines of new or changed orders. */
export const writeLines: readonly string[] = [
  `delete from order_line l using batch_record r where l.order_id = r.id and r.action = 'update'`,
  `insert into order_line (id, order_id, position, product_id, quantity, unit_price_value, total_value)
   select uuid_v7(), r.id, row_number() over (partition by r.first_line order by b.line),
     (select p.id from product p where p.sku = ${sku}), coalesce(b.quantity, 1), ${unitPrice}, ${total}
   from batch_record r join batch b on b.first_line = r.first_line where r.action <> 'same' and ${said('b')}
   order by r.first_line, b.line`,
]
