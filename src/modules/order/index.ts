import { orderReads } from './order.read.ts'
import { CustomerOrdersResolver, OrderResolver } from './order.resolver.ts'
import { ProductResolver } from './product.resolver.ts'

export const orderModule = { resolvers: [OrderResolver, ProductResolver, CustomerOrdersResolver], reads: orderReads }
