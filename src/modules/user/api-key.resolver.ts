import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Field, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { defineMutations, mutation, payloadOf } from '../../write/mutations.ts'
import { write } from '../../write/write.ts'
import { accessChanged } from './access-changes.ts'
import { createApiKey, revokeApiKey } from './api-key.service.ts'
import { ApiKey } from './user.entity.ts'
import { ApiKeyFilter, ApiKeyOrder, CreateApiKeyInput, RevokeApiKeyInput } from './user.input.ts'

const ApiKeyConnection = connectionOf(ApiKey)
const ApiKeyArgs = pageArgsOf(ApiKeyFilter, ApiKeyOrder)

const record = { type: ApiKey, field: 'apiKey', permission: 'manage' } as const

@Allow('manage')
@ObjectType({ simpleResolvers: true, description: 'The created key, or the reason why it was not created.' })
class CreateApiKeyPayload extends payloadOf(record, 'ApiKeyPayload', 'A key after a write.') {
  @Field(() => String, {
    nullable: true,
    description: 'The key itself, for `Authorization: Bearer`. It is shown only now: we store only its hash.',
  })
  secret?: string | null
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Allow('manage')
  @Query(() => ApiKeyConnection, { description: 'API keys, newest first, including revoked and expired ones.' })
  apiKeys(
    @Args(() => ApiKeyArgs) args: InstanceType<typeof ApiKeyArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'ApiKey', args)
  }

  @Allow('manage')
  @Mutation(() => CreateApiKeyPayload, { description: 'Creates a key for a program or a user.' })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    let secret: string | null = null
    const work = createApiKey((made) => (secret = made))
    const payload = await write(context, info, { field: 'apiKey', map: 'ApiKey' }, input, work)
    return { ...payload, secret: payload.userErrors.length === 0 ? secret : null }
  }
}

export const ApiKeyMutations = defineMutations(record, {
  revokeApiKey: mutation({
    permission: 'manage',
    description: 'Revokes a key at once and closes its open sockets; other processes follow within ten seconds.',
    payload: 'The revoked key, or the reason why it was not revoked.',
    input: RevokeApiKeyInput,
    work: revokeApiKey,
    done: accessChanged,
  }),
})
