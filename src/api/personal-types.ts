import {
  getNamedType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

const isMarked = ({ extensions }: GraphQLNamedType): boolean => extensions['personal'] === true

/** Whether an input, or one below it, asks about a type that shows each caller its own. */
const reaches = (type: GraphQLInputType, seen = new Set<GraphQLNamedType>()): boolean => {
  const named = getNamedType(type)
  if (seen.has(named)) return false
  seen.add(named)
  if (isMarked(named)) return true
  return isInputObjectType(named) && Object.values(named.getFields()).some((field) => reaches(field.type, seen))
}

/** Whether a document reads, or may filter by, a type that shows each caller its own (`Personal`), even among those who see all records. */
export const isPersonal = (schema: GraphQLSchema, document: DocumentNode): boolean => {
  let found = false
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const type = types.getType()
        if (type && isMarked(getNamedType(type))) found = true
      },
      Argument: () => {
        const type = types.getInputType()
        if (type && reaches(type)) found = true
      },
    }),
  )
  return found
}
