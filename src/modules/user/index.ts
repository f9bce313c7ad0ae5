import { userReads } from './user.read.ts'
import { UserResolver } from './user.resolver.ts'

export const userModule = { resolvers: [UserResolver], reads: userReads }
