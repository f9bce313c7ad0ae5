import { ModelResolver } from './model.resolver.ts'
import { modelRunProgress, ModelRunProgressResolver } from './model.subscription.ts'

export const modelModule = {
  resolvers: [ModelResolver, ModelRunProgressResolver],
  reads: [],
  subscriptions: [modelRunProgress],
}
