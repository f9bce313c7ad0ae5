import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

/**
 * How many times larger than the average the largest type is, as `__type`; and how many objects a field of the introspection types returns on average, by `Type.field`; fields that are not listed
 * return one.
 */
export type ListSizes = Readonly<Record<string, number>>

const known = new WeakMap<GraphQLSchema, ListSizes>()

/** The sizes of a schema's introspection fields, to price what introspection returns before it runs. */
export const introspectionSizes = (schema: GraphQLSchema): ListSizes => {
  const remembered = known.get(schema)
  if (remembered) return remembered
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type))
  const directives = schema.getDirectives()
  const fields = types.flatMap((type) =>
    'getFields' in type && !isInputObjectType(type) ? Object.values(type.getFields()) : [],
  )
  const mean = (of: (type: GraphQLNamedType) => number) => types.reduce((sum, type) => sum + of(type), 0) / types.length
  const whole = (type: GraphQLNamedType) =>
    'getFields' in type && !isInputObjectType(type)
      ? Object.values(type.getFields()).reduce((sum, { args }) => sum + 1 + args.length, 0)
      : 0
  const sizes: ListSizes = {
    __type: Math.max(1, ...types.map(whole)) / Math.max(1, mean(whole)),
    '__Schema.types': Object.keys(schema.getTypeMap()).length,
    '__Schema.directives': directives.length,
    '__Type.fields': fields.length / types.length,
    '__Type.inputFields': mean((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)),
    '__Type.enumValues': mean((type) => (isEnumType(type) ? type.getValues().length : 0)),
    '__Type.interfaces': mean((type) =>
      isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0,
    ),
    '__Type.possibleTypes': mean((type) =>
      isInterfaceType(type) || isUnionType(type) ? schema.getPossibleTypes(type).length : 0,
    ),
    '__Field.args': fields.reduce((sum, { args }) => sum + args.length, 0) / Math.max(1, fields.length),
    '__Directive.args': directives.reduce((sum, { args }) => sum + args.length, 0) / Math.max(1, directives.length),
    // Most types are named at once, or below a NonNull.
    '__Type.ofType': 0.5,
  }
  known.set(schema, sizes)
  return sizes
}
