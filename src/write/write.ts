// write/ is the road of every change: a mutation's work runs in a unit of work, one transaction that also writes the audit and the
// outbox. `write` (here) adds idempotency, user errors, and the read of the payload.

import { UniqueConstraintViolationException } from '@mikro-orm/core'
import { isNonNullType, isObjectType, type GraphQLResolveInfo } from 'graphql'
import { hashJson } from '../core/canonical-json.ts'
import { errorTable, RapportError, type ErrorCode } from '../core/errors.ts'
import { transact, type UnitOfWork } from './unit-of-work.ts'
import { untilUndisturbed } from './changed-meanwhile.ts'
import { IdempotencyKey } from './idempotency.entity.ts'
import type { EntityManager } from '../db/orm.ts'
import type { Viewer } from '../core/viewer.ts'
import { checkedInTurn, problemsOf, refuseAll } from './input-errors.ts'
import { userErrorOf, type UserError } from './user-error.type.ts'

/** A mutation's payload: the record under its own name, and the problems that the caller can fix. */
export type Payload<Field extends string> = { [F in Field]: object | null } & { userErrors: UserError[] }

/** The unit of work of another mutation, which runs this one as a part of its own transaction. */
export interface Within {
  readonly unit: UnitOfWork
  /** The record that it wrote, by its read map; set by `write`. */
  written?: { readonly map: string; readonly recordId: string }
}

/** What a mutation works with: whose it is, where it writes, and how its payload is read back. */
export interface WriteContext {
  readonly viewer: Viewer
  readonly requestId: string
  /** The root entity manager. */
  readonly em: EntityManager
  /** Set where this mutation is a part of another one: it then writes in the other's unit, and throws what it would have told. */
  readonly within?: Within
  readonly reader: {
    readonly registry: { get(map: string): { readonly type: string } }
    /** Throws what is wrong with the selection below a field of the payload, such as a cursor. */
    assertReadable(info: GraphQLResolveInfo, field: string, map: string): void
    recordBelow(info: GraphQLResolveInfo, field: string, map: string, key: string): Promise<object | null>
  }
}

