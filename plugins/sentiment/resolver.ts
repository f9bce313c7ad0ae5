import type { GraphQLResolveInfo } from 'graphql'
import {
  Allow,
  connectionOf,
  Customer,
  fieldOf,
  Interaction,
  orderOf,
  pageArgsOf,
  type RequestContext,
} from 'rapport-crm/sdk'
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql'
import { CustomerSentiment } from './entity/customer.ts'
import { CustomerSentimentFilter } from './filter.ts'
import { TextSentiment } from './entity.ts'

const CustomerSentimentOrder = orderOf('CustomerSentiment', ['VALUE', 'LAST_AT'])
const SentimentArgs = pageArgsOf(CustomerSentimentFilter, CustomerSentimentOrder)
const CustomerSentimentConnection = connectionOf(CustomerSentiment)

@Resolver(() => Interaction)
export class TextSentimentResolver {
  @FieldResolver(() => TextSentiment, {
    nullable: true,
    description:
      'What its text says about how the writer feels. Null if there is no text, and before a model was ' +
      'trained: trainModel(plugin: "sentiment", algorithm: "LEXICON").',
  })
  sentiment(@Root() interaction: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(interaction, info)
  }
}

@Resolver(() => Customer)
export class CustomerSentimentResolver {
  @Allow('read')
  @Query(() => CustomerSentimentConnection, {
    nullable: true,
    description: 'How customers feel, the unhappiest first by default; only customers whose texts show it.',
  })
  customerSentiments(
    @Args(() => SentimentArgs) args: InstanceType<typeof SentimentArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'CustomerSentiment', args)
  }

  @FieldResolver(() => CustomerSentiment, {
    nullable: true,
    description:
      'How the customer feels. Null before a text of the customer shows it, and before a model was trained: ' +
      'trainModel(plugin: "sentiment", algorithm: "LEXICON").',
  })
  sentiment(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}
