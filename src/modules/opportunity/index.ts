import { defineModule } from '../../contract/module.ts'
import { Opportunity, Pipeline, Stage, StageChange } from './opportunity.entity.ts'
import { opportunityReads } from './opportunity.read.ts'
import { CustomerOpportunitiesResolver, OpportunityResolver } from './opportunity.resolver.ts'
import { PipelineResolver } from './pipeline.resolver.ts'

export default defineModule({
  name: 'opportunity',
  entities: [Pipeline, Stage, Opportunity, StageChange],
  resolvers: [OpportunityResolver, PipelineResolver, CustomerOpportunitiesResolver],
  reads: opportunityReads,
})
