import {
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isObjectType,
  type DocumentNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Owners } from '../plugin/owners.ts'
import { fragmentsOf, selectedFields, setsOf } from '../read/selection.ts'
import type { NameErrors } from './executor.ts'

/**
 * Creates the function that adds `extensions.plugin` to every error in or below a field of a plugin, whether the
 * resolver, its value or the statement that reads it failed.
 */
export const nameOwners =
  (schema: GraphQLSchema, owners: Owners): NameErrors =>
  ({ document, operationName }, errors) => {
    const operation = getOperationAST(document, operationName)
    if (!operation) return errors
    const ownerOf = ownerFinder(schema, owners, document, operation)
    return errors.map((error) => {
      const plugin = ownerOf((error.path ?? []).filter((part) => typeof part === 'string'))
      if (plugin === undefined || error.extensions['plugin'] !== undefined) return error
      // Unchanged except for its extensions: its creator decided what a client may see.
      return Object.create(error, {
        extensions: { value: { ...error.extensions, plugin }, enumerable: true },
      }) as GraphQLError
    })
  }

/** Creates the function that finds the owner of the deepest owned field on a path of response keys. */
const ownerFinder = (
  schema: GraphQLSchema,
  owners: Owners,
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => {
  const source = { schema, fragments: fragmentsOf(document) }
  // Many records of a list fail in the same field.
  const known = new Map<string, string | undefined>()
  const find = (path: readonly string[]): string | undefined => {
    const root = schema.getRootType(operation.operation)
    let places = new Map<GraphQLNamedType, SelectionSetNode[]>(root ? [[root, [operation.selectionSet]]] : [])
    let owner: string | undefined
    for (const key of path) {
      const below = new Map<GraphQLNamedType, SelectionSetNode[]>()
      for (const [at, sets] of places) {
        for (const { owner: type, responseKey, nodes } of selectedFields(source, at, sets)) {
          const name = nodes[0]!.name.value
          const field =
            responseKey === key && (isObjectType(type) || isInterfaceType(type)) ? type.getFields()[name] : undefined
          if (!field) continue
          owner = owners.ofField(type.name, name) ?? owner
          const inner = getNamedType(field.type)
          below.set(inner, [...(below.get(inner) ?? []), ...setsOf(nodes)])
        }
      }
      places = below
    }
    return owner
  }
  return (path: readonly string[]): string | undefined => {
    const key = path.join('.')
    if (!known.has(key)) known.set(key, find(path))
    return known.get(key)
  }
}
