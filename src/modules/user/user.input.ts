import { Field, ID, InputType } from 'type-graphql'
import type { Role, RowScope } from '../../core/viewer.ts'
import { DateTime } from '../../db/scalars.ts'
import { enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { RoleEnum, RowScopeEnum } from './user.entity.ts'

const RoleFilter = enumFilterOf(RoleEnum, 'Role')

export const UserOrder = orderOf('User', ['NAME', 'CREATED_AT'])
export const ApiKeyOrder = orderOf('ApiKey', ['NAME', 'CREATED_AT'])

@InputType({ description: 'Conditions on users; all of them hold.' })
export class UserFilter {
  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter

  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  email?: TextFilter

  @Field(() => RoleFilter, { nullable: true })
  role?: object

  @Field(() => Boolean, { nullable: true })
  active?: boolean
}

@InputType({ description: 'Conditions on API keys; all of them hold.' })
export class ApiKeyFilter {
  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => RoleFilter, { nullable: true })
  role?: object

  @Field(() => IdFilter, { nullable: true })
  user?: IdFilter

  @Field(() => Boolean, { nullable: true, description: 'Neither revoked nor expired.' })
  valid?: boolean
}

@InputType({ description: 'A person who is to work with the CRM.' })
export class CreateUserInput extends WriteInput {
  @Field(() => String, { description: 'As people see it.' })
  name!: string

  @Field(() => String, { description: 'Unique among users.' })
  email!: string

  @Field(() => RoleEnum, { nullable: true, description: 'AGENT where absent.' })
  role?: Role | null

  @Field(() => RowScopeEnum, { nullable: true, description: 'ALL where absent.' })
  scope?: RowScope | null
}

@InputType({
  description: 'Changes to a user: a field that is absent stays. They hold for the keys of the user within seconds.',
})
export class UpdateUserInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'As people see it.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'The address.' })
  email?: string | null

  @Field(() => RoleEnum, { nullable: true, description: 'What it may do at most.' })
  role?: Role | null

  @Field(() => RowScopeEnum, { nullable: true, description: 'Which records are reached at most.' })
  scope?: RowScope | null

  @Field(() => Boolean, { nullable: true, description: 'False disables the user and all keys of it.' })
  active?: boolean | null
}

@InputType({ description: 'A key to make. It may do at most what its maker may, and what its user may.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for, e.g. "web shop".' })
  name!: string

  @Field(() => RoleEnum, { description: 'What it may do at most.' })
  role!: Role

  @Field(() => RowScopeEnum, { nullable: true, description: 'ALL where absent; OWN asks for a user.' })
  scope?: RowScope | null

  @Field(() => ID, { nullable: true, description: 'In whose name it acts; a program of its own where absent.' })
  userId?: string | null

  @Field(() => DateTime, { nullable: true, description: 'From when on it is refused; never where absent.' })
  expiresAt?: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'The same key again gives the same record, without its secret, and changes nothing.',
  })
  idempotencyKey?: string | null
}

@InputType({ description: 'A key to refuse from now on.' })
export class RevokeApiKeyInput extends RecordInput {}
