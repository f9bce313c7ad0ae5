import type { PluginModule } from 'rapport-crm/sdk'
import { SentimentAlertResolver } from './resolver/alert.ts'
import { CustomerSentiment, SentimentAlert, SentimentChangeRow } from './entity/customer.ts'
import { SentimentTables } from './migrations/0001-sentiment.migration.ts'
import { SentimentReadIndexes } from './migrations/0002-read-indexes.migration.ts'
import { CustomerLists } from './migrations/20261201065500-customer-lists.migration.ts'
import { models } from './models.ts'
import { SentimentTrendResolver } from './resolver/trend.ts'
import { notifications } from './notifications.ts'
import { refresh } from './jobs.ts'
import { reads } from './read.ts'
import { CustomerSentimentResolver, TextSentimentResolver } from './resolver.ts'
import { sentimentChanged } from './subscription.ts'
import type { Context } from './manifest.ts'
import { TextSentiment } from './entity.ts'
import { sentimentTimeline, TimelineSentimentAlert } from './timeline.ts'

/** What the manifest's `load` returns. */
export const sentimentModule: PluginModule<Context> = {
  resolvers: [TextSentimentResolver, CustomerSentimentResolver, SentimentAlertResolver, SentimentTrendResolver],
  entities: [TextSentiment, CustomerSentiment, SentimentAlert, SentimentChangeRow],
  migrations: [
    { name: '0001-sentiment', class: SentimentTables },
    { name: '0002-read-indexes', class: SentimentReadIndexes },
    { name: '20261201065500-customer-lists', class: CustomerLists },
  ],
  types: [TimelineSentimentAlert],
  reads: [...reads, sentimentTimeline],
  subscriptions: [sentimentChanged],
  notifications,
  models,
  jobs: [refresh],
}
