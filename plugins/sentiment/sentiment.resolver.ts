import type { GraphQLResolveInfo } from 'graphql'
import { Customer, fieldOf, Interaction } from 'rapport/sdk'
import { FieldResolver, Info, Resolver, Root } from 'type-graphql'
import { CustomerSentiment } from './customer-sentiment.entity.ts'
import { TextSentiment } from './text-sentiment.entity.ts'

@Resolver(() => Interaction)
export class TextSentimentResolver {
  @FieldResolver(() => TextSentiment, {
    nullable: true,
    description:
      'What its text says of how the writer feels. Null where there is no text, and before a model was trained: trainModel(plugin: "sentiment", algorithm: "LEXICON").',
  })
  sentiment(@Root() interaction: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(interaction, info)
  }
}

@Resolver(() => Customer)
export class CustomerSentimentResolver {
  @FieldResolver(() => CustomerSentiment, {
    nullable: true,
    description:
      'How the customer feels. Null before it said anything that shows it, and before a model was trained: trainModel(plugin: "sentiment", algorithm: "LEXICON").',
  })
  sentiment(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}
