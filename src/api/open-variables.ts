import {
  getOperationAST,
  getVariableValues,
  Kind,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type TypeNode,
} from 'graphql'

/** A scalar that takes every value as it is. */
const anything: TypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } }

/**
 * The document with variables that take anything. The compiler's own reading of variables unrolls input types that hold
 * themselves, as filters do, which takes it half a minute, and it leaves out defaults of input fields; so variables are read
 * by `coerceVariables` and handed over as they are.
 */
export const withOpenVariables = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.variableDefinitions
      ? {
          ...definition,
          variableDefinitions: definition.variableDefinitions.map(({ kind, variable }) => ({
            kind,
            variable,
            type: anything,
          })),
        }
      : definition,
  ),
})

/** Reads variables as the specification says; errors name the variable and what was expected. */
export const coerceVariables = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>> | undefined,
): { readonly coerced?: Record<string, unknown>; readonly errors?: readonly GraphQLError[] } => {
  const operation = getOperationAST(document, operationName)
  return getVariableValues(schema, operation?.variableDefinitions ?? [], variables ?? {}, { maxErrors: 50 })
}
