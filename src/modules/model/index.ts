import { modelRunProgress } from '../../learning/model-run-progress.feed.ts'
import { ModelResolver } from './model.resolver.ts'
import { modelReads } from './model.read.ts'
import { DriftResolver } from './drift.resolver.ts'
import { HealthResolver } from './health.resolver.ts'
import { ScheduleResolver } from './schedule.resolver.ts'

export const modelModule = {
  resolvers: [ModelResolver, ScheduleResolver, DriftResolver, HealthResolver],
  reads: modelReads,
  subscriptions: [modelRunProgress],
}
