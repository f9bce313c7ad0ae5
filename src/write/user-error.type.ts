import { Field, InterfaceType, ObjectType, registerEnumType } from 'type-graphql'
import { errorTable, type ErrorCode, type RapportError } from '../core/errors.ts'
import { Allow } from '../core/policy.ts'

const codes = Object.fromEntries(Object.keys(errorTable).map((code) => [code, code]))
registerEnumType(codes, {
  name: 'ErrorCode',
  description: 'What went wrong. The same codes appear in `extensions.code` of errors that fail a whole field.',
  valuesConfig: Object.fromEntries(
    Object.entries(errorTable).map(([code, rule]) => [code, { description: rule.meaning }]),
  ),
})

/** A problem that the caller can fix. */
@InterfaceType({
  description: 'A problem that the caller can fix: what was expected, what arrived, and where.',
})
export abstract class UserError {
  @Field(() => codes, { description: 'The kind of problem.' })
  code!: ErrorCode

  @Field(() => String, { description: 'What was expected and what arrived, in words.' })
  message!: string

  @Field(() => [String], { description: 'Where in the arguments, e.g. ["input", "lines", "0", "quantity"].' })
  path!: readonly string[]
}

@Allow('read')
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'A value or state that does not allow the operation.',
})
export class InputError extends UserError {}

@Allow('read')
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'The record changed since the version that was named.',
})
export class VersionConflictError extends UserError {
  @Field(() => Number, { description: 'The current version; the payload holds the current record.' })
  currentVersion!: number
}

/** What the payload of every mutation has. */
@Allow('read')
@ObjectType({ simpleResolvers: true })
export abstract class WritePayload {
  @Field(() => [UserError], { description: 'Problems that the caller can fix; empty if the mutation succeeded.' })
  userErrors!: UserError[]
}

/** The error as the payload shows it. */
export const userErrorOf = (error: RapportError): UserError & { readonly __typename: string } => ({
  __typename: error.code === 'VERSION_CONFLICT' ? 'VersionConflictError' : 'InputError',
  code: error.code,
  message: error.message,
  path: error.inputPath,
  ...error.details,
})
