import {
  getNamedType,
  isInputObjectType,
  isInputType,
  typeFromAST,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

const known = new WeakMap<GraphQLSchema, Map<string, boolean>>()

/** Whether an input type, or one that it holds, has a field with a default value. */
const inType = (schema: GraphQLSchema, type: GraphQLInputType): boolean => {
  const answers = known.get(schema) ?? new Map<string, boolean>()
  known.set(schema, answers)
  const named = getNamedType(type)
  const answer = answers.get(named.name)
  if (answer !== undefined) return answer
  // An input type may hold itself, as filters do: while it is looked at, it counts as without defaults.
  answers.set(named.name, false)
  const found =
    isInputObjectType(named) &&
    Object.values(named.getFields()).some((field) => field.defaultValue !== undefined || inType(schema, field.type))
  answers.set(named.name, found)
  return found
}

/**
 * Whether a variable of the document is of an input type with default values. The compiler leaves such defaults out and
 * then refuses required fields, so these operations are interpreted.
 */
export const hasInputDefaults = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  document.definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      (definition.variableDefinitions ?? []).some((variable) => {
        const type = typeFromAST(schema, variable.type as never)
        return type !== undefined && isInputType(type) && inType(schema, type)
      }),
  )
