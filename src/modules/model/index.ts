import { ModelResolver } from './model.resolver.ts'

export const modelModule = { resolvers: [ModelResolver], reads: [] }
