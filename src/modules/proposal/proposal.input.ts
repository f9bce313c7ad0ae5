import { Field, InputType } from 'type-graphql'
import { MaxBytes } from '../../core/limits.ts'
import { Json } from '../../db/scalars.ts'
import { enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { ProposalRoad, ProposalStatus } from './proposal.entity.ts'

/** Bytes of the input of a proposed mutation. */
const maxInput = 65_536

const ProposalStatusFilter = enumFilterOf(ProposalStatus, 'ProposalStatus')
const ProposalRoadFilter = enumFilterOf(ProposalRoad, 'ProposalRoad')

export const ProposalOrder = orderOf('Proposal', ['CREATED_AT'])

@InputType({ description: 'Conditions on proposals. A proposal must meet all of them.' })
export class ProposalFilter {
  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it can be applied: it is pending and has not expired.',
  })
  isOpen?: boolean

  @Field(() => ProposalStatusFilter, { nullable: true })
  status?: object

  @Field(() => TextFilter, { nullable: true })
  mutation?: TextFilter

  @Field(() => ProposalRoadFilter, { nullable: true })
  proposedThrough?: object

  @Field(() => CustomerFilter, { nullable: true })
  customer?: CustomerFilter
}

@InputType({
  description: 'A change to propose. It is tried at once and undone; nothing changes before it is applied.',
})
export class ProposeChangeInput extends WriteInput {
  @Field(() => String, {
    description:
      'The name of a mutation that changes records, such as "updateCustomer"; you need its permission to propose it.',
  })
  mutation!: string

  @MaxBytes(maxInput)
  @Field(() => Json, {
    description:
      'Its input, as a JSON object of at most 64 KiB, without `idempotencyKey`. Without a `version` of the record, the current one is taken.',
  })
  input!: Record<string, unknown>

  @Field(() => String, { description: 'Why it should be done, for those who decide: at most 2,000 characters.' })
  reason!: string
}

@InputType({ description: 'A proposal to apply. You need the permission of its mutation, and to see what it changes.' })
export class ApplyProposalInput extends RecordInput {}

@InputType({ description: 'A proposal to discard.' })
export class DiscardProposalInput extends RecordInput {}
