import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import type { ReadSpec } from '../read/read-map.ts'
import { auditModule } from './audit/index.ts'
import { customerModule } from './customer/index.ts'
import { importModule } from './import/index.ts'
import { interactionModule } from './interaction/index.ts'
import { opportunityModule } from './opportunity/index.ts'
import { modelModule } from './model/index.ts'
import { orderModule } from './order/index.ts'
import { recordModule } from './record/index.ts'
import { scoreModule } from './score/index.ts'
import { userModule } from './user/index.ts'
import { InputError, VersionConflictError } from '../write/user-error.type.ts'
import { NodeResolver } from './node.resolver.ts'

/** One part of the core. */
export interface CoreModule {
  readonly resolvers: readonly (new () => object)[]
  readonly reads: readonly ReadSpec[]
  readonly subscriptions?: readonly SubscriptionDefinition[]
  /** GraphQL types that no field names, such as the members of an interface. */
  readonly types?: readonly (new () => object)[]
}

/** The parts of the core: their resolvers, and how their types are read. */
export const coreModules: readonly CoreModule[] = [
  userModule,
  customerModule,
  opportunityModule,
  interactionModule,
  orderModule,
  scoreModule,
  modelModule,
  importModule,
  recordModule,
  auditModule,
  { resolvers: [NodeResolver], reads: [], types: [InputError, VersionConflictError] },
]
