import { Migration } from '@mikro-orm/migrations'

/** An index behind every order of the lists, with the key that ends it, and behind what is asked for most. */
export class SentimentReadIndexes extends Migration {
  override up(): void {
    this.addSql('drop index p_sentiment.customer_sentiment_value_index')
    this.addSql(
      'create index customer_sentiment_value_index on p_sentiment.customer_sentiment (value, customer_id) include (label, mood, last_at)',
    )
    this.addSql(
      'create index customer_sentiment_last_at_index on p_sentiment.customer_sentiment (last_at, customer_id) include (label, mood, value)',
    )
    this.addSql('drop index p_sentiment.alert_time_index')
    this.addSql(
      'create index alert_time_index on p_sentiment.alert (turned_at, id) include (customer_id, recovered_at, acknowledged_at)',
    )
    this.addSql(
      'create index alert_level_index on p_sentiment.alert (level, id) include (customer_id, recovered_at, acknowledged_at, turned_at)',
    )
  }

  override down(): void {
    this.addSql('drop index p_sentiment.alert_level_index')
    this.addSql('drop index p_sentiment.alert_time_index')
    this.addSql('create index alert_time_index on p_sentiment.alert (turned_at, id)')
    this.addSql('drop index p_sentiment.customer_sentiment_last_at_index')
    this.addSql('drop index p_sentiment.customer_sentiment_value_index')
    this.addSql('create index customer_sentiment_value_index on p_sentiment.customer_sentiment (value)')
  }
}
