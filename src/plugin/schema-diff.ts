import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

/** What one schema has beyond another. */
export interface SchemaDiff {
  /** Names of types, sorted. */
  readonly types: readonly string[]
  /** Fields on existing types, `Type.field`, sorted; including fields of inputs and values of enums. */
  readonly fields: readonly string[]
}

const membersOf = (type: GraphQLNamedType): readonly string[] => {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.keys(type.getFields())
  if (isEnumType(type)) return type.getValues().map(({ name }) => name)
  return []
}

/** Finds what `after` has that `before` does not have. */
export const schemaDiffOf = (before: GraphQLSchema, after: GraphQLSchema): SchemaDiff => {
  const types: string[] = []
  const fields: string[] = []
  for (const type of Object.values(after.getTypeMap())) {
    const old = before.getType(type.name)
    if (!old) types.push(type.name)
    else {
      const known = new Set(membersOf(old))
      for (const member of membersOf(type)) if (!known.has(member)) fields.push(`${type.name}.${member}`)
    }
  }
  return { types: types.sort(), fields: fields.sort() }
}

/** The part of a type that contains only these members. */
const onlyMembers = (type: GraphQLNamedType, wanted: ReadonlySet<string>): GraphQLNamedType => {
  const pick = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)))
  const bare = { description: null, interfaces: [] }
  if (isObjectType(type)) {
    const config = type.toConfig()
    return new GraphQLObjectType({ ...config, ...bare, fields: pick(config.fields) })
  }
  if (isInterfaceType(type)) {
    const config = type.toConfig()
    return new GraphQLInterfaceType({ ...config, ...bare, fields: pick(config.fields) })
  }
  if (isInputObjectType(type)) {
    const config = type.toConfig()
    return new GraphQLInputObjectType({ ...config, description: null, fields: pick(config.fields) })
  }
  if (isEnumType(type)) {
    const config = type.toConfig()
    return new GraphQLEnumType({ ...config, description: null, values: pick(config.values) })
  }
  throw new Error(`expected a type with members, got ${type.name}`)
}

/**
 * SDL of what `after` has beyond `before`: extensions of known types, then new types, both sorted. Ends in a line
 * break; empty if there is no difference.
 */
export const printSchemaDiff = (before: GraphQLSchema, after: GraphQLSchema): string => {
  const sorted = lexicographicSortSchema(after)
  const { types, fields } = schemaDiffOf(before, sorted)
  const extended = Map.groupBy(fields, (field) => field.slice(0, field.indexOf('.')))
  const parts = [
    ...[...extended].map(([name, members]) => {
      const wanted = new Set(members.map((member) => member.slice(name.length + 1)))
      return `extend ${printType(onlyMembers(sorted.getType(name)!, wanted))}`
    }),
    ...types.map((name) => printType(sorted.getType(name)!)),
  ]
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}
