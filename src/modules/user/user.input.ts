import { Field, ID, InputType } from 'type-graphql'
import type { Role, RowScope } from '../../core/viewer.ts'
import { DateTime } from '../../db/scalars.ts'
import { enumFilterOf, IdFilter, orderOf, TextFilter } from '../../read/types.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { RoleEnum, RowScopeEnum } from './user.entity.ts'

const RoleFilter = enumFilterOf(RoleEnum, 'Role')

export const UserOrder = orderOf('User', ['NAME', 'CREATED_AT'])
export const ApiKeyOrder = orderOf('ApiKey', ['NAME', 'CREATED_AT'])

@InputType({ description: 'Conditions on users. A user must meet all of them.' })
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

@InputType({ description: 'Conditions on API keys. A key must meet all of them.' })
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

/** What users choose for themselves, and who manages them for them. */
const settings = {
  timeZone: {
    nullable: true,
    description: 'The IANA time zone in which the user counts days and reads times, e.g. Europe/Berlin; null for none.',
  },
  currency: {
    nullable: true,
    description: 'The ISO 4217 code of the currency that the user works in, e.g. EUR; null for none.',
  },
  language: { nullable: true, description: 'The language of the user as a BCP 47 tag, e.g. zh-CN; null for none.' },
}

@InputType()
abstract class SettingsInput extends WriteInput {
  @Field(() => String, settings.timeZone)
  timeZone?: string | null

  @Field(() => String, settings.currency)
  currency?: string | null

  @Field(() => String, settings.language)
  language?: string | null
}

@InputType({ description: 'What the caller chooses for itself. An omitted field stays as it is.' })
export class UpdateMeInput extends SettingsInput {}

@InputType({ description: 'A person who will work with the CRM.' })
export class CreateUserInput extends SettingsInput {
  @Field(() => String, { description: 'The name as people see it.' })
  name!: string

  @Field(() => String, { description: 'Unique among users.' })
  email!: string

  @Field(() => RoleEnum, { nullable: true, description: 'Default: AGENT.' })
  role?: Role | null

  @Field(() => RowScopeEnum, { nullable: true, description: 'Default: ALL.' })
  scope?: RowScope | null
}

@InputType({
  description: "Changes to a user. An omitted field stays as it is. They apply to the user's keys within seconds.",
})
export class UpdateUserInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'The name as people see it.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'The address.' })
  email?: string | null

  @Field(() => RoleEnum, { nullable: true, description: 'What it may do at most.' })
  role?: Role | null

  @Field(() => RowScopeEnum, { nullable: true, description: 'The records that it can reach at most.' })
  scope?: RowScope | null

  @Field(() => Boolean, { nullable: true, description: "False disables the user and all the user's keys." })
  active?: boolean | null

  @Field(() => String, settings.timeZone)
  timeZone?: string | null

  @Field(() => String, settings.currency)
  currency?: string | null

  @Field(() => String, settings.language)
  language?: string | null
}

@InputType({ description: 'A key to create. It never has more rights than its creator and its user.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for, e.g. "web shop".' })
  name!: string

  @Field(() => RoleEnum, { description: 'What it may do at most.' })
  role!: Role

  @Field(() => RowScopeEnum, { nullable: true, description: 'Default: ALL. OWN requires a user.' })
  scope?: RowScope | null

  @Field(() => ID, { nullable: true, description: 'The user on whose behalf it acts. Default: a program of its own.' })
  userId?: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it expires. Default: never.' })
  expiresAt?: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      'Repeating the call with the same key changes nothing and returns the same record, without its secret.',
  })
  idempotencyKey?: string | null
}

@InputType({ description: 'A key to revoke.' })
export class RevokeApiKeyInput extends RecordInput {}
