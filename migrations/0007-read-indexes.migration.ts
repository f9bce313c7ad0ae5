import { Migration } from '@mikro-orm/migrations'

/**
 * What the lists of a table are filtered by most: orders hold these columns as well, so that the way through an order passes by
 * records without a look at them, and there need not be an index for each pair of filter and order.
 */
const filtered: Readonly<Record<string, readonly string[]>> = {
  customer: ['deleted_at', 'kind', 'country', 'language', 'lifecycle', 'owner_id', 'tags', 'created_at', 'updated_at'],
  interaction: ['deleted_at', 'kind', 'channel', 'direction', 'language', 'customer_id', 'occurred_at'],
  opportunity: [
    'deleted_at',
    'owner_id',
    'stage_id',
    'pipeline_id',
    'customer_id',
    'amount_value',
    'expected_close_on',
    'closed_at',
    'created_at',
  ],
  sales_order: ['deleted_at', 'status', 'currency', 'customer_id', 'placed_at', 'total_value'],
  score: ['kind', 'value'],
}

/** What each list can be ordered by. */
const orders: Readonly<Record<string, readonly string[]>> = {
  customer: ['name', 'created_at', 'updated_at', 'country', 'lifecycle'],
  interaction: ['occurred_at', 'created_at'],
  opportunity: ['name', 'amount_value', 'expected_close_on', 'closed_at', 'created_at', 'updated_at'],
  sales_order: ['placed_at', 'created_at', 'total_value', 'number'],
  score: ['value', 'computed_at'],
}

const indexes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(orders).flatMap(([table, columns]) =>
      columns.map((column) => {
        const others = (filtered[table] ?? []).filter((one) => one !== column)
        return [`${table}_${column}_id_index`, `${table} (${column}, id) include (${others.join(', ')})`]
      }),
    ),
  ),
  // For filters that find few.
  customer_folded_name_index: 'customer (fold_text(name) text_pattern_ops)',
  customer_phone_index: 'customer (phone)',
  customer_attributes_index: 'customer using gin (attributes jsonb_path_ops)',
  interaction_kind_occurred_at_id_index: 'interaction (kind, occurred_at, id)',
  sales_order_status_placed_at_id_index: 'sales_order (status, placed_at, id)',
  order_line_product_id_order_id_index: 'order_line (product_id, order_id)',
  score_kind_value_id_index: 'score (kind, value, id)',
  score_kind_computed_at_id_index: 'score (kind, computed_at, id)',
}

/** What these take the place of. */
const replaced: Readonly<Record<string, string>> = {
  customer_name_id_index: 'customer (name, id)',
  customer_created_at_id_index: 'customer (created_at, id)',
  interaction_occurred_at_id_index: 'interaction (occurred_at, id)',
  opportunity_created_at_id_index: 'opportunity (created_at, id)',
  sales_order_placed_at_id_index: 'sales_order (placed_at, id)',
  order_line_product_id_index: 'order_line (product_id)',
  score_kind_value_index: 'score (kind, value)',
}

const create = (index: string, on: string): string => {
  const [table, ...rest] = on.split(' ')
  return `create index "${index}" on "${table}" ${rest.join(' ')}`
}

/** Indexes for lists in any order, filtered, and from any cursor on. */
export class ReadIndexes extends Migration {
  override up(): void {
    for (const index of Object.keys(replaced)) this.addSql(`drop index "${index}"`)
    for (const [index, on] of Object.entries(indexes)) this.addSql(create(index, on))
  }

  override down(): void {
    for (const index of Object.keys(indexes)) this.addSql(`drop index "${index}"`)
    for (const [index, on] of Object.entries(replaced)) this.addSql(create(index, on))
  }
}
