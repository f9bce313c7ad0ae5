import { auditReads } from './audit.read.ts'
import { AuditResolver } from './audit.resolver.ts'

export const auditModule = { resolvers: [AuditResolver], reads: auditReads }
