import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { ids } from '../core/ids.ts'
import { Allow } from '../core/policy.ts'
import { rolePermissions, type Viewer } from '../core/viewer.ts'
import { Node } from '../db/node.type.ts'
import type { RequestContext } from './context.ts'

const mayListUsers = ({ role }: Viewer): boolean => rolePermissions[role].includes('manage')

@Resolver()
export class NodeResolver {
  @Allow('read')
  @Query(() => Node, {
    nullable: true,
    description: 'Any record by its id; null where it does not exist or you may not see it.',
  })
  node(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const { type, uuid } = ids.decode(id)
    // Records name their users to everybody; whoever may not list users looks up nobody but itself.
    if (type === 'User' && uuid !== context.viewer.userId && !mayListUsers(context.viewer)) return null
    return context.reader.record(info, type, uuid)
  }
}
