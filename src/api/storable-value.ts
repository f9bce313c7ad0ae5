import { GraphQLError, Kind, valueFromASTUntyped, visit, type DocumentNode, type ValueNode } from 'graphql'
import { RapportError } from '../core/errors.ts'
import { largeInteger, parseJson } from '../core/json.ts'
import { isStorable } from '../core/storable.ts'

/** What in a value cannot be stored, and where. */
interface Unstorable {
  readonly path: readonly string[]
  readonly message: string
}

const badText: Unstorable = { path: [], message: 'expected text without NUL and lone surrogates' }
// Numbers such as 1e999, in JSON or in a literal, become infinite when parsed.
const badNumber: Unstorable = { path: [], message: 'expected a number within ±1.8e308' }
// A number would hold a different integer from the one that was sent.
const badInteger: Unstorable = { path: [], message: largeInteger }

/** The place in a value of text or a number that PostgreSQL cannot store; for a field name, the place of its object. */
const findUnstorable = (value: unknown): Unstorable | undefined => {
  if (typeof value === 'string') return isStorable(value) ? undefined : badText
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : badNumber
  // Where `parseJson` met an integer that a number would round.
  if (typeof value === 'bigint') return badInteger
  if (value === null || typeof value !== 'object') return undefined
  for (const [name, item] of Object.entries(value)) {
    if (!isStorable(name)) return badText
    const below = findUnstorable(item)
    if (below) return { ...below, path: [name, ...below.path] }
  }
  return undefined
}

/** The value of a literal, with integers as `parseJson` reads them. */
const untypedOf = (literal: ValueNode): unknown => {
  if (literal.kind === Kind.INT) return parseJson(literal.value)
  if (literal.kind === Kind.LIST) return literal.values.map(untypedOf)
  if (literal.kind === Kind.OBJECT)
    return Object.fromEntries(literal.fields.map((field) => [field.name.value, untypedOf(field.value)]))
  return valueFromASTUntyped(literal)
}

/** Results for documents, whoever sends them: repeated documents are not walked again. */
const known = new WeakMap<DocumentNode, Unstorable | null>()

/** The path in the literals of a document to such a value, starting at the argument. */
const findInLiterals = (document: DocumentNode): Unstorable | null => {
  const remembered = known.get(document)
  if (remembered !== undefined) return remembered
  let found: Unstorable | null = null
  visit(document, {
    Argument({ name, value }) {
      const below = findUnstorable(untypedOf(value))
      if (below) found ??= { ...below, path: [name.value, ...below.path] }
      return false
    },
  })
  known.set(document, found)
  return found
}

/** Throws INVALID_INPUT with the path of the text or number that PostgreSQL cannot store. */
export const assertStorable = (value: unknown): void => {
  const found = findUnstorable(value)
  if (found) throw refusal(found)
}

/**
 * INVALID_INPUT if variables (coerced, with their defaults) or literals contain what PostgreSQL cannot store, with the
 * path starting at the variable or argument.
 */
export const unstorableValue = (
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined => {
  const found = findUnstorable(variables) ?? findInLiterals(document)
  if (!found) return undefined
  const originalError = refusal(found)
  return new GraphQLError(originalError.message, { originalError })
}

const refusal = ({ message, path }: Unstorable) => new RapportError('INVALID_INPUT', message, { path })
