import { Migration } from '@mikro-orm/migrations'

/** A claim reads what it takes, however much was queued at the same moment, such as by a replay. */
export class WebhookClaims extends Migration {
  override up(): void {
    this.addSql('drop index webhook_delivery_due_index')
    this.addSql(
      `create index webhook_delivery_due_index on webhook_delivery (webhook_id, next_at, id) where status = 'PENDING' and next_at is not null`,
    )
    this.addSql(
      `create index webhook_delivery_leased_index on webhook_delivery (webhook_id, leased_until) where status = 'PENDING' and leased_until is not null`,
    )
  }

  override down(): void {
    this.addSql('drop index webhook_delivery_leased_index')
    this.addSql('drop index webhook_delivery_due_index')
    this.addSql(
      `create index webhook_delivery_due_index on webhook_delivery (webhook_id, next_at) where status = 'PENDING' and next_at is not null`,
    )
  }
}
