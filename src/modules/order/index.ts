import { orderReads } from './order.read.ts'
import { CustomerOrdersResolver, OrderResolver } from './order.resolver.ts'

export const orderModule = { resolvers: [OrderResolver, CustomerOrdersResolver], reads: orderReads }
