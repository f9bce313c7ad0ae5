import { isObjectType, type GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { rolePermissions, type Viewer } from '../../core/viewer.ts'
import { Node } from '../../db/node.type.ts'
import type { RequestContext } from '../context.ts'

const mayListUsers = ({ role }: Viewer): boolean => rolePermissions[role].includes('manage')

@Resolver()
export class NodeResolver {
  @Allow('read')
  @Query(() => Node, {
    nullable: true,
    description: 'The record with this id; null if it does not exist or you may not see it.',
  })
  node(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const { type, uuid } = ids.decode(id)
    const implemented = info.schema.getType(type)
    if (!isObjectType(implemented) || !implemented.getInterfaces().some(({ name }) => name === 'Node'))
      throw new RapportError('INVALID_ID', `expected the id of a type that implements Node, got that of a ${type}`, {
        path: ['id'],
      })
    // Everybody sees the users that records name; a caller who may not list users can look up only itself.
    if (type === 'User' && uuid !== context.viewer.userId && !mayListUsers(context.viewer)) return null
    return context.reader.record(info, type, uuid)
  }
}
