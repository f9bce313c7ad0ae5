import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, Info, Query, Resolver } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import type { RequestContext } from '../context.ts'
import { User } from './user.entity.ts'

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
}
