import { importProgress } from './import-progress.feed.ts'
import { importReads } from './import.read.ts'
import { ImportResolver } from './import.resolver.ts'

export const importModule = {
  resolvers: [ImportResolver],
  reads: importReads,
  subscriptions: [importProgress],
}
