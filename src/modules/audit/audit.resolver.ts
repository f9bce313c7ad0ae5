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

/** Entries that one call of `auditChain` checks: some tens of milliseconds. */
const checkedAtOnce = 2_000

@Allow('audit')
@ObjectType({ simpleResolvers: true, description: 'What a check of a piece of the audit chain found.' })
class AuditChainCheck {
  @Field(() => String, {
    description:
      'The last entry that holds, "<position>:<hash>": the `after` of the next piece. Kept outside, it proves later that nothing before it was changed or cut off.',
  })
  head!: string

  @Field(() => Int)
  checked!: number

  @Field(() => Int, { description: 'Entries whose values were erased since; everything else of them holds.' })
  erased!: number

  @Field(() => Boolean, { description: 'Whether the chain ends here.' })
  complete!: boolean

  @Field(() => String, { nullable: true, description: 'What is wrong first; null where everything holds.' })
  problem!: string | null
}

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Allow('audit')
  @Query(() => AuditEntryConnection, { description: 'Who changed what, newest first unless ordered otherwise.' })
  auditEntries(
    @Args(() => AuditArgs) args: InstanceType<typeof AuditArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'AuditEntry', args)
  }

  @Allow('audit')
  @Query(() => AuditChainCheck, {
    description: `Checks up to ${checkedAtOnce} audit entries against their hashes; \`rapport audit verify\` goes through all.`,
  })
  async auditChain(
    @Arg('after', () => String, { nullable: true, description: 'A `head` of before; the beginning where absent.' })
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
