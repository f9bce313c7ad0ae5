import { Field, ID, InputType, Int } from 'type-graphql'
import { MaxBytes, MaxItems, maxRecordJson } from '../../core/limits.ts'
import { DateTimeFilter, enumFilterOf, IdFilter, IntFilter, orderOf, TagFilter, TextFilter } from '../../read/types.ts'
import { Json } from '../../db/scalars.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { CustomerKind, Lifecycle } from './customer.entity.ts'

const CustomerKindFilter = enumFilterOf(CustomerKind, 'CustomerKind')
const LifecycleFilter = enumFilterOf(Lifecycle, 'Lifecycle')

export const CustomerOrder = orderOf('Customer', [
  'NAME',
  'CREATED_AT',
  'UPDATED_AT',
  'COUNTRY',
  'LIFECYCLE',
  'INDUSTRY',
])

@InputType({ description: 'Whether the customer has an id in another system.' })
export class ExternalIdFilter {
  @Field(() => String)
  source!: string;

  @MaxItems(2_000)
  @Field(() => [String], {
    nullable: true,
    description: 'One of these ids. Default: any id of the source.',
  })
  in?: string[]
}

@InputType({ description: 'Conditions on customers. A customer must meet all of them.' })
export class CustomerFilter {
  @Field(() => [CustomerFilter], { nullable: true, description: 'All of these conditions are met.' })
  and?: CustomerFilter[]

  @Field(() => [CustomerFilter], { nullable: true, description: 'At least one of these conditions is met.' })
  or?: CustomerFilter[]

  @Field(() => CustomerFilter, { nullable: true, description: 'This condition is not met.' })
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

  @Field(() => IdFilter, { nullable: true, description: 'The user who owns the customer.' })
  owner?: IdFilter

  @Field(() => CustomerFilter, { nullable: true, description: 'The organisation that a person works for.' })
  organisation?: CustomerFilter

  @Field(() => CustomerFilter, { nullable: true, description: 'The organisation that an organisation belongs to.' })
  parent?: CustomerFilter

  @Field(() => TextFilter, { nullable: true })
  website?: TextFilter

  @Field(() => TagFilter, { nullable: true, description: 'The internet domains of an organisation.' })
  domains?: TagFilter

  @Field(() => TextFilter, { nullable: true })
  industry?: TextFilter

  @Field(() => IntFilter, { nullable: true, description: 'How many people work for an organisation.' })
  employeeCount?: object

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

@InputType({ description: 'The id of a customer in another system.' })
export class ExternalIdInput {
  @Field(() => String, { description: 'The other system, e.g. "shop".' })
  source!: string

  @Field(() => String, { description: 'The id in that system; unique within the source.' })
  externalId!: string
}

@InputType({ description: 'A customer to create.' })
export class CreateCustomerInput extends WriteInput {
  @Field(() => CustomerKind, { description: 'A person or an organisation.' })
  kind!: CustomerKind

  @Field(() => String, { description: 'The name as people see it.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'The address.' })
  email?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      "In E.164 form, e.g. +4930123456, or in the usual form of the customer's country. Stored in E.164; " +
      '`phoneAsGiven` keeps what was entered.',
  })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code, e.g. DE.' })
  country?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag, e.g. zh-CN.' })
  language?: string | null

  @Field(() => String, { nullable: true, description: 'IANA name, e.g. Europe/Berlin.' })
  timeZone?: string | null

