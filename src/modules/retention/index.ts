import { defineModule } from '../../contract/module.ts'
import { pruneJob } from './prune.job.ts'

export default defineModule({ name: 'retention', jobs: [pruneJob] })
