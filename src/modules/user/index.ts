import { ApiKeyResolver } from './api-key.resolver.ts'
import { userReads } from './user.read.ts'
import { UserResolver } from './user.resolver.ts'

export const userModule = { resolvers: [UserResolver, ApiKeyResolver], reads: userReads }
