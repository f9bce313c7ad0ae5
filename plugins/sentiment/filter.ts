import { DateTimeFilter, enumFilterOf, FloatFilter, IdFilter } from 'rapport-crm/sdk'
import { Field, InputType } from 'type-graphql'
import { SentimentLabel, SentimentMood } from './entity/enums.ts'

const SentimentLabelFilter = enumFilterOf(SentimentLabel, 'SentimentLabel')
const SentimentMoodFilter = enumFilterOf(SentimentMood, 'SentimentMood')

@InputType({ description: 'Conditions on how customers feel. A customer must meet all of them.' })
export class CustomerSentimentFilter {
  @Field(() => FloatFilter, { nullable: true })
  value?: object

  @Field(() => SentimentLabelFilter, { nullable: true })
  label?: object

  @Field(() => SentimentMoodFilter, { nullable: true })
  mood?: object

  @Field(() => DateTimeFilter, { nullable: true })
  lastAt?: object

  @Field(() => IdFilter, { nullable: true, description: 'Owners of the customers.' })
  owner?: object
}
