import { defineModule } from '../../contract/module.ts'
import { applyJob } from './apply.job.ts'
import { endOrphansJob } from './end-orphans.job.ts'
import { ImportError, ImportJob, ImportWarning } from './import.entity.ts'
import { importRetention } from './import.retention.ts'
import { importReads } from './import.read.ts'
import { ImportResolver } from './import.resolver.ts'
import { resumeImports } from './import.service.ts'
import { importProgress } from './import-progress.feed.ts'
import { sweepJob } from './sweep.job.ts'

export default defineModule({
  name: 'import',
  entities: [ImportJob, ImportError, ImportWarning],
  resolvers: [ImportResolver],
  reads: importReads,
  subscriptions: [importProgress],
  retention: importRetention,
  jobs: [applyJob, endOrphansJob, sweepJob],
  start: async (x) => {
    if (x.platform.runsJobs) await resumeImports(x)
  },
})
