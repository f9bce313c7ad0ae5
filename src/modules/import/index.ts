import { importReads } from './import.read.ts'
import { ImportResolver } from './import.resolver.ts'
import { importProgress, ImportProgressResolver } from './import.subscription.ts'

export const importModule = {
  resolvers: [ImportResolver, ImportProgressResolver],
  reads: importReads,
  subscriptions: [importProgress],
}
