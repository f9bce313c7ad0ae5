import { defineModule } from '../../contract/module.ts'
import { TimelineCase } from './case-sla.type.ts'
import { Case, CaseChange } from './case.entity.ts'
import { caseNotifications } from './case.notifications.ts'
import { caseReads } from './case.read.ts'
import { CaseMutations, CaseResolver, CaseSlaResolver, CustomerCasesResolver, SlaResolver } from './case.resolver.ts'
import { clocksJob } from './clocks.job.ts'
import { BusinessCalendar, SlaPolicy } from './sla.entity.ts'

/** Questions and problems of customers, and the clocks of what is promised for them. */
export default defineModule({
  name: 'case',
  entities: [BusinessCalendar, SlaPolicy, Case, CaseChange],
  resolvers: [CaseResolver, CaseSlaResolver, CustomerCasesResolver, SlaResolver, CaseMutations],
  types: [TimelineCase],
  reads: caseReads,
  notifications: caseNotifications,
  jobs: [clocksJob],
})
