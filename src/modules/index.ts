import { customerModule } from './customer/index.ts'
import { interactionModule } from './interaction/index.ts'
import { opportunityModule } from './opportunity/index.ts'
import { modelModule } from './model/index.ts'
import { orderModule } from './order/index.ts'
import { scoreModule } from './score/index.ts'
import { userModule } from './user/index.ts'
import { NodeResolver } from './node.resolver.ts'

/** The parts of the core: their resolvers, and how their types are read. */
export const coreModules = [
  userModule,
  customerModule,
  opportunityModule,
  interactionModule,
  orderModule,
  scoreModule,
  modelModule,
  { resolvers: [NodeResolver], reads: [] },
]
