import { Field, ID, InputType } from 'type-graphql'
import { MaxBytes, maxRecordJson } from '../../core/limits.ts'
import { DateTime, Json } from '../../db/scalars.ts'
import { DateTimeFilter, enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { Direction, InteractionKind } from './interaction.entity.ts'

const InteractionKindFilter = enumFilterOf(InteractionKind, 'InteractionKind')
const DirectionFilter = enumFilterOf(Direction, 'Direction')

export const InteractionOrder = orderOf('Interaction', ['OCCURRED_AT', 'CREATED_AT'])

@InputType({ description: 'Conditions on interactions. An interaction must meet all of them.' })
export class InteractionFilter {
  @Field(() => [InteractionFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: InteractionFilter[]

  @Field(() => [InteractionFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: InteractionFilter[]

  @Field(() => InteractionFilter, { nullable: true, description: 'This condition is not met.' })
  not?: InteractionFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => CustomerFilter, { nullable: true })
  customer?: CustomerFilter

  @Field(() => IdFilter, { nullable: true })
  opportunity?: IdFilter

  @Field(() => IdFilter, { nullable: true })
  case?: IdFilter

  @Field(() => InteractionKindFilter, { nullable: true })
  kind?: object

  @Field(() => DirectionFilter, { nullable: true })
  direction?: object

  @Field(() => TextFilter, { nullable: true })
  channel?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  subject?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  body?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  language?: TextFilter

  @Field(() => DateTimeFilter, { nullable: true })
  occurredAt?: object

  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: object
}

@InputType({ description: 'A contact with a customer.' })
export class LogInteractionInput extends WriteInput {
  @Field(() => ID, { description: 'The customer; it must be visible to the caller.' })
  customerId!: string

  @Field(() => InteractionKind, { description: 'The means of contact.' })
  kind!: InteractionKind

  @Field(() => Direction, { nullable: true, description: 'Who began.' })
  direction?: Direction | null

  @Field(() => String, { nullable: true, description: 'Where it happened, e.g. "phone", "web", "WeChat".' })
  channel?: string | null

  @Field(() => String, { nullable: true, description: 'What it was about, in a line.' })
  subject?: string | null

  @Field(() => String, { nullable: true, description: 'Up to 1,000,000 characters.' })
  body?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag. Default: detected, if a plugin can.' })
  language?: string | null

  @Field(() => DateTime, { description: 'When it took place; not in the future.' })
  occurredAt!: Date

  @Field(() => ID, {
    nullable: true,
    description: 'The opportunity that it was about; it must belong to the same customer.',
  })
  opportunityId?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'A case of the same customer. Our first contact is its first response; one of the customer makes it our turn again.',
  })
  caseId?: string | null

  @MaxBytes(maxRecordJson)
  @Field(() => Json, { nullable: true, description: 'Your own facts, as a JSON object of at most 16 KiB.' })
  properties?: Record<string, unknown> | null
}

@InputType({
  description: 'Changes to an interaction. An omitted field stays as it is; null clears a field that may be empty.',
})
export class UpdateInteractionInput extends RecordInput {
  @Field(() => InteractionKind, { nullable: true, description: 'The means of contact.' })
  kind?: InteractionKind | null

  @Field(() => Direction, { nullable: true, description: 'Who began.' })
  direction?: Direction | null

  @Field(() => String, { nullable: true, description: 'Where it happened, e.g. "phone", "web", "WeChat".' })
  channel?: string | null

  @Field(() => String, { nullable: true, description: 'What it was about, in a line.' })
  subject?: string | null

  @Field(() => String, { nullable: true, description: 'Up to 1,000,000 characters.' })
  body?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag.' })
  language?: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it took place; not in the future.' })
  occurredAt?: Date | null

  @Field(() => ID, { nullable: true, description: 'An opportunity of the same customer.' })
  opportunityId?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'A case of the same customer. Our first contact is its first response; one of the customer makes it our turn again.',
  })
  caseId?: string | null

  @MaxBytes(maxRecordJson)
  @Field(() => Json, { nullable: true, description: 'Replaces the existing object; at most 16 KiB.' })
  properties?: Record<string, unknown> | null
}

@InputType({ description: 'An interaction to delete. `restoreInteraction` brings it back.' })
export class DeleteInteractionInput extends RecordInput {}

@InputType({ description: 'A deleted interaction to restore.' })
export class RestoreInteractionInput extends RecordInput {}
