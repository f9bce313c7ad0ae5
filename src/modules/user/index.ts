import { defineModule } from '../../contract/module.ts'
import { ApiKeyMutations, ApiKeyResolver } from './api-key.resolver.ts'
import { ApiKey, User } from './user.entity.ts'
import { MeResolver } from './me.resolver.ts'
import { userReads } from './user.read.ts'
import { UserMutations, UserResolver } from './user.resolver.ts'

export default defineModule({
  name: 'user',
  entities: [User, ApiKey],
  resolvers: [MeResolver, UserResolver, UserMutations, ApiKeyResolver, ApiKeyMutations],
  reads: userReads,
})
