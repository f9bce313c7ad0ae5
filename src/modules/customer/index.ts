import { customerReads } from './customer.read.ts'
import { CustomerResolver } from './customer.resolver.ts'

export const customerModule = { resolvers: [CustomerResolver], reads: customerReads }
