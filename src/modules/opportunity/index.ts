import { defineModule } from '../../contract/module.ts'
import { Opportunity, Pipeline, Stage, StageChange } from './opportunity.entity.ts'
import { opportunityReads } from './opportunity.read.ts'
import { CustomerOpportunitiesResolver, OpportunityMutations, OpportunityResolver } from './opportunity.resolver.ts'
import { PipelineMutations, PipelineResolver } from './pipeline.resolver.ts'

export default defineModule({
  name: 'opportunity',
  entities: [Pipeline, Stage, Opportunity, StageChange],
  resolvers: [
    OpportunityResolver,
    OpportunityMutations,
    PipelineResolver,
    PipelineMutations,
    CustomerOpportunitiesResolver,
  ],
  reads: opportunityReads,
})
