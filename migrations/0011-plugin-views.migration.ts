import { Migration } from '@mikro-orm/migrations'

const kept = 'id, created_at, updated_at, version'

const scoreColumns = `${kept}, plugin, kind, subject_type, subject_id, value, unit, horizon_days, "interval", band, trend, status, explanation,
  plugin_version, model_run_id, input_hash, data_as_of, cause, computed_at, changed_at, previous_value`

/** What plugins read of the core, by name: the table behind it and the columns that it promises. */
const views: Readonly<Record<string, readonly [table: string, columns: string]>> = {
  user: ['app_user', `${kept}, name, email, role, scope, active`],
  customer: [
    'customer',
    `${kept}, deleted_at, kind, name, email, phone, country, language, time_zone, tags, attributes, lifecycle, owner_id`,
  ],
  external_id: ['external_id', 'customer_id, source, external_id'],
  interaction: [
    'interaction',
    `${kept}, deleted_at, customer_id, opportunity_id, kind, channel, direction, subject, body, language, occurred_at, properties`,
  ],
  pipeline: ['pipeline', `${kept}, key, name, position`],
  stage: ['stage', `${kept}, pipeline_id, key, name, outcome, position, default_probability`],
  opportunity: [
    'opportunity',
    `${kept}, deleted_at, customer_id, name, pipeline_id, stage_id, amount_value, currency, probability, expected_close_on, closed_at, owner_id, lost_reason`,
  ],
  stage_change: [
    'stage_change',
    `${kept}, opportunity_id, from_stage_id, to_stage_id, at, by_id, seconds_in_stage, amount_value, currency, expected_close_on`,
  ],
  product: ['product', `${kept}, sku, name, active`],
  order: ['sales_order', `${kept}, deleted_at, customer_id, number, placed_at, total_value, currency, status`],
  order_line: ['order_line', `${kept}, order_id, position, product_id, quantity, unit_price_value, total_value`],
  score: ['score', scoreColumns],
  score_history: ['score_history', `${scoreColumns}, score_id`],
  model_run: [
    'model_run',
    `${kept}, plugin, plugin_version, algorithm, seed, status, as_of, started_at, finished_at, grade, artifact_hash, promoted, promoted_at`,
  ],
}

/**
 * The first version of what plugins read of the core. The tables may change under it: a later migration then makes the view anew
 * with the same columns. A column is never taken away from a version; what can no longer be given makes a new one.
 */
export class PluginViews extends Migration {
  override up(): void {
    this.addSql('create schema rapport_v1')
    for (const [name, [table, columns]] of Object.entries(views))
      this.addSql(`create view rapport_v1."${name}" as select ${columns} from public.${table}`)
  }

  override down(): void {
    this.addSql('drop schema rapport_v1 cascade')
  }
}
