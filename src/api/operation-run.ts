import {
  defaultFieldResolver,
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  locatedError,
  responsePathAsArray,
  type ExecutionResult,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql'
import { inspect } from 'node:util'
import { argumentsOf } from '../read/arguments.ts'
import { coded } from './document-limits.ts'
import type { FieldPlan, PlanScope, Shape, Variables } from './selection-plan.ts'

type Path = GraphQLResolveInfo['path']
type Args = Record<string, unknown>

/** Objects of an answer. They have no prototype, so that a client's alias may be any name, including `__proto__`. */
const Answer = function () {} as unknown as new () => Record<string, unknown>
Object.defineProperty(Answer, 'prototype', { value: Object.create(null) })

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function'

const settleAll = async (results: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const values = await Promise.all(Object.values(results))
  const settled = new Answer()
  for (const [i, key] of Object.keys(results).entries()) settled[key] = values[i]
  return settled
}

/** What an execution has of its own besides the plan. */
export interface RunInput {
  readonly scope: PlanScope
  readonly operation: OperationDefinitionNode
  readonly variables: Variables
  readonly context: unknown
  readonly rootValue: unknown
  /** The most characters of text and JSON in the answer. */
  readonly maxLength?: number | undefined
}

/**
 * One execution of an operation. Values, promises, nulls and errors follow the section on execution of the GraphQL
 * specification; graphql's own function reads the arguments, once per execution for each field that has them.
 */
export class OperationRun {
  readonly #input: RunInput
  readonly #errors: GraphQLError[] = []
  /** Where a null stands for an error; later failures below such a place are not reported. */
  readonly #nulled = new Set<Path | undefined>()
  readonly #args = new Map<FieldPlan, Args>()

  #room: number

  constructor(input: RunInput) {
    this.#input = input
    this.#room = input.maxLength ?? Number.POSITIVE_INFINITY
  }

  /** `plan` returns the root fields; an error that it throws is an error of the whole operation. */
  start(plan: () => readonly FieldPlan[]): ExecutionResult | Promise<ExecutionResult> {
    const { operation, rootValue } = this.#input
    const fail = (error: unknown): ExecutionResult => {
      this.#report(error as GraphQLError, undefined)
      return this.#result(null)
    }
    try {
      const data =
        operation.operation === 'mutation'
          ? this.#inTurn(plan(), rootValue)
          : this.#object(plan(), rootValue, undefined)
      return isThenable(data)
        ? Promise.resolve(data).then((settled) => this.#result(settled), fail)
        : this.#result(data)
    } catch (error) {
      return fail(error)
    }
  }

  #result(data: Record<string, unknown> | null): ExecutionResult {
    if (this.#room < 0) return { errors: [answerTooLong(this.#input.maxLength!)], data: null }
    return this.#errors.length === 0 ? { data } : { errors: this.#errors, data }
  }

  /** The fields of a mutation: each starts when the previous one has ended. */
  async #inTurn(fields: readonly FieldPlan[], source: unknown): Promise<Record<string, unknown>> {
    const results = new Answer()
    for (const field of fields) results[field.key] = await this.#field(field, source, undefined)
    return results
  }

  #object(fields: readonly FieldPlan[], source: unknown, path: Path | undefined) {
    const results = new Answer()
    let waits = false
    try {
      for (const field of fields) {
        const value = field.plainLeaf
          ? this.#plainLeaf(field, field.plainLeaf, source, path)
          : this.#field(field, source, path)
        results[field.key] = value
        if (typeof value === 'object' && isThenable(value)) waits = true
      }
    } catch (error) {
      if (!waits) throw error
      // The others may fail too, and nobody else handles that.
      return settleAll(results).finally(() => {
        throw error
      })
    }
    return waits ? settleAll(results) : results
  }

  /** Most fields of most answers. */
  #plainLeaf(field: FieldPlan, type: GraphQLLeafType, source: unknown, path: Path | undefined): unknown {
    const value =
      source !== null && typeof source === 'object'
        ? (source as Record<string, unknown>)[field.definition.name]
        : undefined
    if (
      value === null || value === undefined ? !field.nullable : typeof value === 'object' || typeof value === 'function'
    )
      return this.#field(field, source, path)
    if (value === null || value === undefined) return null
    if (typeof value === 'string' && field.takesText) return this.#fitting(value)
    try {
      return serialize(type, value)
    } catch (error) {
      return this.#failed(error, field, { prev: path, key: field.key, typename: field.parentType.name }, field.nullable)
    }
  }

  /** The value, as long as the answer has room for it; after that null, because the whole answer is refused. */
  #fitting(value: unknown): unknown {
    if (this.#room < 0) return null
    if (typeof value === 'string') this.#room -= value.length
    else if (typeof value === 'object') this.#room -= JSON.stringify(value).length
    return value
  }

  #field(field: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
    const { definition, parentType, shape, nullable } = field
    const path: Path = { prev: parentPath, key: field.key, typename: parentType.name }
    try {
      const info = this.#infoOf(field, path)
      const args = this.#argsOf(field)
      const value = (definition.resolve ?? defaultFieldResolver)(source, args, this.#input.context, info)
      const completed = isThenable(value)
        ? value.then((resolved) => this.#complete(shape, resolved, field, info, path))
        : this.#complete(shape, value, field, info, path)
      return isThenable(completed)
        ? completed.then(undefined, (error: unknown) => this.#failed(error, field, path, nullable))
        : completed
    } catch (error) {
      return this.#failed(error, field, path, nullable)
    }
  }

  #argsOf(field: FieldPlan): Args {
    if (field.definition.args.length === 0) return {}
    const known = this.#args.get(field)
    if (known) return known
    const args = argumentsOf(field.definition, field.nodes[0]!, this.#input.variables)
    this.#args.set(field, args)
    return args
  }

  #infoOf({ definition, nodes, parentType }: FieldPlan, path: Path): GraphQLResolveInfo {
    const { scope, operation, variables, rootValue } = this.#input
    return {
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType,
      path,
      schema: scope.schema,
      fragments: scope.fragments,
      rootValue,
      operation,
      variableValues: variables,
    }
  }

  /** Records the error and returns null, or throws it on to the nearest nullable place. */
  #failed(raw: unknown, field: FieldPlan, path: Path, nullable: boolean): null {
    const error = locatedError(raw, field.nodes, responsePathAsArray(path))
    if (!nullable) throw error
    this.#report(error, path)
    return null
  }

  #report(error: GraphQLError, path: Path | undefined): void {
    for (let at = path; at; at = at.prev) if (this.#nulled.has(at)) return
    if (this.#nulled.has(undefined)) return
    this.#nulled.add(path)
    this.#errors.push(error)
  }

  #complete(shape: Shape, value: unknown, field: FieldPlan, info: GraphQLResolveInfo, path: Path): unknown {
    if (value instanceof Error) throw value
    if (shape.kind === 'nonNull') {
      const completed = this.#complete(shape.of, value, field, info, path)
      if (completed === null)
        throw new Error(`Cannot return null for non-nullable field ${field.parentType.name}.${info.fieldName}.`)
      return completed
    }
    if (value === null || value === undefined) return null
    switch (shape.kind) {
      case 'leaf':
        return this.#fitting(serialize(shape.type, value))
      case 'list':
        return this.#list(shape, value, field, info, path)
      case 'object':
        return this.#typed(shape.type, value, field, info, path)
      case 'abstract': {
        const { type } = shape
        const name = (type.resolveType ?? defaultTypeResolver)(value, this.#input.context, info, type)
        return isThenable(name)
          ? name.then((one) => this.#typed(this.#typeNamed(one, type, value, field), value, field, info, path))
          : this.#typed(this.#typeNamed(name, type, value, field), value, field, info, path)
      }
    }
  }

  #list(
    { of, nullable }: Extract<Shape, { kind: 'list' }>,
    value: unknown,
    field: FieldPlan,
    info: GraphQLResolveInfo,
    path: Path,
  ): unknown {
    if (typeof value !== 'object' || !(Symbol.iterator in value!)) {
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${field.parentType.name}.${info.fieldName}".`,
      )
    }
    let waits = false
    const completeItem = (item: unknown, key: number) => {
      const itemPath: Path = { prev: path, key, typename: undefined }
      try {
        const completed = isThenable(item)
          ? item.then((resolved) => this.#complete(of, resolved, field, info, itemPath))
          : this.#complete(of, item, field, info, itemPath)
        if (!isThenable(completed)) return completed
        waits = true
        return completed.then(undefined, (error: unknown) => this.#failed(error, field, itemPath, nullable))
      } catch (error) {
        return this.#failed(error, field, itemPath, nullable)
      }
    }
    const items: unknown[] = []
    try {
      for (const item of value as Iterable<unknown>) items.push(completeItem(item, items.length))
    } catch (error) {
      // The list has failed; further failures of its pending items are ignored.
      if (waits) void Promise.allSettled(items)
      throw error
    }
    return waits ? Promise.all(items) : items
  }

  #typed(type: GraphQLObjectType, value: unknown, field: FieldPlan, info: GraphQLResolveInfo, path: Path): unknown {
    const { scope, variables, context } = this.#input
    const fields = field.below(type, scope, variables)
    if (!type.isTypeOf) return this.#object(fields, value, path)
    const check = (is: boolean) => {
      if (is) return this.#object(fields, value, path)
      const message = `Expected value of type "${type.name}" but got: ${inspect(value)}.`
      throw new GraphQLError(message, { nodes: field.nodes })
    }
    const is = type.isTypeOf(value, context, info)
    return isThenable(is) ? is.then(check) : check(is)
  }

  /** The type that `resolveType` named. Throws if it does not belong to the abstract type. */
  #typeNamed(name: string | undefined, abstract: GraphQLAbstractType, value: unknown, field: FieldPlan) {
    const { schema } = this.#input.scope
    const type = typeof name === 'string' ? schema.getType(name) : undefined
    if (isObjectType(type) && schema.isSubType(abstract, type)) return type
    const where = `${field.parentType.name}.${field.definition.name}`
    const message = `expected ${where} to be one of the types of ${abstract.name}, got ${inspect(name)} for ${inspect(value)}`
    throw new GraphQLError(message, { nodes: field.nodes })
  }
}

const answerTooLong = (limit: number): GraphQLError =>
  coded(
    'TOO_EXPENSIVE',
    `expected an answer with at most ${limit} characters of text, a limit set by its price; ask for fewer ` +
      'records or fields',
    { limit },
  )

const serialize = (type: GraphQLLeafType, value: unknown): unknown => {
  const serialized = type.serialize(value)
  if (serialized === null || serialized === undefined)
    throw new Error(`expected ${type.name} to serialise ${inspect(value)}, got ${inspect(serialized)}`)
  return serialized
}
