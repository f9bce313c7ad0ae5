import { Migration } from '@mikro-orm/migrations'

/** Indexes that hold more, or less, of what lists pass by: what they are on, before and after. */
const changed: Readonly<Record<string, readonly [before: string, after: string]>> = {
  // The keys of one's own customers.
  customer_owner_id_index: ['customer (owner_id)', 'customer (owner_id, id) include (deleted_at)'],
  // Tags may be too long for an index that sorts.
  ...Object.fromEntries(
    ['name', 'created_at', 'updated_at', 'country', 'lifecycle'].map((column) => {
      const others = ['deleted_at', 'kind', 'country', 'language', 'lifecycle', 'owner_id', 'created_at', 'updated_at']
        .filter((one) => one !== column)
        .join(', ')
      const on = `customer (${column}, id) include (${others}`
      return [`customer_${column}_id_index`, [`${on}, tags)`, `${on})`]]
    }),
  ),
  // Of these, any beginning and any part is found.
  customer_folded_name_index: [
    'customer (fold_text(name) text_pattern_ops)',
    'customer using gin (fold_text(name) gin_trgm_ops)',
  ],
  ...Object.fromEntries(
    ['name', 'amount_value', 'expected_close_on', 'closed_at', 'created_at', 'updated_at'].map((column) => {
      const others = [
        'deleted_at',
        'owner_id',
        'stage_id',
        'pipeline_id',
        'customer_id',
        'amount_value',
        'expected_close_on',
        'closed_at',
        'created_at',
      ]
        .filter((one) => one !== column)
        .join(', ')
      const on = `opportunity (${column}, id) include (${others}`
      return [`opportunity_${column}_id_index`, [`${on})`, `${on}, currency, probability)`]]
    }),
  ),
  // Whose record it is.
  interaction_kind_occurred_at_id_index: [
    'interaction (kind, occurred_at, id)',
    'interaction (kind, occurred_at, id) include (deleted_at, channel, direction, customer_id)',
  ],
  sales_order_status_placed_at_id_index: [
    'sales_order (status, placed_at, id)',
    'sales_order (status, placed_at, id) include (deleted_at, currency, customer_id)',
  ],
  score_value_id_index: [
    'score (value, id) include (kind)',
    'score (value, id) include (kind, subject_type, subject_id)',
  ],
  score_computed_at_id_index: [
    'score (computed_at, id) include (kind, value)',
    'score (computed_at, id) include (kind, value, subject_type, subject_id)',
  ],
  score_kind_value_id_index: ['score (kind, value, id)', 'score (kind, value, id) include (subject_type, subject_id)'],
  score_kind_computed_at_id_index: [
    'score (kind, computed_at, id)',
    'score (kind, computed_at, id) include (value, subject_type, subject_id)',
  ],
}

/** What callers with the row scope OWN see is found without a look at the records of others; names of deals by their parts. */
export class OwnedRecords extends Migration {
  override up(): void {
    for (const [index, [, after]] of Object.entries(changed)) this.#make(index, after)
    this.addSql('create index "opportunity_folded_name_index" on opportunity using gin (fold_text(name) gin_trgm_ops)')
  }

  override down(): void {
    this.addSql('drop index "opportunity_folded_name_index"')
    for (const [index, [before]] of Object.entries(changed)) this.#make(index, before)
  }

  #make(index: string, on: string): void {
    this.addSql(`drop index "${index}"`)
    this.addSql(`create index "${index}" on ${on}`)
  }
}
