import {
  getNamedType,
  getOperationAST,
  Kind,
  type DocumentNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { Owners } from '../plugin/owners.ts'
import type { NameErrors } from './executor.ts'

/** Fields by response key, each with the type that it is selected on; through fragments. */
function* fieldsNamed(
  key: string,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  schema: GraphQLSchema,
  document: DocumentNode,
): Generator<{ type: GraphQLNamedType; name: string; set: SelectionSetNode | undefined }> {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      if ((selection.alias ?? selection.name).value === key)
        yield { type, name: selection.name.value, set: selection.selectionSet }
      continue
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          )
    if (!fragment || !('selectionSet' in fragment)) continue
    const condition = 'typeCondition' in fragment ? fragment.typeCondition?.name.value : undefined
    const on = condition === undefined ? type : schema.getType(condition)
    if (on) yield* fieldsNamed(key, fragment.selectionSet, on, schema, document)
  }
}

/**
 * Makes the function that puts `extensions.plugin` on every error of a field that belongs to a plugin, or is below one:
 * whatever failed there, its resolver, its value or the statement that reads it.
 */
export const nameOwners =
  (schema: GraphQLSchema, owners: Owners): NameErrors =>
  ({ document, operationName }, errors) => {
    const operation = getOperationAST(document, operationName)
    const root = operation && schema.getRootType(operation.operation)
    if (!root) return errors
    return errors.map((error) => {
      const plugin = ownerOfPath(error.path ?? [], operation.selectionSet, root)
      // Compiled operations make errors without extensions, whatever their type says.
      const extensions = error.extensions as Readonly<Record<string, unknown>> | undefined
      if (plugin === undefined || extensions?.['plugin'] !== undefined) return error
      // As it is, for what made it decides what is known of it, but for its extensions.
      return Object.create(error, {
        extensions: { value: { ...extensions, plugin }, enumerable: true },
      }) as GraphQLError
    })

    /** The owner of the deepest field on the path that has one. */
    function ownerOfPath(
      path: readonly (string | number)[],
      set: SelectionSetNode,
      type: GraphQLNamedType,
    ): string | undefined {
      const [key, ...rest] = path.filter((part) => typeof part === 'string')
      if (key === undefined) return undefined
      for (const field of fieldsNamed(key, set, type, schema, document)) {
        const definition = 'getFields' in field.type ? field.type.getFields()[field.name] : undefined
        if (!definition) continue
        const below = field.set && ownerOfPath(rest, field.set, getNamedType(definition.type))
        const found = below ?? owners.ofField(field.type.name, field.name)
        if (found !== undefined) return found
      }
      return undefined
    }
  }
