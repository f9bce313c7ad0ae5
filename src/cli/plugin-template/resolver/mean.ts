import { Allow, assertSeesAll, sqlOne, type RequestContext } from 'rapport-crm/sdk'
import { Ctx, Float, Query, Resolver } from 'type-graphql'

/** A root field: something about all customers. */
@Resolver()
export class SamplePluginMeanResolver {
  @Allow('read')
  @Query(() => Float, { nullable: true, description: 'The mean of the values of all customers.' })
  async samplePluginMean(@Ctx() { sql, viewer }: RequestContext): Promise<number | null> {
    assertSeesAll(viewer, 'the mean is that of the customers of all owners')
    return (await sqlOne<{ mean: number | null }>(sql, 'select avg(value) as mean from p_sample_plugin.measured')).mean
  }
}
