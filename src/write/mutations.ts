import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, ID, Info, Mutation, ObjectType, Resolver, type ClassType } from 'type-graphql'
import { Allow, Proposable } from '../core/policy.ts'
import type { Permission } from '../core/viewer.ts'
import type { UnitOfWork } from './unit-of-work.ts'
import { WritePayload } from './user-error.type.ts'
import { deletedPayload, write, type WriteContext } from './write.ts'

/** The input of every mutation: a second write with the same key changes nothing. */
interface AnyInput {
  idempotencyKey?: string | null
}

/** The record that mutations are about, as their payloads hold it. */
export interface MutatedRecord {
  /** Its GraphQL type, which is read by the map of the same name. */
  readonly type: ClassType
  /** The field of the payload that holds it, e.g. `customer`. */
  readonly field: string
  /** What the field says of itself. @default that it is the record after the write */
  readonly shown?: string
  /** What the payloads ask of the caller. @default 'read' */
  readonly permission?: Permission
}

export interface MutationOptions<Input extends AnyInput, Context extends WriteContext = WriteContext> {
  readonly permission: Permission
  readonly description: string
  /** What the payload is, e.g. `The created customer, or the reason why it was not created.` */
  readonly payload: string
  readonly input: ClassType<Input>
  /** Does the work in the transaction of `unit`; returns the uuid of the record. */
  work(unit: UnitOfWork, input: Input, context: Context): Promise<string>
  /** Whether it can be proposed and applied later. @default true for the permissions `write` and `delete`, without `done` */
  readonly isProposable?: boolean
  /** Whether it deletes the record: the payload then has a `deletedId`. @default false */
  readonly deletes?: boolean
  /** Called after a write that succeeded. */
  done?(): void
}

/** One mutation of `defineMutations`; infers the input of its work. */
export const mutation = <Input extends AnyInput, Context extends WriteContext = WriteContext>(
  options: MutationOptions<Input, Context>,
): MutationOptions<AnyInput> => options

/** The permissions of mutations that change records. */
const proposable: ReadonlySet<Permission> = new Set(['write', 'delete'])

const afterWrite = 'The record after the write, or the current one if the version did not match; null otherwise.'

/** A payload type: the record under its own name, and `userErrors`. Extend it for a payload with more fields. */
export const payloadOf = (
  { type, field, shown = afterWrite, permission = 'read' }: MutatedRecord,
  name: string,
  description: string,
): ClassType<WritePayload> => {
  @Allow(permission)
  @ObjectType(name, { simpleResolvers: true, description })
  class RecordPayload extends WritePayload {}
  Field(() => type, { nullable: true, description: shown })(RecordPayload.prototype, field)
  return RecordPayload
}

/** Like payloadOf, for a mutation that deletes the record: it names the deleted one. */
const deletedPayloadOf = (
  { type, field, permission = 'read' }: MutatedRecord,
  name: string,
  description: string,
): ClassType<WritePayload> => {
  @Allow(permission)
  @ObjectType(name, { simpleResolvers: true, description })
  class DeletedPayload extends WritePayload {
    @Field(() => ID, { nullable: true, description: 'The deleted record; null if it was not deleted.' })
    deletedId?: string | null
  }
  Field(() => type, { nullable: true, description: 'The current record, if the version did not match.' })(
    DeletedPayload.prototype,
    field,
  )
  return DeletedPayload
}

/**
 * Makes the resolver of mutations about one kind of record, by name, with their payload types (`createCustomer` has a
 * `CreateCustomerPayload`). Each runs by `write`; list the resolver in `resolvers` of the module.
 */
export const defineMutations = (
  record: MutatedRecord,
  mutations: Readonly<Record<string, MutationOptions<AnyInput>>>,
): ClassType => {
  // Its methods are defined below.
  @Resolver()
  // eslint-disable-next-line typescript/no-extraneous-class
  class Mutations {}
  const { prototype } = Mutations
  const target = { field: record.field, map: record.type.name }
  for (const [name, options] of Object.entries(mutations)) {
    const { permission, description, payload, input: inputType, work, deletes = false, done } = options
    const { isProposable = proposable.has(permission) && !done } = options
    const payloadName = `${name[0]!.toUpperCase()}${name.slice(1)}Payload`
    const payloadType = (deletes ? deletedPayloadOf : payloadOf)(record, payloadName, payload)
    const method = async (input: AnyInput, context: WriteContext, info: GraphQLResolveInfo) => {
      const written = await write(context, info, target, input, (unit, given) => work(unit, given, context), done)
      return deletes ? deletedPayload(written, (input as { readonly id: string }).id) : written
    }
    const descriptor = { value: method, configurable: true, writable: true }
    Object.defineProperty(prototype, name, descriptor)
    Arg('input', () => inputType)(prototype, name, 0)
    Ctx()(prototype, name, 1)
    Info()(prototype, name, 2)
    Allow(permission)(prototype, name, descriptor)
    if (isProposable) Proposable()(prototype, name, descriptor)
    Mutation(() => payloadType, { description })(prototype, name, descriptor)
  }
  return Mutations
}
