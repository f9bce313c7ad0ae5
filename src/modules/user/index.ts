import { defineModule } from '../../contract/module.ts'
import { ApiKeyResolver } from './api-key.resolver.ts'
import { ApiKey, User } from './user.entity.ts'
import { userReads } from './user.read.ts'
import { UserResolver } from './user.resolver.ts'

export default defineModule({
  name: 'user',
  entities: [User, ApiKey],
  resolvers: [UserResolver, ApiKeyResolver],
  reads: userReads,
})
