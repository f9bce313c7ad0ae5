import { defineModule } from '../../contract/module.ts'
import { evaluateJob, sweepJob } from './evaluate.job.ts'
import { followCustomers } from './follow.ts'
import { customerListChanged } from './list-changed.feed.ts'
import { CustomerList, CustomerListMember, ListChange } from './list.entity.ts'
import { listReads } from './list.read.ts'
import { CustomerListMutations, CustomerListResolver, CustomerListsResolver } from './list.resolver.ts'

/** Lists of customers: by hand, or by a rule that is held against whatever happens. */
export default defineModule({
  name: 'list',
  entities: [CustomerList, CustomerListMember, ListChange],
  resolvers: [CustomerListResolver, CustomerListsResolver, CustomerListMutations],
  reads: listReads,
  subscriptions: [customerListChanged],
  retention: [{ table: 'customer_list', rows: 'deleted lists', days: 30, since: 't.deleted_at' }],
  jobs: [evaluateJob, sweepJob],
  follow: followCustomers,
})
