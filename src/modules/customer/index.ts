import { defineModule } from '../../contract/module.ts'
import { Customer, ExternalId } from './customer.entity.ts'
import { customerReads } from './customer.read.ts'
import { CustomerMutations, CustomerResolver } from './customer.resolver.ts'

export default defineModule({
  name: 'customer',
  entities: [Customer, ExternalId],
  resolvers: [CustomerResolver, CustomerMutations],
  reads: customerReads,
})
