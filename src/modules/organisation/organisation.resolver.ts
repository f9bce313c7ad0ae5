import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { pageArgsOf } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import type { RequestContext } from '../context.ts'
import { Customer } from '../customer/customer.entity.ts'
import { CustomerFilter, CustomerOrder } from '../customer/customer.input.ts'
import { CustomerConnection } from '../customer/customer.resolver.ts'
import { Employment } from './employment.entity.ts'
import {
  CreateEmploymentInput,
  DeleteEmploymentInput,
  EmploymentFilter,
  EmploymentOrder,
  UpdateEmploymentInput,
} from './employment.input.ts'
import { createEmployment, deleteEmployment, updateEmployment } from './employment.service.ts'
import { CustomerRollup } from './rollup.type.ts'

const EmploymentConnection = connectionOf(Employment)
const EmploymentsArgs = pageArgsOf(EmploymentFilter, EmploymentOrder)
const SubsidiariesArgs = pageArgsOf(CustomerFilter, CustomerOrder)

@Resolver(() => Employment)
export class EmploymentResolver {
  @Allow('read')
  @Query(() => Employment, { nullable: true, description: 'The employment with this id.' })
  employment(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'Employment', ids.decode(id, 'Employment').uuid)
  }

  @Allow('read')
  @Query(() => EmploymentConnection, { description: 'Who works, or worked, for whom; newest first by default.' })
  employments(
    @Args(() => EmploymentsArgs) args: InstanceType<typeof EmploymentsArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'Employment', args)
  }
}

@Resolver(() => Customer)
export class CustomerOrganisationsResolver {
  @FieldResolver(() => [Employment], {
    description: 'For whom a person works, or worked: those that last first. Empty for an organisation.',
  })
  employments(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }

  @FieldResolver(() => EmploymentConnection, {
    description: 'Who works, or worked, for an organisation. Empty for a person.',
  })
  people(
    @Root() customer: object,
    @Args(() => EmploymentsArgs) _args: InstanceType<typeof EmploymentsArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(customer, info)
  }

  @FieldResolver(() => CustomerConnection, {
    description: 'The organisations that belong to an organisation directly.',
  })
  subsidiaries(
    @Root() customer: object,
    @Args(() => SubsidiariesArgs) _args: InstanceType<typeof SubsidiariesArgs>,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fieldOf(customer, info)
  }

  @FieldResolver(() => CustomerRollup, {
    description: 'What an organisation comes to, with everything below it and the people who work there.',
  })
  rollup(@Root() customer: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(customer, info)
  }
}

const record = { type: Employment, field: 'employment' }

export const EmploymentMutations = defineMutations(record, {
  createEmployment: mutation({
    permission: 'write',
    description: 'Says that a person works, or worked, for an organisation.',
    payload: 'The created employment, or the reason why it was not created.',
    input: CreateEmploymentInput,
    work: createEmployment,
  }),
  updateEmployment: mutation({
    permission: 'write',
    description: 'Changes or ends an employment.',
    payload: 'The employment after the change, or the reason why it was not changed.',
    input: UpdateEmploymentInput,
    work: updateEmployment,
  }),
  deleteEmployment: mutation({
    permission: 'write',
    description: 'Deletes an employment that was entered by mistake.',
    payload: 'The id of the deleted employment, or the reason why it was not deleted.',
    input: DeleteEmploymentInput,
    work: deleteEmployment,
    deletes: true,
  }),
})