const onlyOnce = async (
  unit: UnitOfWork,
  operation: string,
  key: string,
  input: object,
  work: () => Promise<string>,
): Promise<string> => {
  if (key.length < 1 || key.length > 200) {
    throw new RapportError('INVALID_INPUT', `expected an idempotency key of 1 to 200 characters, got ${key.length}`, {
      path: ['input', 'idempotencyKey'],
    })
  }
  const inputHash = hashJson(input)
  const actorId = unit.viewer.id
  // Callers with the same key wait for each other here, so that one of them writes and the others see the result.
  await unit.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${actorId} ${key}`])
  const earlier = await unit.em.findOne(IdempotencyKey, { actorId, key })
  if (earlier) {
    if (earlier.operation !== operation || earlier.inputHash !== inputHash) {
      throw new RapportError(
        'IDEMPOTENCY_CONFLICT',
        `the key was already used for ${earlier.operation} with a different input; use a new key for a new write`,
        {
          path: ['input', 'idempotencyKey'],
        },
      )
    }
    return earlier.recordId
  }
  const recordId = await work()
  unit.em.persist(unit.em.create(IdempotencyKey, { actorId, key, operation, inputHash, recordId, createdAt: unit.now }))
  return recordId
}

/** Errors that do not concern the input: the caller tries again, or asks for less. */
const passing: ReadonlySet<ErrorCode> = new Set(['UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'])

/**
 * The error of the table behind what the ORM or a service threw, if the caller can fix it; undefined for all others.
 */
const mendable = (error: unknown): RapportError | undefined => {
  if (error instanceof RapportError)
    return errorTable[error.code].visible && !passing.has(error.code) ? error : undefined
  if (error instanceof UniqueConstraintViolationException) {
    // Two callers at once; the names of our tables and indexes are nobody's business.
    return new RapportError('DUPLICATE', 'another record was given the same unique value at the same moment', {
      path: ['input'],
      cause: error,
    })
  }
  return undefined
}

/** What is wrong with an update that clears required fields: all of them at once. */
const clearedFields = (
  { reader }: WriteContext,
  { fieldName, schema }: GraphQLResolveInfo,
  map: string,
  input: object,
): RapportError[] => {
  if (!fieldName.startsWith('update')) return []
  const type = schema.getType(reader.registry.get(map).type)
  if (!isObjectType(type)) throw new Error(`expected ${map} to be read as an object type`)
  const fields = type.getFields()
  return Object.entries(input).flatMap(([name, value]) => {
    // The version says what was read, not what is to be; `ownerId` is the owner of the record.
    const field = name === 'version' ? undefined : (fields[name] ?? fields[name.replace(/Id$/, '')])
    if (value !== null || !field || !isNonNullType(field.type)) return []
    const message = `expected ${name}; the record cannot be without it`
    return [new RapportError('INVALID_INPUT', message, { path: ['input', name] })]
  })
}

/** The input without the fields that have problems. */
const withoutFields = <Input extends object>(input: Input, problems: readonly RapportError[]): Input => {
  if (problems.length === 0) return input
  const found = new Set(problems.map(({ inputPath }) => inputPath[1]))
  return Object.fromEntries(Object.entries(input).filter(([name]) => !found.has(name))) as Input
}

/** The most problems in one answer: a list may have thousands of items that are wrong in the same way. */
const mostTold = 100

const toldOf = (problems: readonly RapportError[]): UserError[] => {
  const told = problems.slice(0, mostTold).map(userErrorOf)
  const left = problems.length - told.length
  if (left === 0) return told
  const message = `${left} more problems were found; fix those above, then send the input again`
  return [...told, userErrorOf(new RapportError('INVALID_INPUT', message, { path: ['input'] }))]
}

/**
 * Runs one mutation: the work in a transaction (once per idempotency key), then reads the payload's selection back
 * through the planner. Problems that the caller can fix become `userErrors`, and then nothing was written: what is wrong with the
 * selection itself is found before the work. Everything else is thrown. `committed` is called as soon as the work is committed.
 */
export const write = async <Field extends string, Input extends { idempotencyKey?: string | null }>(
  context: WriteContext,
  info: GraphQLResolveInfo,
  target: { field: Field; map: string },
  input: Input,
  work: (unit: UnitOfWork, input: Input) => Promise<string>,
  committed?: () => void,
): Promise<Payload<Field>> => {
  const payload = (record: object | null, userErrors: UserError[]) =>
    ({ [target.field]: record, userErrors }) as Payload<Field>
  const cleared = clearedFields(context, info, target.map, input)
  const rest = withoutFields(input, cleared)
  const audited = async (unit: UnitOfWork) => {
    const { recordId } = await checkedInTurn({
      cleared: () => refuseAll(cleared),
      recordId: () => work(unit, rest),
    })
    // What a service wrote by SQL alone, or did without writing, such as sending a job, is audited too.
    unit.ensureAudited({ recordType: target.map, recordId })
    return recordId
  }
  const { within } = context
  if (within) {
    if (committed)
      throw new Error(`${info.fieldName} cannot be a part of another mutation: it does more than it writes`)
    within.written = { map: target.map, recordId: await audited(within.unit) }
    return payload(null, [])
  }
  let id: string
  try {
    context.reader.assertReadable(info, target.field, target.map)
    id = await untilUndisturbed(context.em, (hold) =>
      transact(context.em, { ...context, action: info.fieldName }, async (unit) => {
        await hold(unit.em)
        return input.idempotencyKey === undefined || input.idempotencyKey === null
          ? audited(unit)
          : onlyOnce(unit, info.fieldName, input.idempotencyKey, input, () => audited(unit))
      }),
    )
  } catch (error) {
    const problem = mendable(error)
    if (!problem) throw error
    const problems = problemsOf(problem)
    const current = problems.find(({ code }) => code === 'VERSION_CONFLICT')?.details['recordId']
    const record =
      typeof current === 'string' ? await context.reader.recordBelow(info, target.field, target.map, current) : null
    return payload(record, toldOf(problems))
  }
  committed?.()
  return payload(await context.reader.recordBelow(info, target.field, target.map, id), [])
}

/** The payload of a mutation that deletes: it names the deleted record. */
export const deletedPayload = <P extends { userErrors: UserError[] }>(
  payload: P,
  id: string,
): P & { deletedId: string | null } => ({ ...payload, deletedId: payload.userErrors.length === 0 ? id : null })

/** Throws VERSION_CONFLICT unless the caller named the current version or none. */
export const assertVersion = (record: { id: string; version: number }, expected: number | null | undefined): void => {
  if (expected === undefined || expected === null || expected === record.version) return
  throw new RapportError(
    'VERSION_CONFLICT',
    `expected version ${record.version}, got ${expected}: the record changed since you read it, or never had that version`,
    {
      path: ['input', 'version'],
      details: { recordId: record.id, currentVersion: record.version },
    },
  )
}
