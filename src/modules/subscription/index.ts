import { recordChanged } from './record-changed.ts'
import { scoreChanged, scoreChangeReads } from './score-changed.ts'
import { SubscriptionResolver } from './subscription.resolver.ts'

export const subscriptionModule = {
  resolvers: [SubscriptionResolver],
  reads: scoreChangeReads,
  subscriptions: [scoreChanged, recordChanged],
}
