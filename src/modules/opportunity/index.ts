import { opportunityReads } from './opportunity.read.ts'
import { CustomerOpportunitiesResolver, OpportunityResolver } from './opportunity.resolver.ts'
import { PipelineResolver } from './pipeline.resolver.ts'

export const opportunityModule = {
  resolvers: [OpportunityResolver, PipelineResolver, CustomerOpportunitiesResolver],
  reads: opportunityReads,
}
