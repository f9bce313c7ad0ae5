import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { MaxItems } from '../../core/limits.ts'
import { Personal } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { CustomerFilter, CustomerOrder } from '../customer/customer.input.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { CustomerListKind } from './list.entity.ts'

const CustomerListKindFilter = enumFilterOf(CustomerListKind, 'CustomerListKind')

export const CustomerListOrder = orderOf('CustomerList', ['NAME', 'CREATED_AT', 'UPDATED_AT'])

/** Customers that one call adds or removes. */
const maxCustomers = 1_000

@Personal()
@InputType({ description: 'Conditions on lists of customers. A list must meet all of them.' })
export class CustomerListFilter {
  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => CustomerListKindFilter, { nullable: true })
  kind?: object

  @Field(() => IdFilter, { nullable: true, description: 'The user who made it.' })
  owner?: IdFilter

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it.' })
  isShared?: boolean
}

@ArgsType()
export class ListMembersArgs extends pageArgsOf(CustomerFilter, CustomerOrder) {
  @Field(() => String, {
    nullable: true,
    description: 'Words that must all occur in the name, e-mail or phone number, in any case.',
  })
  search?: string
}

@InputType({ description: 'A list of customers to make.' })
export class CreateCustomerListInput extends WriteInput {
  @Field(() => String, { description: 'What people call it, at most 200 characters.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null

  @Field(() => CustomerListKind, { description: 'Who decides which customers are in it; it never changes.' })
  kind!: CustomerListKind

  @Field(() => CustomerFilter, {
    nullable: true,
    description: 'The rule of a list by rule, with at least one condition. It cannot ask about lists.',
  })
  filter?: Record<string, unknown> | null

  @MaxItems(maxCustomers)
  @Field(() => [ID], { nullable: true, description: 'The first members of a list by hand, at most 1,000.' })
  customerIds?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it. Default: only you.' })
  isShared?: boolean | null
}

@InputType({ description: 'Changes to a list of customers. An omitted field stays as it is.' })
export class UpdateCustomerListInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What people call it.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'What it is for; null for nothing.' })
  description?: string | null

  @Field(() => CustomerFilter, { nullable: true, description: 'The new rule of a list by rule.' })
  filter?: Record<string, unknown> | null

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it.' })
  isShared?: boolean | null
}

@InputType({ description: 'A list of customers to delete; its customers stay. `restoreCustomerList` brings it back.' })
export class DeleteCustomerListInput extends RecordInput {}

@InputType({
  description:
    'A list of customers to restore, within 30 days. The version is that of the deleted list: one above the last one you read.',
})
export class RestoreCustomerListInput extends RecordInput {}

@InputType({ description: 'Customers that join or leave a list by hand.' })
export class CustomerListMembersInput extends WriteInput {
  @Field(() => ID, { description: 'The list.' })
  id!: string

  @MaxItems(maxCustomers)
  @Field(() => [ID], { description: 'The customers, 1 to 1,000. Those that it concerns already stay as they are.' })
  customerIds!: string[]
}
