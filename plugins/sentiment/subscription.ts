import { Allow, Change, Customer, defineChangeFeed, ids } from 'rapport-crm/sdk'
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql'
import { SentimentAlert } from './entity/customer.ts'
import { SentimentMood } from './entity/enums.ts'

declare module 'rapport-crm/sdk' {
  interface RapportEvents {
    'sentiment.changed': {
      readonly changeId: string
      readonly customerId: string
      /** |value − previous value|; null if one of them is null. */
      readonly change: number | null
      readonly mood: 'UNKNOWN' | 'POSITIVE' | 'NEGATIVE'
      readonly isAlert: boolean
    }
  }
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A change of how a customer feels.' })
class SentimentChange extends Change {
  @Field(() => Customer, { description: 'The customer whose feeling changed.' })
  customer!: Customer

  @Field(() => Float, {
    nullable: true,
    description: 'The value now, −1 to 1; null if no text is left that shows it.',
  })
  value?: number | null

  @Field(() => Float, { nullable: true, description: 'The previous value; null for the first one.' })
  previousValue?: number | null

  @Field(() => SentimentMood, { description: 'The current mood.' })
  mood!: keyof typeof SentimentMood

  @Field(() => SentimentMood, { description: 'The previous mood.' })
  previousMood!: keyof typeof SentimentMood

  @Field(() => SentimentAlert, {
    nullable: true,
    description: 'The alert that this change raised, or that it closed because the mood became positive again.',
  })
  alert?: SentimentAlert | null
}

@InputType({ description: 'Which changes of sentiment to send. A change must meet all conditions.' })
class SentimentChangeFilter {
  @Field(() => [ID], { nullable: true })
  customerIds?: string[] | null

  @Field(() => Float, {
    nullable: true,
    description: 'The smallest change of the value, from 0; the first value of a customer has no change.',
  })
  minChange?: number | null

  @Field(() => [SentimentMood], { nullable: true, description: 'Changes that end in one of these moods.' })
  moods?: (keyof typeof SentimentMood)[] | null

  @Field(() => Boolean, { nullable: true, description: 'Only changes that raise or close an alert.' })
  alertsOnly?: boolean | null
}

export const sentimentChanged = defineChangeFeed({
  field: 'sentimentChanged',
  topics: ['sentiment.changed'],
  permission: 'read',
  description:
    'Every change of a customer’s sentiment, in order, with its cause; with `alertsOnly` only customers ' +
    'whose mood turns negative, or positive again.',
  type: SentimentChange,
  row: ({ payload }) => ({ map: 'SentimentChange', key: payload.changeId }),
  about: ({ payload }) => payload.customerId,
  retention: { table: 'p_sentiment.change', rows: 'sentiment changes', days: 90 },
  args: { filter: { type: SentimentChangeFilter } },
  filter: ({ filter }: { readonly filter?: SentimentChangeFilter | null }) => {
    const customers =
      filter?.customerIds &&
      new Set(filter.customerIds.map((id, i) => ids.decode(id, 'Customer', ['filter', 'customerIds', String(i)]).uuid))
    const moods = filter?.moods && new Set(filter.moods)
    const minChange = filter?.minChange ?? undefined
    return ({ payload }) =>
      (!customers || customers.has(payload.customerId)) &&
      (!moods || moods.has(payload.mood)) &&
      (filter?.alertsOnly !== true || payload.isAlert) &&
      (minChange === undefined || (payload.change !== null && payload.change >= minChange))
  },
})
