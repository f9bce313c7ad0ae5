import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import type { RequestContext } from '../context.ts'
import { Proposal } from './proposal.entity.ts'
import {
  ApplyProposalInput,
  DiscardProposalInput,
  ProposalFilter,
  ProposalOrder,
  ProposeChangeInput,
} from './proposal.input.ts'
import { applyProposal, discardProposal, proposeChange } from './proposal.service.ts'

const ProposalConnection = connectionOf(Proposal)
const ProposalsArgs = pageArgsOf(ProposalFilter, ProposalOrder)

@Resolver(() => Proposal)
export class ProposalResolver {
  @Allow('read')
  @Query(() => Proposal, { nullable: true, description: 'The proposal with this id.' })
  proposal(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Proposal', ids.decode(id, 'Proposal').uuid)
  }

  @Allow('read')
  @Query(() => ProposalConnection, {
    description: 'Changes that were proposed, newest first: those about customers that you see, and your own.',
  })
  proposals(
    @Args(() => ProposalsArgs) args: InstanceType<typeof ProposalsArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Proposal', args)
  }
}

const record = { type: Proposal, field: 'proposal' }
// They decide about changes, and are none themselves.
const common = { permission: 'write', isProposable: false } as const

export const ProposalMutations = defineMutations(record, {
  proposeChange: mutation<ProposeChangeInput, RequestContext>({
    ...common,
    description:
      'Proposes a change: tries it with your rights, undoes it, and stores it with what it would change. Nothing changes before somebody applies it.',
    payload: 'The proposal, or the reason why the change cannot be made.',
    input: ProposeChangeInput,
    work: proposeChange,
  }),
  applyProposal: mutation<ApplyProposalInput, RequestContext>({
    ...common,
    description:
      'Makes a proposed change with your rights. It is made once: applying it again changes nothing. Refused if the records have changed since.',
    payload: 'The applied proposal, or the reason why it was not applied.',
    input: ApplyProposalInput,
    work: applyProposal,
  }),
  discardProposal: mutation<DiscardProposalInput, RequestContext>({
    ...common,
    description: 'Discards a proposed change: it cannot be applied any more.',
    payload: 'The discarded proposal, or the reason why it was not discarded.',
    input: DiscardProposalInput,
    work: discardProposal,
  }),
})
