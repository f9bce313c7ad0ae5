import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  OperationTypeNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql'

/** An argument of a field, or a field of an input type: what a value can be given for. */
export interface Position {
  /** `Query.customers.filter`, `CustomerFilter.email`. */
  readonly coordinate: string
  /** What an operation must hold to get there: fields, arguments and input fields by coordinate, from the root on. */
  readonly trail: readonly string[]
}

/** The fields of Query, Mutation and Subscription, each with its coordinate. */
export const rootFieldsOf = (schema: GraphQLSchema): readonly string[] =>
  Object.values(OperationTypeNode).flatMap((kind) => {
    const type = schema.getRootType(kind)
    return type ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : []
  })

/** Every input position that an operation can reach, each with the shortest way to it. */
export const positionsOf = (schema: GraphQLSchema): readonly Position[] => {
  const found = new Map<string, Position>()
  const visited = new Set<string>()
  let front: { type: string; trail: readonly string[] }[] = Object.values(OperationTypeNode).flatMap((kind) => {
    const type = schema.getRootType(kind)
    return type ? [{ type: type.name, trail: [] }] : []
  })
  const note = (coordinate: string, input: GraphQLArgument | GraphQLInputField, trail: readonly string[]) => {
    if (found.has(coordinate)) return
    const here = [...trail, coordinate]
    found.set(coordinate, { coordinate, trail: here })
    const type = getNamedType(input.type)
    if (!isInputObjectType(type)) return
    for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field, here)
  }
  while (front.length > 0) {
    const next: typeof front = []
    for (const { type: name, trail } of front) {
      if (visited.has(name)) continue
      visited.add(name)
      const type = schema.getType(name)
      if (!isObjectType(type)) continue
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${name}.${field.name}`
        const here = [...trail, coordinate]
        for (const arg of field.args) note(`${coordinate}.${arg.name}`, arg, here)
        next.push({ type: getNamedType(field.type).name, trail: here })
      }
    }
    front = next
  }
  return [...found.values()]
}
