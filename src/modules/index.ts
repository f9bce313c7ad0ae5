import { customerModule } from './customer/index.ts'
import { interactionModule } from './interaction/index.ts'
import { opportunityModule } from './opportunity/index.ts'
import { orderModule } from './order/index.ts'
import { userModule } from './user/index.ts'

/** The parts of the core: their resolvers, and how their types are read. */
export const coreModules = [userModule, customerModule, opportunityModule, interactionModule, orderModule]
