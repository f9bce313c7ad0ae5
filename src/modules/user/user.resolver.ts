import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Field, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { accessChanged } from './access-changes.ts'
import { User } from './user.entity.ts'
import { CreateUserInput, UpdateUserInput, UserFilter, UserOrder } from './user.input.ts'
import { createUser, updateUser } from './user.service.ts'

const UserConnection = connectionOf(User)
const UserArgs = pageArgsOf(UserFilter, UserOrder)

@Allow('manage')
@ObjectType({ simpleResolvers: true })
class UserPayload extends WritePayload {
  @Field(() => User, {
    nullable: true,
    description: 'The record after the write, or the current one if the version did not match; null otherwise.',
  })
  user?: User | null
}

@Allow('manage')
@ObjectType({ simpleResolvers: true, description: 'The created user, or the reason why it was not created.' })
class CreateUserPayload extends UserPayload {}

@Allow('manage')
@ObjectType({ simpleResolvers: true, description: 'The user after the change, or the reason why it was not changed.' })
class UpdateUserPayload extends UserPayload {}

const payloadOf = { field: 'user', map: 'User' } as const

@Resolver(() => User)
export class UserResolver {
  @Allow('read')
  @Query(() => User, {
    nullable: true,
    description: 'The user behind the credential; null for a key that belongs to no user.',
  })
  me(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const { userId } = context.viewer
    return userId === undefined ? null : context.reader.record(info, 'User', userId)
  }

  @Allow('manage')
  @Query(() => UserConnection, { description: 'Users by name.' })
  users(
    @Args(() => UserArgs) args: InstanceType<typeof UserArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'User', args)
  }

  @Allow('manage')
  @Mutation(() => CreateUserPayload, { description: 'Creates a user; createApiKey gives the user a key.' })
  createUser(
    @Arg('input', () => CreateUserInput) input: CreateUserInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, createUser)
  }

  @Allow('manage')
  @Mutation(() => UpdateUserPayload, {
    description: "Changes a user, the user's rights, or whether the user is active.",
  })
  async updateUser(
    @Arg('input', () => UpdateUserInput) input: UpdateUserInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const payload = await write(context, info, payloadOf, input, updateUser)
    if (payload.userErrors.length === 0) accessChanged()
    return payload
  }
}
