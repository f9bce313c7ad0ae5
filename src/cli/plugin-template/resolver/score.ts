import { Customer, ids, loaderOf, type RequestContext } from 'rapport-crm/sdk'
import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql'

/** A computed field: one statement for all customers of a request, by a loader. */
@Resolver(() => Customer)
export class CustomerSamplePluginScoreResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Percentage of all customers with a smaller value; null before a model was trained.',
  })
  samplePluginScore(@Root() { id }: { id: string }, @Ctx() context: RequestContext) {
    const scoresOf = async (customers: readonly string[]) => {
      const text = `select subject_id::text as id, value from rapport_v1.score
        where kind = 'sample-plugin.rank' and subject_id = any($1::uuid[])`
      const rows = await context.sql<{ id: string; value: number | null }>(text, [customers])
      const scores = new Map(rows.map((row) => [row.id, row.value]))
      return customers.map((customer) => scores.get(customer) ?? null)
    }
    return loaderOf(context, 'sample-plugin.score', scoresOf).load(ids.decode(id, 'Customer').uuid)
  }
}
