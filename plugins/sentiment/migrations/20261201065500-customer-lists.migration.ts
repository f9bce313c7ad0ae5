import { Migration } from '@mikro-orm/migrations'

/** Customers by their moods and by the words for how they feel. */
export class CustomerLists extends Migration {
  override up(): void {
    for (const column of ['mood', 'label'])
      this.addSql(
        `create index customer_sentiment_${column}_index on p_sentiment.customer_sentiment (${column}, customer_id) include (value, last_at)`,
      )
  }

  override down(): void {
    for (const column of ['mood', 'label']) this.addSql(`drop index p_sentiment.customer_sentiment_${column}_index`)
  }
}
