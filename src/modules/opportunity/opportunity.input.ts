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

@InputType({ description: 'Conditions on opportunities; all of them hold.' })
export class OpportunityFilter {
  @Field(() => [OpportunityFilter], { nullable: true, description: 'All of these hold.' })
  and?: OpportunityFilter[]

  @Field(() => [OpportunityFilter], { nullable: true, description: 'At least one of these holds.' })
  or?: OpportunityFilter[]

  @Field(() => OpportunityFilter, { nullable: true, description: 'This does not hold.' })
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
    description: 'Compares amounts without converting currencies; name the currency too.',
  })
  amount?: object

  @Field(() => TextFilter, { nullable: true })
  currency?: TextFilter

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
  @Field(() => Decimal, { description: 'What it would bring.' })
  amount!: string

  @Field(() => String, { description: 'ISO 4217 code, e.g. EUR.' })
  currency!: string
}

@InputType({ description: 'An opportunity to open.' })
export class CreateOpportunityInput extends WriteInput {
  @Field(() => ID, { description: 'The customer, one that the caller sees.' })
  customerId!: string

  @Field(() => String, { description: 'As people see it.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Key of the pipeline; the first one where absent.' })
  pipelineKey?: string | null

  @Field(() => String, { nullable: true, description: 'Key of the stage; the first of the pipeline where absent.' })
  stageKey?: string | null

  @Field(() => MoneyInput, { nullable: true, description: 'What it would bring.' })
  amount?: MoneyInput | null

  @Field(() => Float, { nullable: true, description: '0 to 1.' })
  probability?: number | null

  @Field(() => CalendarDate, { nullable: true, description: 'The day by which it is expected to be won or lost.' })
  expectedCloseOn?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The user who is responsible. Absent: nobody, or the caller itself where its scope is OWN.',
  })
  ownerId?: string | null
}

@InputType({
  description:
    'Changes to an opportunity: a field that is absent stays; null clears, where the record can be without it. Stages change by moveOpportunity.',
})
export class UpdateOpportunityInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'As people see it.' })
  name?: string | null

  @Field(() => MoneyInput, { nullable: true, description: 'What it would bring.' })
  amount?: MoneyInput | null

  @Field(() => Float, { nullable: true, description: 'Chance of winning, 0 to 1.' })
  probability?: number | null

  @Field(() => CalendarDate, { nullable: true, description: 'The day by which it is expected to be won or lost.' })
  expectedCloseOn?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The user who is responsible from now on; null for nobody. Whose scope is OWN no longer sees what it gives away.',
  })
  ownerId?: string | null
}

@InputType({ description: 'A move of an opportunity to another stage of its pipeline.' })
export class MoveOpportunityInput extends RecordInput {
  @Field(() => String, { description: 'Key of the stage, one of its pipeline.' })
  stageKey!: string

  @Field(() => String, { nullable: true, description: 'Why it was lost; kept only for a LOST stage.' })
  lostReason?: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it moved; now where absent.' })
  at?: Date | null
}

@InputType({ description: 'An opportunity to delete. It is hidden until `restoreOpportunity`.' })
export class DeleteOpportunityInput extends RecordInput {}

@InputType({ description: 'A deleted opportunity to bring back.' })
export class RestoreOpportunityInput extends RecordInput {}
