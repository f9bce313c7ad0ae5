import type { GraphQLResolveInfo } from 'graphql'
import { Customer, fieldOf } from 'rapport-crm/sdk'
import { FieldResolver, Info, Resolver, Root } from 'type-graphql'
import { SamplePlugin } from './entity.ts'

/** The field that every customer gains; the planner reads it in one statement with the customer. */
@Resolver(() => Customer)
export class CustomerSamplePluginResolver {
  @FieldResolver(() => SamplePlugin, {
    nullable: true,
    description: 'The value that sample-plugin keeps; null before it was measured.',
  })
  samplePlugin(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}
