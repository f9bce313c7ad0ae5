import { ModelRunProgress } from '../../learning/run-progress.entity.ts'
import { defineModule } from '../../contract/module.ts'
import { DriftReport } from '../../learning/drift-report.entity.ts'
import { ModelArtifact, ModelRun } from '../../learning/model-run.entity.ts'
import { modelRetention } from '../../learning/model.retention.ts'
import { modelRunProgress } from '../../learning/model-run-progress.feed.ts'
import { TrainingSchedule } from '../../learning/training-schedule.entity.ts'
import { driftJob } from './drift.job.ts'
import { DriftResolver } from './drift.resolver.ts'
import { endOrphansJob } from './end-orphans.job.ts'
import { HealthResolver } from './health.resolver.ts'
import { modelNotifications } from './model.notifications.ts'
import { modelReads } from './model.read.ts'
import { ModelMutations, ModelResolver } from './model.resolver.ts'
import { promoteJob } from './promote.job.ts'
import { ScheduleResolver } from './schedule.resolver.ts'
import { setTrainingClocks } from './schedule.service.ts'
import { scheduledTrainingJob } from './scheduled-training.job.ts'
import { trainJob } from './train.job.ts'

export default defineModule({
  name: 'model',
  entities: [ModelRun, ModelRunProgress, ModelArtifact, TrainingSchedule, DriftReport],
  resolvers: [ModelResolver, ModelMutations, ScheduleResolver, DriftResolver, HealthResolver],
  reads: modelReads,
  subscriptions: [modelRunProgress],
  retention: modelRetention,
  notifications: modelNotifications,
  jobs: [trainJob, promoteJob, scheduledTrainingJob, driftJob, endOrphansJob],
  start: async (context) => {
    if (context.platform.runsJobs) await setTrainingClocks(context)
  },
})
