import { Field, Float, ID, InputType } from 'type-graphql'
import { CalendarDate, DateTime, Decimal } from '../../db/scalars.ts'
import {
  DateFilter,
  DateTimeFilter,
  DecimalFilter,
  enumFilterOf,
  FloatFilter,
  IdFilter,
  orderOf,
  TextFilter,
} from '../../read/types.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { StageOutcome } from './opportunity.entity.ts'

const StageOutcomeFilter = enumFilterOf(StageOutcome, 'StageOutcome')

export const OpportunityOrder = orderOf('Opportunity', [
  'NAME',
  'AMOUNT',
  'BASE_AMOUNT',
  'EXPECTED_CLOSE_ON',
  'CLOSED_AT',
  'CREATED_AT',
  'UPDATED_AT',
])
export const StageChangeOrder = orderOf('StageChange', ['AT'])

@InputType({ description: 'Conditions on a stage.' })
export class StageFilter {
  @Field(() => TextFilter, { nullable: true })
  key?: TextFilter

  @Field(() => StageOutcomeFilter, { nullable: true })
  outcome?: object
}

@InputType({ description: 'Conditions on a pipeline.' })
export class PipelineFilter {
  @Field(() => TextFilter, { nullable: true })
  key?: TextFilter
}

@InputType({ description: 'Conditions on opportunities. An opportunity must meet all of them.' })
export class OpportunityFilter {
  @Field(() => [OpportunityFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: OpportunityFilter[]

  @Field(() => [OpportunityFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: OpportunityFilter[]

  @Field(() => OpportunityFilter, { nullable: true, description: 'This condition is not met.' })
  not?: OpportunityFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => CustomerFilter, { nullable: true })
  customer?: CustomerFilter

  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => PipelineFilter, { nullable: true })
  pipeline?: PipelineFilter

  @Field(() => StageFilter, { nullable: true })
  stage?: StageFilter

  @Field(() => IdFilter, { nullable: true })
  owner?: IdFilter

  @Field(() => DecimalFilter, {
    nullable: true,
    description: 'Compares amounts without converting currencies; give the currency too.',
  })
  amount?: object

  @Field(() => TextFilter, { nullable: true })
  currency?: TextFilter

  @Field(() => DecimalFilter, {
    nullable: true,
    description: 'Of closed deals, the amount in the base currency.',
  })
  baseAmount?: object

  @Field(() => FloatFilter, { nullable: true })
  probability?: object

  @Field(() => DateFilter, { nullable: true })
  expectedCloseOn?: object

  @Field(() => DateTimeFilter, { nullable: true })
  closedAt?: object

  @Field(() => TextFilter, { nullable: true })
  lostReason?: TextFilter

  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: object
}

@InputType({ description: 'Conditions on stage changes.' })
export class StageChangeFilter {
  @Field(() => DateTimeFilter, { nullable: true })
  at?: object
}

@InputType({ description: 'An exact amount with its currency.' })
export class MoneyInput {
  @Field(() => Decimal, { description: 'The expected amount.' })
  amount!: string

  @Field(() => String, { description: 'ISO 4217 code, e.g. EUR.' })
  currency!: string
}

@InputType({ description: 'An opportunity to open.' })
export class CreateOpportunityInput extends WriteInput {
  @Field(() => ID, { description: 'The customer; it must be visible to the caller.' })
  customerId!: string

  @Field(() => String, { description: 'The name as people see it.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Key of the pipeline. Default: the first one.' })
  pipelineKey?: string | null

  @Field(() => String, { nullable: true, description: 'Key of the stage. Default: the first one of the pipeline.' })
  stageKey?: string | null

  @Field(() => MoneyInput, { nullable: true, description: 'The expected amount.' })
  amount?: MoneyInput | null

  @Field(() => Float, { nullable: true, description: '0 to 1.' })
  probability?: number | null

  @Field(() => CalendarDate, { nullable: true, description: 'The day by which it is expected to be won or lost.' })
  expectedCloseOn?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The user who is responsible. Default: nobody, or the caller if its scope is OWN.',
  })
  ownerId?: string | null
}

@InputType({
  description:
    'Changes to an opportunity. An omitted field stays as it is; null clears a field that may be empty. Use ' +
    'moveOpportunity to change the stage.',
})
export class UpdateOpportunityInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'The name as people see it.' })
  name?: string | null

  @Field(() => MoneyInput, { nullable: true, description: 'The expected amount.' })
  amount?: MoneyInput | null

  @Field(() => Float, { nullable: true, description: 'Probability of winning, 0 to 1.' })
  probability?: number | null

  @Field(() => CalendarDate, { nullable: true, description: 'The day by which it is expected to be won or lost.' })
  expectedCloseOn?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The user who takes over responsibility; null for nobody. A caller with the scope OWN no longer sees a ' +
      'customer that it hands over.',
  })
  ownerId?: string | null
}

@InputType({ description: 'A move of an opportunity to another stage of its pipeline.' })
export class MoveOpportunityInput extends RecordInput {
  @Field(() => String, { description: 'Key of a stage of its pipeline.' })
  stageKey!: string

  @Field(() => String, { nullable: true, description: 'Why it was lost; stored only for a LOST stage.' })
  lostReason?: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it moved. Default: now.' })
  at?: Date | null
}

@InputType({ description: 'An opportunity to delete. `restoreOpportunity` brings it back.' })
export class DeleteOpportunityInput extends RecordInput {}

@InputType({ description: 'A deleted opportunity to restore.' })
export class RestoreOpportunityInput extends RecordInput {}
