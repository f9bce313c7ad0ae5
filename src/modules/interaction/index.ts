import { defineModule } from '../../contract/module.ts'
import { Interaction } from './interaction.entity.ts'
import { interactionReads } from './interaction.read.ts'
import {
  CaseInteractionsResolver,
  CustomerInteractionsResolver,
  InteractionMutations,
  InteractionResolver,
  OpportunityInteractionsResolver,
} from './interaction.resolver.ts'

export default defineModule({
  name: 'interaction',
  entities: [Interaction],
  resolvers: [
    InteractionResolver,
    InteractionMutations,
    CaseInteractionsResolver,
    CustomerInteractionsResolver,
    OpportunityInteractionsResolver,
  ],
  reads: interactionReads,
})
