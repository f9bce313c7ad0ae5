import type { ModuleContext } from '../../contract/context.ts'
import { defineModule } from '../../contract/module.ts'
import { defineRoutes } from '../../contract/route.ts'
import { applyJob } from './apply.job.ts'
import { endOrphansJob } from './end-orphans.job.ts'
import { ImportError, ImportJob, ImportWarning } from './import.entity.ts'
import { importNotifications } from './import.notifications.ts'
import { importRetention } from './import.retention.ts'
import { importReads } from './import.read.ts'
import { ImportResolver } from './import.resolver.ts'
import { resumeImports } from './import.service.ts'
import { importProgress } from './import-progress.feed.ts'
import { sweepJob } from './sweep.job.ts'

/** A file costs as much as reading 1,000 records, whatever its size. */
const importRoutes = defineRoutes<ModuleContext>({
  prefix: '/imports',
  permission: 'import',
  points: 1_000,
  load: async () => (await import('./import.route.ts')).importRoute,
})

export default defineModule({
  name: 'import',
  entities: [ImportJob, ImportError, ImportWarning],
  resolvers: [ImportResolver],
  reads: importReads,
  subscriptions: [importProgress],
  retention: importRetention,
  notifications: importNotifications,
  jobs: [applyJob, endOrphansJob, sweepJob],
  routes: [importRoutes],
  start: async (context) => {
    if (context.platform.runsJobs) await resumeImports(context)
  },
})
