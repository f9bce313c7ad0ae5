import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { RapportError } from '../../core/errors.ts'
import { Allow } from '../../core/policy.ts'
import { checkChain } from '../../write/audit-chain.ts'
import { AuditEntry } from '../../write/audit.entity.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import type { RequestContext } from '../context.ts'
import { AuditFilter, AuditOrder } from './audit.input.ts'

const AuditEntryConnection = connectionOf(AuditEntry)
const AuditArgs = pageArgsOf(AuditFilter, AuditOrder)

/** Entries that one call of `auditChain` checks: a few tens of milliseconds of work. */
const checkedAtOnce = 2_000

@Allow('audit')
@ObjectType({ simpleResolvers: true, description: 'The result of checking a part of the audit chain.' })
class AuditChainCheck {
  @Field(() => String, {
    description:
      'The last valid entry, "<position>:<hash>". Pass it as `after` to check the next part. A copy kept ' +
      'elsewhere proves later that nothing before it was changed or cut off.',
  })
  head!: string

  @Field(() => Int)
  checked!: number

  @Field(() => Int, {
    description: 'Entries whose values have been erased since. The rest of each entry is still verified.',
  })
  erased!: number

  @Field(() => Boolean, { description: 'Whether this is the end of the chain.' })
  complete!: boolean

  @Field(() => String, { nullable: true, description: 'The first problem found; null when there is none.' })
  problem!: string | null
}

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Allow('audit')
  @Query(() => AuditEntryConnection, { description: 'Who changed what, newest first by default.' })
  auditEntries(
    @Args(() => AuditArgs) args: InstanceType<typeof AuditArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'AuditEntry', args)
  }

  @Allow('audit')
  @Query(() => AuditChainCheck, {
    description: `Checks up to ${checkedAtOnce} audit entries against their hashes. \`rapport audit verify\` checks all of them.`,
  })
  async auditChain(
    @Arg('after', () => String, {
      nullable: true,
      description: 'A `head` returned earlier. Default: the beginning of the chain.',
    })
    after: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AuditChainCheck> {
    try {
      return await checkChain(context.sql, after ?? undefined, checkedAtOnce)
    } catch (error) {
      if (error instanceof RangeError) throw new RapportError('INVALID_CURSOR', error.message, { path: ['after'] })
      throw error
    }
  }
}
