import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { ids } from '../core/ids.ts'
import { Allow } from '../core/policy.ts'
import { Node } from '../db/node.type.ts'
import type { RequestContext } from './context.ts'

@Resolver()
export class NodeResolver {
  @Allow('read')
  @Query(() => Node, {
    nullable: true,
    description: 'Any record by its id; null where it does not exist or you may not see it.',
  })
  node(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const { type, uuid } = ids.decode(id)
    return context.reader.record(info, type, uuid)
  }
}
