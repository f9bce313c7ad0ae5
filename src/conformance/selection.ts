import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql'

const maxDepth = 3

const argumentsOf = (field: GraphQLField<unknown, unknown>, first: number): string =>
  field.args.some(({ name }) => name === 'first') ? `(first: ${first})` : ''

/** Whether a field can be queried without knowing what its arguments mean. */
export const isAskable = (field: GraphQLField<unknown, unknown>): boolean =>
  !field.args.some((argument) => isRequiredArgument(argument) && argument.name !== 'first')

/**
 * Everything below a type that can be queried, with short lists, as GraphQL text; `{ __typename }` at the maximum
 * depth.
 */
const selectionOf = (type: GraphQLNamedType, depth: number): string => {
  if (!isCompositeType(type)) return ''
  if (!isObjectType(type) || depth >= maxDepth) return ' { __typename }'
  const fields = Object.values(type.getFields())
    .filter(isAskable)
    // Edges contain what nodes contain.
    .filter(({ name }) => name !== 'edges')
    .filter((field) => depth + 1 < maxDepth || !isCompositeType(getNamedType(field.type)))
    .map((field) => `${field.name}${argumentsOf(field, 2)}${selectionOf(getNamedType(field.type), depth + 1)}`)
  return ` { ${fields.join(' ') || '__typename'} }`
}

/** A field with its arguments, lists with `first`, and everything below it. */
export const askFor = (field: GraphQLField<unknown, unknown>, first: number): string =>
  `${field.name}${argumentsOf(field, first)}${selectionOf(getNamedType(field.type), 0)}`
