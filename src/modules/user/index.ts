import { defineModule } from '../../contract/module.ts'
import { ApiKeyMutations, ApiKeyResolver } from './api-key.resolver.ts'
import { TrustedDocument } from './trusted-document.entity.ts'
import { TrustedDocumentsResolver } from './trusted-documents.resolver.ts'
import { ApiKey, User } from './user.entity.ts'
import { MeResolver, ViewerResolver } from './viewer.resolver.ts'
import { userReads } from './user.read.ts'
import { MeMutations, UserMutations, UserResolver } from './user.resolver.ts'

export default defineModule({
  name: 'user',
  entities: [User, ApiKey, TrustedDocument],
  resolvers: [
    MeResolver,
    ViewerResolver,
    UserResolver,
    UserMutations,
    MeMutations,
    ApiKeyResolver,
    ApiKeyMutations,
    TrustedDocumentsResolver,
  ],
  reads: userReads,
})
