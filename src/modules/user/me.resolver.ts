import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import type { Permission, Role, RowScope, Viewer } from '../../core/viewer.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { RoleEnum, RowScopeEnum, User } from './user.entity.ts'

@Allow('read')
@ObjectType({
  description:
    'The caller: who is behind the credential, and what it may do. A client hides by it what would be refused.',
})
class Me {
  @Field(() => ID, { description: 'Of the user, or of the key if it belongs to no user.' })
  id!: string

  @Field(() => RoleEnum, {
    description: 'What the caller may do now: the narrower of the roles of the key and its user.',
  })
  role!: Role

  @Field(() => RowScopeEnum, {
    description: 'Which records the caller sees: the narrower of the scopes of the key and its user.',
  })
  scope!: RowScope

  @Field(() => [String], {
    description:
      'What the role allows, sorted: permissions of the core, such as "write" and "manage", and `<plugin>:<name>` for ' +
      'those of running plugins. A field that requires another one is FORBIDDEN. Besides, fields that add up the ' +
      'records of all owners are FORBIDDEN for the scope OWN.',
  })
  permissions!: readonly Permission[]

  readonly viewer!: Viewer
}

@Resolver(() => Me)
export class MeResolver {
  @Allow('read')
  @Query(() => Me, { description: 'The caller, with its rights.' })
  me(@Ctx() context: RequestContext): Me {
    const { viewer } = context
    const { id, userId, role, scope } = viewer
    return {
      id: userId === undefined ? ids.encode('ApiKey', id) : ids.encode('User', userId),
      role,
      scope,
      permissions: [...moduleContext(context, 'user').platform.permissionsOf(viewer)].toSorted(),
      viewer,
    }
  }

  @FieldResolver(() => String, { description: 'The name of the user, or of the key if it belongs to no user.' })
  async name(@Root() { viewer }: Me, @Ctx() { reader }: RequestContext): Promise<string> {
    const [table, id] = viewer.userId === undefined ? ['api_key', viewer.id] : ['app_user', viewer.userId]
    const [row] = await reader.rows<{ name: string }>(`select name from ${table} where id = $1`, [id])
    return row!.name
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user; null for a key that belongs to none.' })
  user(@Root() { viewer }: Me, @Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return viewer.userId === undefined ? null : reader.record(info, 'User', viewer.userId)
  }
}
