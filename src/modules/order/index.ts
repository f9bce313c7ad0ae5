import { defineModule } from '../../contract/module.ts'
import { Order, OrderLine, Product } from './order.entity.ts'
import { orderReads } from './order.read.ts'
import { CustomerOrdersResolver, OrderMutations, OrderResolver } from './order.resolver.ts'
import { CustomerPurchases, CustomerSpending } from './purchases.entity.ts'
import { CustomerPurchasesResolver, purchaseReads } from './purchases.ts'
import { ProductMutations, ProductResolver } from './product.resolver.ts'

export default defineModule({
  name: 'order',
  entities: [Product, Order, OrderLine, CustomerPurchases, CustomerSpending],
  resolvers: [
    OrderResolver,
    OrderMutations,
    ProductResolver,
    ProductMutations,
    CustomerOrdersResolver,
    CustomerPurchasesResolver,
  ],
  reads: [...orderReads, ...purchaseReads],
})
