import { Migration } from '@mikro-orm/migrations'

/** What the orders of deals hold of each, beside what they are ordered by. */
const held = [
  'deleted_at',
  'owner_id',
  'stage_id',
  'pipeline_id',
  'customer_id',
  'amount_value',
  'expected_close_on',
  'closed_at',
  'created_at',
  'currency',
  'probability',
]

/** The order by name has it already. */
const orders = ['amount_value', 'expected_close_on', 'closed_at', 'created_at', 'updated_at']

/** Every order of deals holds their names, so that those whose name begins with a text are found without a look at the others. */
export class NamedDeals extends Migration {
  override up(): void {
    this.#make([...held, 'name'])
  }

  override down(): void {
    this.#make(held)
  }

  #make(columns: readonly string[]): void {
    for (const order of orders) {
      const others = columns.filter((one) => one !== order).join(', ')
      this.addSql(`drop index "opportunity_${order}_id_index"`)
      this.addSql(`create index "opportunity_${order}_id_index" on opportunity (${order}, id) include (${others})`)
    }
  }
}
