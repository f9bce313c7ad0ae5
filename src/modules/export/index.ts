import type { ModuleContext } from '../../contract/context.ts'
import { defineModule } from '../../contract/module.ts'
import { defineRoutes } from '../../contract/route.ts'
import { endOrphansJob } from './end-orphans.job.ts'
import { ExportChunk, ExportJob } from './export.entity.ts'
import { exportProgress } from './export-progress.feed.ts'
import { exportReads } from './export.read.ts'
import { ExportMutations, ExportResolver } from './export.resolver.ts'
import { exportRetention } from './export.retention.ts'
import { runJob } from './run.job.ts'

const exportRoutes = defineRoutes<ModuleContext>({
  prefix: '/exports',
  permission: 'read',
  points: 1_000,
  load: async () => (await import('./export.route.ts')).exportRoute,
})

export default defineModule({
  name: 'export',
  entities: [ExportJob, ExportChunk],
  resolvers: [ExportResolver, ExportMutations],
  reads: exportReads,
  subscriptions: [exportProgress],
  retention: exportRetention,
  jobs: [runJob, endOrphansJob],
  routes: [exportRoutes],
})
