import { Allow, TimelineItem, visibleBy, type ReadSpec } from 'rapport-crm/sdk'
import { Field, ObjectType } from 'type-graphql'
import { SentimentAlert } from './entity/customer.ts'

@Allow('read')
@ObjectType({
  implements: TimelineItem,
  simpleResolvers: true,
  description: 'The mood of the customer turned from positive to negative.',
})
export class TimelineSentimentAlert extends TimelineItem {
  @Field(() => SentimentAlert, { description: 'What turned the mood, and how far it has been handled.' })
  alert!: SentimentAlert
}

/** Alerts in the timelines of customers. */
export const sentimentTimeline: ReadSpec = {
  entity: SentimentAlert,
  type: 'TimelineSentimentAlert',
  fields: {
    at: { kind: 'column', column: 'turned_at', type: 'timestamptz', nullable: false },
    // Whoever sees the item sees the alert, which is its own row: also when the customer is deleted.
    alert: { kind: 'one', map: 'SentimentAlert', local: 'id', foreign: 'id', nullable: false, unscoped: true },
  },
  scope: visibleBy.customer('customer_id'),
  timeline: {
    name: 'SENTIMENT_ALERT',
    description: 'Moments when the customer’s mood turned negative.',
    at: 'turned_at',
  },
}
