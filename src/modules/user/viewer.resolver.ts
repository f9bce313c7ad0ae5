import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import type { Permission, Role, RowScope, Viewer as Caller } from '../../core/viewer.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { loaderOf } from '../loader.ts'
import { RoleEnum, RowScopeEnum, User } from './user.entity.ts'

@Allow('read')
@ObjectType({
  description:
    'The caller: who is behind the credential, and what it may do. A client hides by it what would be refused.',
})
class Viewer {
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

  readonly caller!: Caller
}

const permissionsOf = (context: RequestContext, role: Role): readonly Permission[] =>
  [...moduleContext(context, 'user').platform.permissionsOf({ role })].toSorted()

@Resolver(() => User)
export class MeResolver {
  @Allow('read')
  @Query(() => User, {
    nullable: true,
    description:
      'The user behind the credential; null for a key that belongs to no user. What the credential itself may do is in `viewer`.',
  })
  me(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const { userId } = context.viewer
    return userId === undefined ? null : context.reader.record(info, 'User', userId)
  }

  @FieldResolver(() => [String], {
    description: 'What the role of the user allows, sorted. A key may have fewer rights than its user: see `viewer`.',
  })
  permissions(@Root() { id }: User, @Ctx() context: RequestContext): Promise<readonly Permission[]> {
    const rolesOf = async (uuids: readonly string[]) => {
      const users = await context.reader.rows<{ id: string; role: Role }>(
        'select id, role from app_user where id = any($1::uuid[])',
        [uuids],
      )
      const roles = new Map(users.map((user) => [user.id, user.role]))
      return uuids.map((uuid) => permissionsOf(context, roles.get(uuid)!))
    }
    return loaderOf(context, 'user.permissions', rolesOf).load(ids.decode(id, 'User').uuid)
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Allow('read')
  @Query(() => Viewer, { description: 'The caller, with its rights.' })
  viewer(@Ctx() context: RequestContext): Viewer {
    const caller = context.viewer
    const { id, userId, role, scope } = caller
    return {
      id: userId === undefined ? ids.encode('ApiKey', id) : ids.encode('User', userId),
      role,
      scope,
      permissions: permissionsOf(context, role),
      caller,
    }
  }

  @FieldResolver(() => String, { description: 'The name of the user, or of the key if it belongs to no user.' })
  async name(@Root() { caller }: Viewer, @Ctx() { reader }: RequestContext): Promise<string> {
    const [table, id] = caller.userId === undefined ? ['api_key', caller.id] : ['app_user', caller.userId]
    const [row] = await reader.rows<{ name: string }>(`select name from ${table} where id = $1`, [id])
    return row!.name
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user; null for a key that belongs to none.' })
  user(@Root() { caller }: Viewer, @Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return caller.userId === undefined ? null : reader.record(info, 'User', caller.userId)
  }
}
