import {
  coerceInputValue,
  GraphQLError,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import { coded } from './document-limits.ts'

export type Variables = Readonly<Record<string, unknown>>

/** Errors reported per request; the first ones show what is wrong, and more would cost more than the operation. */
export const maxErrors = 10
/** Values of all variables together, at any depth. */
export const maxValues = 20_000
/** Characters of a value or a reason shown in an error. */
const maxShown = 200

/** The coerced variables, or what is wrong with them, and how many values were examined. */
export type ReadVariables = { readonly values: number } & (
  | { readonly coerced: Record<string, unknown>; readonly errors?: undefined }
  | { readonly coerced?: undefined; readonly errors: readonly GraphQLError[] }
)

/**
 * Reads the variables of an operation as the specification says, including defaults. The number of values limits the
 * work before it begins, and the tenth error ends it. Messages name the variable and the place and shorten long values.
 */
export const readVariables = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): ReadVariables => {
  const values = countValues(given)
  if (values > maxValues) {
    const message = `expected variables with at most ${maxValues} values together, got more; send them in several requests`
    return { errors: [coded('TOO_EXPENSIVE', message, { limit: maxValues })], values: maxValues }
  }
  const errors: GraphQLError[] = []
  // A variable may have any name, including `__proto__`.
  const coerced: Record<string, unknown> = Object.create(null)
  try {
    for (const definition of operation.variableDefinitions ?? []) {
      const name = definition.variable.name.value
      const value = readVariable(schema, definition, given, (message) => {
        errors.push(badInput(message, definition))
        if (errors.length >= maxErrors) throw new Enough()
      })
      if (value !== undefined) coerced[name] = value
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return errors.length > 0 ? { errors, values } : { coerced, values }
}

const readVariable = (
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  given: Variables,
  refuse: (message: string) => void,
): unknown => {
  const name = definition.variable.name.value
  // Validation has ensured that it is an input type.
  const type = typeFromAST(schema, definition.type) as GraphQLInputType
  if (!isInputType(type)) throw new Error(`$${name} is not of an input type`)
  if (!Object.hasOwn(given, name) || given[name] === undefined) {
    if (definition.defaultValue) return valueFromAST(definition.defaultValue, type)
    if (isNonNullType(type)) refuse(`Variable "$${name}" of required type "${String(type)}" was not provided.`)
    return undefined
  }
  const value = given[name]
  if (value === null && isNonNullType(type)) {
    refuse(`Variable "$${name}" of non-null type "${String(type)}" must not be null.`)
    return undefined
  }
  // Suggestions would compare every unknown name with every known one.
  const hideSuggestions = true
  const coerced: unknown = coerceInputValue(
    value,
    type,
    (path, invalid, { message }) => {
      const place = path.length > 0 ? ` at "${name}${path.map(shownStep).join('')}"` : ''
      refuse(`Variable "$${name}" got invalid value ${shown(invalid)}${place}; ${cut(message)}`)
    },
    hideSuggestions,
  )
  return coerced
}

/** Stops reading variables that are full of errors. */
class Enough extends Error {
  override readonly name = 'Enough'
}

const badInput = (message: string, nodes: VariableDefinitionNode): GraphQLError =>
  new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } })

const shownStep = (step: string | number): string => (typeof step === 'number' ? `[${step}]` : `.${step}`)

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (value !== null && typeof value === 'object') return 'an object'
  return JSON.stringify(typeof value === 'string' ? cut(value) : value)
}

const cut = (text: string): string => (text.length > maxShown ? `${text.slice(0, maxShown)}…` : text)

/** The number of values in a value, including itself; stops counting above `maxValues`. */
export const countValues = (value: unknown): number => {
  let count = 0
  const stack: unknown[] = [value]
  while (stack.length > 0) {
    if (++count > maxValues) return count
    const at = stack.pop()
    if (at === null || typeof at !== 'object') continue
    if (Array.isArray(at)) {
      if (count + at.length > maxValues) return maxValues + 1
      for (const item of at) stack.push(item)
    } else {
      for (const key in at) if (stack.push((at as Variables)[key]) + count > maxValues) return maxValues + 1
    }
  }
  return count
}
