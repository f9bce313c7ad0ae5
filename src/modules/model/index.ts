import { ModelResolver } from './model.resolver.ts'
import { modelReads } from './model.read.ts'
import { modelRunProgress, ModelRunProgressResolver } from './model.subscription.ts'
import { DriftResolver } from './drift.resolver.ts'
import { HealthResolver } from './health.resolver.ts'
import { ScheduleResolver } from './schedule.resolver.ts'

export const modelModule = {
  resolvers: [ModelResolver, ModelRunProgressResolver, ScheduleResolver, DriftResolver, HealthResolver],
  reads: modelReads,
  subscriptions: [modelRunProgress],
}
