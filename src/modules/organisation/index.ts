import { defineModule } from '../../contract/module.ts'
import { Employment } from './employment.entity.ts'
import { organisationReads } from './organisation.read.ts'
import { CustomerOrganisationsResolver, EmploymentMutations, EmploymentResolver } from './organisation.resolver.ts'

/** For whom people work, and what organisations come to: organisations and people are customers. */
export default defineModule({
  name: 'organisation',
  entities: [Employment],
  resolvers: [EmploymentResolver, EmploymentMutations, CustomerOrganisationsResolver],
  reads: organisationReads,
})
