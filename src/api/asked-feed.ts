import { GraphQLError, type GraphQLField, type GraphQLSchema } from 'graphql'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import { argumentsOf } from '../read/arguments.ts'
import type { ParsedOperation } from './prepare.ts'
import { resumeArgument, rootFields } from './subscription-document.ts'

/** The subscription field that an operation selects. */
export interface AskedField {
  readonly field: GraphQLField<unknown, unknown>
  readonly definition: SubscriptionDefinition
  readonly responseKey: string
  readonly args: object
  /** The cursor after which items begin, as it was given. */
  readonly after: unknown
}

/** Throws a GraphQLError for an operation that selects anything but one field, without directives. */
export const askedField = (
  schema: GraphQLSchema,
  definitions: ReadonlyMap<string, SubscriptionDefinition>,
  { document, operation, coerced }: ParsedOperation,
): AskedField => {
  const nodes = rootFields(schema, document, operation)
  const [node] = nodes
  const field = schema.getSubscriptionType()?.getFields()[node?.name.value ?? '']
  const definition = field && definitions.get(field.name)
  if (!node || !definition || nodes.some(({ directives }) => directives?.length))
    throw new GraphQLError('expected a subscription to select one field, without directives')
  const { [resumeArgument]: after, ...args } = argumentsOf(field, node, coerced)
  const responseKey = node.alias?.value ?? node.name.value
  return { field, definition, responseKey, args, after }
}
