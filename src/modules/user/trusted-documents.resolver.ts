import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Int, Mutation, Resolver, Root } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { fieldOf } from '../../read/reader.ts'
import { payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import type { RequestContext } from '../context.ts'
import { TrustDocumentsInput } from './trusted-documents.input.ts'
import { trustDocuments } from './trusted-documents.service.ts'
import { ApiKey } from './user.entity.ts'

const record = { type: ApiKey, field: 'apiKey', permission: 'manage' } as const
const TrustDocumentsPayload = payloadOf(
  record,
  'TrustDocumentsPayload',
  'The key with its new manifest, or the reason why the manifest was not taken.',
)

@Resolver(() => ApiKey)
export class TrustedDocumentsResolver {
  @Allow('manage')
  @Mutation(() => TrustDocumentsPayload, {
    description:
      'Replaces the manifest of a key: the operations that it may send as `documentId`, over HTTP and WebSocket. Other ' +
      'processes follow within five seconds.',
  })
  trustDocuments(
    @Arg('input', () => TrustDocumentsInput) input: TrustDocumentsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'apiKey', map: 'ApiKey' }, input, trustDocuments(info.schema))
  }

  @FieldResolver(() => Int, { description: 'How many operations its manifest has.' })
  trustedDocuments(@Root() key: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(key, info)
  }
}
