import { Field, ID, InputType } from 'type-graphql'
import { MaxBytes, MaxItems, maxRecordJson } from '../../core/limits.ts'
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

  @MaxItems(2_000)
  @Field(() => [String], {
    nullable: true,
    description: 'One of these ids; any id of the source where this is absent.',
  })
  in?: string[]
}

@InputType({ description: 'Conditions on customers; all of them hold.' })
export class CustomerFilter {
  @Field(() => [CustomerFilter], { nullable: true, description: 'All of these hold.' })
  and?: CustomerFilter[]

  @Field(() => [CustomerFilter], { nullable: true, description: 'At least one of these holds.' })
  or?: CustomerFilter[]

  @Field(() => CustomerFilter, { nullable: true, description: 'This does not hold.' })
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

  @MaxBytes(maxRecordJson)
  @Field(() => Json, { nullable: true, description: 'The attributes contain this JSON object.' })
  attributes?: unknown

  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: object

  @Field(() => DateTimeFilter, { nullable: true })
  updatedAt?: object
}

@InputType({ description: 'The name of a customer in another system.' })
export class ExternalIdInput {
  @Field(() => String, { description: 'The other system, e.g. "shop".' })
  source!: string

  @Field(() => String, { description: 'The id there; unique within the source.' })
  externalId!: string
}

@InputType({ description: 'A customer to make.' })
export class CreateCustomerInput extends WriteInput {
  @Field(() => CustomerKind, { description: 'A person or an organisation.' })
  kind!: CustomerKind

  @Field(() => String, { description: 'As people see it.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'The address.' })
  email?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'In E.164 form, e.g. +4930123456, or as people of the country write it; kept in E.164, and as it was given in `phoneAsGiven`.',
  })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code, e.g. DE.' })
  country?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag, e.g. zh-CN.' })
  language?: string | null

  @Field(() => String, { nullable: true, description: 'IANA name, e.g. Europe/Berlin.' })
  timeZone?: string | null

  @Field(() => Lifecycle, { nullable: true, description: 'How far the relationship has come.' })
  lifecycle?: Lifecycle | null

  @Field(() => [String], { nullable: true, description: 'Marks of your own.' })
  tags?: string[] | null

  @MaxBytes(maxRecordJson)
  @Field(() => Json, { nullable: true, description: 'Further fields of your own, a JSON object of at most 16 KiB.' })
  attributes?: Record<string, unknown> | null

  @Field(() => [ExternalIdInput], { nullable: true, description: 'Its names in other systems.' })
  externalIds?: ExternalIdInput[] | null

  @Field(() => ID, {
    nullable: true,
    description: 'The user who is responsible. Absent: nobody, or the caller itself where its scope is OWN.',
  })
  ownerId?: string | null
}

@InputType({
  description: 'Changes to a customer: a field that is absent stays; null clears, where the record can be without it.',
})
export class UpdateCustomerInput extends RecordInput {
  @Field(() => CustomerKind, { nullable: true, description: 'A person or an organisation.' })
  kind?: CustomerKind | null

  @Field(() => String, { nullable: true, description: 'As people see it.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'The address.' })
  email?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'In E.164 form, e.g. +4930123456, or as people of the country write it; kept in E.164, and as it was given in `phoneAsGiven`.',
  })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code, e.g. DE.' })
  country?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag, e.g. zh-CN.' })
  language?: string | null

  @Field(() => String, { nullable: true, description: 'IANA name, e.g. Europe/Berlin.' })
  timeZone?: string | null

  @Field(() => Lifecycle, { nullable: true, description: 'How far the relationship has come.' })
  lifecycle?: Lifecycle | null

  @Field(() => [String], { nullable: true, description: 'Marks of your own. Replaces all of them.' })
  tags?: string[] | null

  @MaxBytes(maxRecordJson)
  @Field(() => Json, {
    nullable: true,
    description: 'Further fields of your own, a JSON object of at most 16 KiB. Replaces all of them.',
  })
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
