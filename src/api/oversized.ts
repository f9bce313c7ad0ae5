import {
  GraphQLError,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  typeFromAST,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql'
import { RapportError } from '../core/errors.ts'
import { isOpenScalar, maxBytesAt, maxItemsAt, type InputPlace } from './input-limits.ts'
import { maxValues, type Variables } from './variables.ts'

type Path = readonly (string | number)[]

/** What is too large, and where. */
interface Problem {
  readonly message: string
  readonly path: Path
}

/** The maximum of a place that a variable fills, alone or inside a JSON literal. */
interface OpenPlace {
  readonly place: InputPlace
  readonly node: ValueNode
  readonly path: Path
}

/**
 * What the literals of a document determine for every execution: a problem, and the places that depend on variables.
 */
interface Literals {
  readonly problem: Problem | undefined
  readonly open: readonly OpenPlace[]
}

const known = new WeakMap<DocumentNode, Literals>()

/**
 * What is wrong with a list or JSON value that exceeds the maximum of its place, whether it comes from a variable or
 * the document: TOO_EXPENSIVE for reads, INVALID_INPUT for writes. Checks a list before its items, so that far too
 * large values are refused quickly.
 */
export const oversizedInput = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Variables,
): GraphQLError | undefined => {
  const literals = known.get(document) ?? literalsOf(schema, document)
  known.set(document, literals)
  const problem = literals.problem ?? problemOfVariables(schema, literals.open, operation, given)
  if (!problem) return undefined
  const code = operation.operation === 'mutation' ? 'INVALID_INPUT' : 'TOO_EXPENSIVE'
  const originalError = new RapportError(code, problem.message, { path: problem.path.map(String) })
  return new GraphQLError(problem.message, { originalError })
}

const problemOfVariables = (
  schema: GraphQLSchema,
  open: readonly OpenPlace[],
  operation: OperationDefinitionNode,
  given: Variables,
): Problem | undefined => {
  const walk = new ValueWalk()
  const values = { ...defaultsOf(operation), ...given }
  for (const { place, node, path } of open) {
    const at = node.kind === Kind.VARIABLE ? [node.name.value] : path
    const problem = walk.problemOf(valueFromASTUntyped(node, values), place.type, place, at)
    if (problem) return problem
  }
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const { value: name } = variable.name
    const problem = walk.problemOf(given[name], typeFromAST(schema, type) as GraphQLInputType, undefined, [name])
    if (problem) return problem
  }
  return undefined
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  )

/** Walks values by their types; beyond `maxValues`, the limit on all values together applies. */
class ValueWalk {
  #left = maxValues

  problemOf(value: unknown, type: GraphQLInputType, place: InputPlace | undefined, path: Path): Problem | undefined {
    if (value === null || value === undefined || --this.#left < 0) return undefined
    const nullable = getNullableType(type)
    if (isListType(nullable)) {
      const items = Array.isArray(value) ? value : [value]
      const tooLong = place && tooManyItems(items.length, place, path)
      if (tooLong) return tooLong
      for (const [i, item] of items.entries()) {
        if (this.#left <= 0) return undefined
        const problem = this.problemOf(item, nullable.ofType, place, [...path, i])
        if (problem) return problem
      }
    } else if (isInputObjectType(nullable) && typeof value === 'object') {
      for (const field of Object.values(nullable.getFields())) {
        const problem = this.problemOf((value as Variables)[field.name], field.type, field, [...path, field.name])
        if (problem) return problem
      }
    } else if (place && isOpenScalar(nullable)) return tooManyBytes(value, place, path)
    return undefined
  }
}

const literalsOf = (schema: GraphQLSchema, document: DocumentNode): Literals => {
  const open: OpenPlace[] = []
  let problem: Problem | undefined
  const look = (node: ValueNode, place: InputPlace, type: GraphQLInputType, path: Path): void => {
    const nullable = getNullableType(type)
    if (isListType(nullable)) {
      if (node.kind === Kind.VARIABLE) open.push({ place, node, path })
      if (node.kind !== Kind.LIST) return
      problem ??= tooManyItems(node.values.length, place, path)
      for (const [i, item] of node.values.entries()) look(item, place, nullable.ofType, [...path, i])
    } else if (isOpenScalar(nullable)) {
      if (hasVariable(node)) open.push({ place, node, path })
      else problem ??= tooManyBytes(valueFromASTUntyped(node), place, path)
    } else if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
      const fields = nullable.getFields()
      for (const { name, value } of node.fields) {
        const field = fields[name.value]
        if (field) look(value, field, field.type, [...path, name.value])
      }
    }
  }
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument({ name, value }) {
        const argument = types.getArgument()
        if (argument) look(value, argument, argument.type, [name.value])
        return false
      },
      VariableDefinition({ defaultValue, variable, type }) {
        const name = variable.name.value
        if (!defaultValue) return false
        // The maximum of the variable itself is that of the places it fills.
        const place = { name, type: typeFromAST(schema, type) as GraphQLInputType, extensions: {} } as InputPlace
        if (!isListType(getNullableType(place.type)) && !isOpenScalar(getNullableType(place.type)))
          look(defaultValue, place, place.type, [name])
        return false
      },
    }),
  )
  return { problem, open }
}

const hasVariable = (node: ValueNode): boolean => {
  let found = false
  visit(node, { Variable: () => void (found = true) })
  return found
}

const tooManyItems = (items: number, place: InputPlace, path: Path): Problem | undefined => {
  const limit = maxItemsAt(place)
  if (items <= limit) return undefined
  return { message: `expected ${place.name} to have at most ${limit} items, got ${items}`, path }
}

/** Integers that a number would round arrive as bigint and are refused later, each with its place. */
const digits = (_name: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

const tooManyBytes = (value: unknown, place: InputPlace, path: Path): Problem | undefined => {
  const limit = maxBytesAt(place)
  if (limit === undefined) return undefined
  const bytes = Buffer.byteLength(JSON.stringify(value, digits) ?? '')
  if (bytes <= limit) return undefined
  return { message: `expected ${place.name} to have at most ${limit} bytes of JSON, got ${bytes}`, path }
}
