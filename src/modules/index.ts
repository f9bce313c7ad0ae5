import { customerModule } from './customer/index.ts'
import { userModule } from './user/index.ts'

/** The parts of the core: their resolvers, and how their types are read. */
export const coreModules = [userModule, customerModule]