  @Field(() => Lifecycle, { nullable: true, description: 'How far the relationship has progressed.' })
  lifecycle?: Lifecycle | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that a person mainly works for. An employment is added if there is none; null keeps the ' +
      'employments, and none is the main one.',
  })
  organisationId?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation that an organisation belongs to; none that belongs to this one.',
  })
  parentId?: string | null

  @Field(() => String, { nullable: true, description: 'The address of the website, beginning with http or https.' })
  website?: string | null

  @Field(() => [String], {
    nullable: true,
    description: 'The internet domains of an organisation, e.g. acme.example; at most 100.',
  })
  domains?: string[] | null

  @Field(() => String, { nullable: true, description: 'The industry of an organisation, in your own words.' })
  industry?: string | null

  @Field(() => Int, { nullable: true, description: 'How many people work for an organisation.' })
  employeeCount?: number | null

  @Field(() => [String], { nullable: true, description: 'Your own tags.' })
  tags?: string[] | null

  @MaxBytes(maxRecordJson)
  @Field(() => Json, { nullable: true, description: 'Your own fields, as a JSON object of at most 16 KiB.' })
  attributes?: Record<string, unknown> | null

  @Field(() => [ExternalIdInput], { nullable: true, description: "The customer's ids in other systems." })
  externalIds?: ExternalIdInput[] | null

  @Field(() => ID, {
    nullable: true,
    description: 'The user who is responsible. Default: nobody, or the caller if its scope is OWN.',
  })
  ownerId?: string | null
}

@InputType({
  description: 'Changes to a customer. An omitted field stays as it is; null clears a field that may be empty.',
})
export class UpdateCustomerInput extends RecordInput {
  @Field(() => CustomerKind, { nullable: true, description: 'A person or an organisation.' })
  kind?: CustomerKind | null

  @Field(() => String, { nullable: true, description: 'The name as people see it.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'The address.' })
  email?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      "In E.164 form, e.g. +4930123456, or in the usual form of the customer's country. Stored in E.164; " +
      '`phoneAsGiven` keeps what was entered.',
  })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code, e.g. DE.' })
  country?: string | null

  @Field(() => String, { nullable: true, description: 'BCP 47 tag, e.g. zh-CN.' })
  language?: string | null

  @Field(() => String, { nullable: true, description: 'IANA name, e.g. Europe/Berlin.' })
  timeZone?: string | null

  @Field(() => Lifecycle, { nullable: true, description: 'How far the relationship has progressed.' })
  lifecycle?: Lifecycle | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that a person mainly works for. An employment is added if there is none; null keeps the ' +
      'employments, and none is the main one.',
  })
  organisationId?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation that an organisation belongs to; none that belongs to this one.',
  })
  parentId?: string | null

  @Field(() => String, { nullable: true, description: 'The address of the website, beginning with http or https.' })
  website?: string | null

  @Field(() => [String], {
    nullable: true,
    description: 'The internet domains of an organisation, e.g. acme.example; at most 100.',
  })
  domains?: string[] | null

  @Field(() => String, { nullable: true, description: 'The industry of an organisation, in your own words.' })
  industry?: string | null

  @Field(() => Int, { nullable: true, description: 'How many people work for an organisation.' })
  employeeCount?: number | null

  @Field(() => [String], { nullable: true, description: 'Your own tags. Replaces all existing ones.' })
  tags?: string[] | null

  @MaxBytes(maxRecordJson)
  @Field(() => Json, {
    nullable: true,
    description: 'Your own fields, as a JSON object of at most 16 KiB. Replaces the existing object.',
  })
  attributes?: Record<string, unknown> | null

  @Field(() => [ExternalIdInput], { nullable: true, description: 'Replaces all existing ones.' })
  externalIds?: ExternalIdInput[] | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The user who takes over responsibility; null for nobody. A caller with the scope OWN no longer sees a ' +
      'customer that it hands over.',
  })
  ownerId?: string | null
}

@InputType({
  description:
    'A customer to delete together with its interactions, opportunities and orders. `restoreCustomer` brings ' +
    'them back.',
})
export class DeleteCustomerInput extends RecordInput {}

@InputType({
  description:
    'A customer to restore, with everything that was deleted together with it. The version is that of the ' +
    'deleted record: one above the last one you read.',
})
export class RestoreCustomerInput extends RecordInput {}
