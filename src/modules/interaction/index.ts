import { interactionReads } from './interaction.read.ts'
import {
  CustomerInteractionsResolver,
  InteractionResolver,
  OpportunityInteractionsResolver,
} from './interaction.resolver.ts'

export const interactionModule = {
  resolvers: [InteractionResolver, CustomerInteractionsResolver, OpportunityInteractionsResolver],
  reads: interactionReads,
}
