import { Field, ID, InputType } from 'type-graphql'
import { DateTimeFilter, enumFilterOf, IdFilter, orderOf, TagFilter, TextFilter } from '../../read/types.ts'
import { Json } from '../../db/scalars.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { CustomerKind, Lifecycle } from './customer.entity.ts'

const CustomerKindFilter = enumFilterOf(CustomerKind, 'CustomerKind')
const LifecycleFilter = enumFilterOf(Lifecycle, 'Lifecycle')

export const CustomerOrder = orderOf('Customer', ['NAME', 'CREATED_AT', 'UPDATED_AT', 'COUNTRY', 'LIFECYCLE'])

@InputType({ description: 'The customer has a name in another system.' })
export class ExternalIdFilter {
  @Field(() => String)
  source!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'One of these ids; any id of the source where this is absent.',
  })
  in?: string[]
}

@InputType({ description: 'Conditions on customers; all of them hold.' })
export class CustomerFilter {
  @Field(() => [CustomerFilter], { nullable: true })
  and?: CustomerFilter[]

  @Field(() => [CustomerFilter], { nullable: true })
  or?: CustomerFilter[]

  @Field(() => CustomerFilter, { nullable: true })
  not?: CustomerFilter

  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => CustomerKindFilter, { nullable: true })
  kind?: object

  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  email?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  phone?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  country?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  language?: TextFilter

  @Field(() => LifecycleFilter, { nullable: true })
  lifecycle?: object

  @Field(() => IdFilter, { nullable: true, description: 'Who owns the customer.' })
  owner?: IdFilter

  @Field(() => TagFilter, { nullable: true })
  tags?: TagFilter

  @Field(() => ExternalIdFilter, { nullable: true })
  externalId?: ExternalIdFilter

  @Field(() => Json, { nullable: true, description: 'The attributes contain this JSON object.' })
  attributes?: unknown

  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: object

  @Field(() => DateTimeFilter, { nullable: true })
  updatedAt?: object
}

@InputType({ description: 'The name of a customer in another system.' })
export class ExternalIdInput {
  @Field(() => String)
  source!: string

  @Field(() => String)
  externalId!: string
}

@InputType({ description: 'A customer to make.' })
export class CreateCustomerInput extends WriteInput {
  @Field(() => CustomerKind)
  kind!: CustomerKind

  @Field(() => String)
  name!: string

  @Field(() => String, { nullable: true })
  email?: string | null

  @Field(() => String, { nullable: true })
  phone?: string | null

  @Field(() => String, { nullable: true })
  country?: string | null

  @Field(() => String, { nullable: true })
  language?: string | null

  @Field(() => String, { nullable: true })
  timeZone?: string | null

  @Field(() => Lifecycle, { nullable: true })
  lifecycle?: Lifecycle | null

  @Field(() => [String], { nullable: true })
  tags?: string[] | null

  @Field(() => Json, { nullable: true })
  attributes?: Record<string, unknown> | null

  @Field(() => [ExternalIdInput], { nullable: true })
  externalIds?: ExternalIdInput[] | null

  @Field(() => ID, {
    nullable: true,
    description: 'The user who is responsible. Absent: nobody, or the caller itself where its scope is OWN.',
  })
  ownerId?: string | null
}

@InputType({ description: 'Changes to a customer: a field that is absent stays, null clears.' })
export class UpdateCustomerInput extends RecordInput {
  @Field(() => CustomerKind, { nullable: true })
  kind?: CustomerKind | null

  @Field(() => String, { nullable: true })
  name?: string | null

  @Field(() => String, { nullable: true })
  email?: string | null

  @Field(() => String, { nullable: true })
  phone?: string | null

  @Field(() => String, { nullable: true })
  country?: string | null

  @Field(() => String, { nullable: true })
  language?: string | null

  @Field(() => String, { nullable: true })
  timeZone?: string | null

  @Field(() => Lifecycle, { nullable: true })
  lifecycle?: Lifecycle | null

  @Field(() => [String], { nullable: true })
  tags?: string[] | null

  @Field(() => Json, { nullable: true })
  attributes?: Record<string, unknown> | null

  @Field(() => [ExternalIdInput], { nullable: true, description: 'Replaces all of them.' })
  externalIds?: ExternalIdInput[] | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The user who is responsible from now on; null for nobody. Whose scope is OWN no longer sees what it gives away.',
  })
  ownerId?: string | null
}

@InputType({
  description:
    'A customer to delete, with its interactions, opportunities and orders. They are hidden until `restoreCustomer`.',
})
export class DeleteCustomerInput extends RecordInput {}

@InputType({
  description:
    'A customer to bring back, with what was deleted together with it. Version: that of the deleted record, one above the last one read.',
})
export class RestoreCustomerInput extends RecordInput {}
