import { opportunityReads } from './opportunity.read.ts'
import { CustomerOpportunitiesResolver, OpportunityResolver, PipelineResolver } from './opportunity.resolver.ts'

export const opportunityModule = {
  resolvers: [OpportunityResolver, PipelineResolver, CustomerOpportunitiesResolver],
  reads: opportunityReads,
}
