import { defineModule } from '../../contract/module.ts'
import { auditRetention } from '../../write/audit-chain.ts'
import { AuditEntry } from '../../write/audit.entity.ts'
import { auditReads } from './audit.read.ts'
import { AuditResolver } from './audit.resolver.ts'

export default defineModule({
  name: 'audit',
  entities: [AuditEntry],
  resolvers: [AuditResolver],
  reads: auditReads,
  retention: [auditRetention],
})
