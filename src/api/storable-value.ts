import { GraphQLError, Kind, valueFromASTUntyped, visit, type DocumentNode, type ValueNode } from 'graphql'
import { parseJson } from '../core/json.ts'
import { findUnstorable, unstorableError, type Unstorable } from '../core/storable.ts'

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
  const originalError = unstorableError(found)
  return new GraphQLError(originalError.message, { originalError })
}
