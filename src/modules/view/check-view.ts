import {
  coerceInputValue,
  getNamedType,
  isInputType,
  isObjectType,
  Kind,
  parse,
  validate,
  visit,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { systemViewer } from '../../core/viewer.ts'
import { refuseNulls } from '../../read/arguments.ts'
import { FilterCompiler } from '../../read/filter.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import { SqlText } from '../../read/sql-text.ts'

/** What a view asks for. */
export interface ViewContent {
  readonly list: string
  readonly filter?: unknown
  readonly search?: string | null | undefined
  readonly orderBy?: unknown
  readonly columns?: readonly { readonly key: string; readonly selection?: string | null }[] | null | undefined
}

/** Something in a view that the graph does not have, or does not take. */
export interface ViewProblem {
  readonly path: readonly string[]
  readonly message: string
}

/** A list in pages among the fields of Query, with the type of its records. */
const listOf = (schema: GraphQLSchema, name: string) => {
  const field = schema.getQueryType()?.getFields()[name]
  const connection = field && getNamedType(field.type)
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined
  const record = nodes && getNamedType(nodes.type)
  const isPaged = field?.args.some((arg) => arg.name === 'first')
  return field && isPaged && isObjectType(record) ? { field, record } : undefined
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined

/** The value as the argument takes it, or what is wrong with it. */
const coerced = (value: unknown, arg: GraphQLArgument, problems: ViewProblem[]): unknown => {
  const before = problems.length
  const result: unknown = coerceInputValue(value, arg.type, (path, _value, { message }) => {
    problems.push({ path: [arg.name, ...path.map(String)], message })
  })
  return problems.length === before ? result : undefined
}

/** What the filter of a list refuses although its type allows it: nulls, and ids of other types. */
const filterProblem = (
  filter: unknown,
  arg: GraphQLArgument,
  record: GraphQLObjectType,
  registry: ReadRegistry,
): ViewProblem | undefined => {
  try {
    refuseNulls(arg.type, filter, [arg.name])
    // A list with another filter than that of its records reads it in its own way.
    if (registry.has(record.name) && getNamedType(arg.type).name === `${record.name}Filter`)
      new FilterCompiler(registry).conditions(
        registry.get(record.name),
        filter as Readonly<Record<string, unknown>>,
        't',
        systemViewer,
        new SqlText(),
      )
    return undefined
  } catch (error) {
    if (error instanceof RapportError) return { path: error.inputPath, message: error.message }
    throw error
  }
}

const columnProblem = (selection: string, record: GraphQLObjectType, schema: GraphQLSchema): string | undefined => {
  try {
    const document = parse(`fragment Column on ${record.name} { ${selection} }`, { maxTokens: 200, noLocation: true })
    const [only, ...others] = document.definitions
    if (only?.kind !== Kind.FRAGMENT_DEFINITION || others.length > 0) return 'expected fields of one record'
    let variable: string | undefined
    visit(only, { Variable: ({ name }) => void (variable ??= name.value) })
    if (variable !== undefined) return `expected fields without variables, got $${variable}`
    const used = parse(`query { __typename } fragment Column on ${record.name} { ${selection} }`, { maxTokens: 210 })
    return validate(schema, used).find(({ message }) => !/"Column" is never used/.test(message))?.message
  } catch (error) {
    return (error as Error).message
  }
}

/** Everything in a view that the graph does not have, or does not take; empty for one that can be shown. */
export const problemsOfView = (
  { list, filter, search, orderBy, columns }: ViewContent,
  schema: GraphQLSchema,
  registry: ReadRegistry,
): readonly ViewProblem[] => {
  const found = listOf(schema, list)
  if (!found) return [{ path: ['list'], message: `expected a list in pages among the fields of Query, got ${list}` }]
  const { field, record } = found
  const problems: ViewProblem[] = []
  const argument = (name: string, value: unknown): GraphQLArgument | undefined => {
    if (!isGiven(value)) return undefined
    const arg = field.args.find((one) => one.name === name)
    if (!arg || !isInputType(arg.type)) problems.push({ path: [name], message: `${list} takes no ${name}` })
    return arg
  }
  const filterArg = argument('filter', filter)
  const conditions = filterArg && coerced(filter, filterArg, problems)
  const refused = conditions === undefined ? undefined : filterProblem(conditions, filterArg!, record, registry)
  if (refused) problems.push(refused)
  const orderArg = argument('orderBy', orderBy)
  if (orderArg) coerced(orderBy, orderArg, problems)
  argument('search', search)
  for (const [i, { selection }] of (columns ?? []).entries()) {
    if (!isGiven(selection)) continue
    const message = columnProblem(selection!, record, schema)
    if (message !== undefined) problems.push({ path: ['columns', String(i), 'selection'], message })
  }
  return problems
}

/** The type of the filter of a list; undefined where it has none. */
export const filterTypeOf = (
  schema: GraphQLSchema,
  list: string,
): GraphQLField<unknown, unknown>['args'][number]['type'] | undefined =>
  listOf(schema, list)?.field.args.find(({ name }) => name === 'filter')?.type
