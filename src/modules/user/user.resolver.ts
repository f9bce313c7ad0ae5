import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import { accessChanged } from './access-changes.ts'
import { User } from './user.entity.ts'
import { CreateUserInput, UpdateMeInput, UpdateUserInput, UserFilter, UserOrder } from './user.input.ts'
import { createUser, updateMe, updateUser } from './user.service.ts'

const UserConnection = connectionOf(User)
const UserArgs = pageArgsOf(UserFilter, UserOrder)

@Resolver(() => User)
export class UserResolver {
  @Allow('manage')
  @Query(() => UserConnection, { description: 'Users by name.' })
  users(
    @Args(() => UserArgs) args: InstanceType<typeof UserArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'User', args)
  }
}

const record = { type: User, field: 'user', permission: 'manage' }

export const UserMutations = defineMutations(record, {
  createUser: mutation({
    permission: 'manage',
    description: 'Creates a user; createApiKey gives the user a key.',
    payload: 'The created user, or the reason why it was not created.',
    input: CreateUserInput,
    work: createUser,
  }),
  updateUser: mutation({
    permission: 'manage',
    description: "Changes a user, the user's rights, or whether the user is active.",
    payload: 'The user after the change, or the reason why it was not changed.',
    input: UpdateUserInput,
    work: updateUser,
    done: accessChanged,
  }),
})

/** What everybody may change of itself. */
export const MeMutations = defineMutations(
  { type: User, field: 'user' },
  {
    updateMe: mutation({
      permission: 'read',
      description:
        'Changes what the user behind the credential has chosen for itself: time zone, currency and language. Needs no ' +
        'right beyond reading.',
      payload: 'The user after the change, or the reason why it was not changed.',
      input: UpdateMeInput,
      work: updateMe,
    }),
  },
)
