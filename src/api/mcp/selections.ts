import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** What a score is told with: its number, how sure it is, and where it comes from. */
export const scoreFields =
  'kind value unit status band trend previousValue changedAt horizonDays interval { level lower upper } provenance { plugin dataAsOf modelRun { id } }'

/** The same, with the reasons and the quality of the model. */
export const explainedFields = `id ${scoreFields.replace('modelRun { id }', 'pluginVersion inputHash cause { kind text recordId } modelRun { id algorithm asOf finishedAt grade promoted baseline { name metrics { name value split } } metrics { name value split interval { level lower upper } } }')} computedAt explanation { baseValue rawValue residual method factors { feature text value contribution } }`

/** Names by which people know records, the best first. */
const labels = ['name', 'title', 'number', 'subject', 'key']

const asksNothing = (field: GraphQLField<unknown, unknown>): boolean =>
  !field.args.some(isRequiredArgument) && field.deprecationReason === undefined
const isPage = (field: GraphQLField<unknown, unknown>): boolean => field.args.some(({ name }) => name === 'first')
const isList = (field: GraphQLField<unknown, unknown>): boolean => isListType(getNullableType(field.type))

/** The names of fields without fields of their own; JSON costs more than it tells. */
const leavesOf = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && asksNothing(field) && field.args.length === 0)
    .map(({ name }) => name)

/** What is told of a record that another one names: what it is called, or all of a value without an id, such as an amount. */
const briefly = (type: GraphQLNamedType): string | undefined => {
  if (!isObjectType(type)) return undefined
  const leaves = leavesOf(type)
  if (!('id' in type.getFields())) return leaves.length > 0 ? `{ ${leaves.join(' ')} }` : undefined
  const label = labels.find((name) => leaves.includes(name))
  return `{ id${label === undefined ? '' : ` ${label}`} }`
}

/** What is told of a record unless the caller says what it wants: its own values, and the names of the records that it names. */
export const defaultFields = (type: GraphQLObjectType, { scores }: { readonly scores: boolean }): string => {
  const named = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type)
    if (!isCompositeType(inner) || isList(field) || isPage(field) || field.args.length > 0) return []
    const told = briefly(inner)
    return told === undefined ? [] : [`${field.name} ${told}`]
  })
  const withScores = scores && hasScores(type) ? [`scores { ${scoreFields} }`] : []
  return [...leavesOf(type), ...named, ...withScores].join(' ')
}

/** Whether models give records of the type scores. */
export const hasScores = (type: GraphQLObjectType): boolean => {
  const field = type.getFields()['scores']
  return field !== undefined && getNamedType(field.type).name === 'Score' && isList(field)
}

/** A list of records in pages, at the root of the graph. */
export interface RootList {
  readonly field: GraphQLField<unknown, unknown>
  readonly node: GraphQLObjectType
}

/** The lists in pages at the root of the graph, by their names. */
export const rootLists = (schema: GraphQLSchema): ReadonlyMap<string, RootList> => {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const connection = getNamedType(field.type)
    const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined
    const node = nodes && getNamedType(nodes.type)
    return isPage(field) && isObjectType(node) && asksNothing(field) ? [[field.name, { field, node }] as const] : []
  })
  return new Map(lists)
}
