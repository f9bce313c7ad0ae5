import { defineModule } from '../../contract/module.ts'
import { Proposal } from './proposal.entity.ts'
import { proposalReads } from './proposal.read.ts'
import { ProposalMutations, ProposalResolver } from './proposal.resolver.ts'

/** Changes that agents and people propose, and others apply. */
export default defineModule({
  name: 'proposal',
  entities: [Proposal],
  resolvers: [ProposalResolver, ProposalMutations],
  reads: proposalReads,
  retention: [{ table: 'proposal', rows: 'proposals', days: 90, since: 't.created_at' }],
})
