import { GraphQLError, valueFromASTUntyped, visit, type DocumentNode } from 'graphql'
import { RapportError } from '../core/errors.ts'
import { isStorable } from '../core/storable.ts'

/** Where in a value there is text that PostgreSQL cannot hold; for the name of a field it is the object that has it. */
const pathToUnstorable = (value: unknown): string[] | undefined => {
  if (typeof value === 'string') return isStorable(value) ? undefined : []
  if (value === null || typeof value !== 'object') return undefined
  for (const [name, item] of Object.entries(value)) {
    if (!isStorable(name)) return []
    const below = pathToUnstorable(item)
    if (below) return [name, ...below]
  }
  return undefined
}

/** Of documents, whoever sends them: those that come again are not walked again. */
const known = new WeakMap<DocumentNode, readonly string[] | null>()

/** Where in the literals of a document there is such text, from the argument on. */
const pathInLiterals = (document: DocumentNode): readonly string[] | null => {
  const remembered = known.get(document)
  if (remembered !== undefined) return remembered
  let found: readonly string[] | null = null
  visit(document, {
    Argument({ name, value }) {
      const below = pathToUnstorable(valueFromASTUntyped(value))
      if (below) found ??= [name.value, ...below]
      return false
    },
  })
  known.set(document, found)
  return found
}

/** Throws INVALID_INPUT with the path of the text that PostgreSQL cannot hold. */
export const assertStorable = (value: unknown): void => {
  const path = pathToUnstorable(value)
  if (path) throw refusal(path)
}

/** INVALID_INPUT where variables (coerced, with their defaults) or literals hold text that PostgreSQL cannot, by the path from the variable or argument on. */
export const unstorableText = (
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined => {
  const path = pathToUnstorable(variables) ?? pathInLiterals(document)
  if (!path) return undefined
  const originalError = refusal(path)
  return new GraphQLError(originalError.message, { originalError })
}

const refusal = (path: readonly string[]) =>
  new RapportError('INVALID_INPUT', 'expected text without NUL and broken characters', { path })
