import { Migration } from '@mikro-orm/migrations'

/** Customers by their segments, and in the order in which they joined them. */
export class CustomerLists extends Migration {
  override up(): void {
    this.addSql(
      'create index membership_since_customer_index on p_segmentation.membership (since, customer_id) include (segment_id)',
    )
    this.addSql(
      'create index membership_segment_customer_index on p_segmentation.membership (segment_id, customer_id) include (since, confidence)',
    )
  }

  override down(): void {
    this.addSql('drop index p_segmentation.membership_segment_customer_index')
    this.addSql('drop index p_segmentation.membership_since_customer_index')
  }
}
