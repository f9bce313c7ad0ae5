import { Field, ID, InputType } from 'type-graphql'
import { CalendarDate } from '../../db/scalars.ts'
import { DateFilter, DateTimeFilter, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { CustomerFilter } from '../customer/customer.input.ts'
import { RecordInput, WriteInput } from '../record.input.ts'

export const EmploymentOrder = orderOf('Employment', ['CREATED_AT'])

@InputType({ description: 'Conditions on employments. An employment must meet all of them.' })
export class EmploymentFilter {
  @Field(() => [EmploymentFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: EmploymentFilter[]

  @Field(() => [EmploymentFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: EmploymentFilter[]

  @Field(() => EmploymentFilter, { nullable: true, description: 'This condition is not met.' })
  not?: EmploymentFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => CustomerFilter, { nullable: true, description: 'Who works there.' })
  person?: CustomerFilter

  @Field(() => CustomerFilter, { nullable: true })
  organisation?: CustomerFilter

  @Field(() => TextFilter, { nullable: true })
  role?: TextFilter

  @Field(() => DateFilter, { nullable: true })
  fromOn?: object

  @Field(() => DateFilter, { nullable: true, description: 'The last day; null for as long as it lasts.' })
  toOn?: object

  @Field(() => Boolean, { nullable: true, description: 'Whether it lasts and is the main one of the person.' })
  isMain?: boolean

  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: object
}

@InputType({ description: 'That a person works, or worked, for an organisation.' })
export class CreateEmploymentInput extends WriteInput {
  @Field(() => ID, { description: 'A customer that is a person.' })
  personId!: string

  @Field(() => ID, { description: 'A customer that is an organisation.' })
  organisationId!: string

  @Field(() => String, { nullable: true, description: 'What the person is there, e.g. Head of Purchasing.' })
  role?: string | null

  @Field(() => CalendarDate, { nullable: true, description: 'The first day.' })
  fromOn?: string | null

  @Field(() => CalendarDate, { nullable: true, description: 'The last day, today at the latest. Default: it lasts.' })
  toOn?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is the main one of the person. Default: if it lasts and the person has none.',
  })
  isMain?: boolean | null
}

@InputType({
  description: 'Changes to an employment. An omitted field stays as it is; null clears a field that may be empty.',
})
export class UpdateEmploymentInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What the person is there, e.g. Head of Purchasing.' })
  role?: string | null

  @Field(() => CalendarDate, { nullable: true, description: 'The first day.' })
  fromOn?: string | null

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last day, today at the latest. An employment that ends is no longer the main one.',
  })
  toOn?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is the main one of the person.' })
  isMain?: boolean | null
}

@InputType({ description: 'An employment to delete, because it was entered by mistake. End others by `toOn`.' })
export class DeleteEmploymentInput extends RecordInput {}
