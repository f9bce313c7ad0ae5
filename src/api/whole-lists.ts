import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { ListColumn, ListQuery, Lists, ListShape, ListValueType } from '../contract/lists.ts'
import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import { fragmentsOf, selectedFields, setsOf, type SelectionSource } from '../read/selection.ts'
import { isOpenScalar } from './input-limits.ts'
import type { Executor } from './executor.ts'
import { executionOf, preparedOrThrown, type PreparedOperation, type Preparer } from './prepare.ts'
import type { requestContexts } from './request-contexts.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

/** The most values of a record. */
const maxColumns = 500
/** Arguments that ask for a part of a list. */
const pageArguments = new Set(['first', 'after', 'last', 'before'])
/** Fields of connections, which lead to the records and say nothing of them. */
const onTheWay = new Set(['nodes', 'edges', 'node'])

const expected =
  'expected a query of one list that selects only its nodes, such as query { customers(filter: …, orderBy: …) { nodes { id name } } }'
const refuse = (problem: string): RapportError => new RapportError('INVALID_INPUT', `${expected}; ${problem}`)

/** The list that an operation asks for. */
interface AskedList extends ListShape {
  readonly responseKey: string
}

const valueTypes: Readonly<Record<string, ListValueType>> = {
  Int: 'INTEGER',
  Float: 'NUMBER',
  Decimal: 'DECIMAL',
  Boolean: 'BOOLEAN',
  DateTime: 'INSTANT',
  Date: 'DAY',
}

const valueTypeOf = (type: GraphQLNamedType | undefined): ListValueType =>
  type && isLeafType(type) && isOpenScalar(type) ? 'JSON' : (valueTypes[type?.name ?? ''] ?? 'TEXT')

const columnsOf = (
  source: SelectionSource,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  above: { readonly path: readonly string[]; readonly isList: boolean } = { path: [], isList: false },
): ListColumn[] =>
  selectedFields(source, type, sets).flatMap(({ owner, responseKey, nodes }) => {
    const name = nodes[0]!.name.value
    const path = [...above.path, responseKey]
    const field = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[name] : undefined
    const of = field ? getNamedType(field.type) : undefined
    const isList = above.isList || (field !== undefined && isListType(getNullableType(field.type)))
    if (of && !isLeafType(of)) return columnsOf(source, of, setsOf(nodes), { path, isList })
    return [{ name: path.filter((key) => !onTheWay.has(key)).join('.'), path, type: valueTypeOf(of), isList }]
  })

/** Below an interface or union, types have fields of the same name. */
const withoutRepeated = (columns: readonly ListColumn[]): ListColumn[] => [
  ...new Map(columns.map((column) => [column.path.join('.'), column])).values(),
]

const askedList = (schema: GraphQLSchema, { operation, document, coerced }: PreparedOperation): AskedList => {
  if (operation.operation !== 'query') throw refuse(`it is a ${operation.operation}`)
  const source = { schema, fragments: fragmentsOf(document), variableValues: coerced }
  const root = schema.getQueryType()!
  const fields = selectedFields(source, root, [operation.selectionSet])
  const [field] = fields
  if (!field || fields.length !== 1) throw refuse(`it has ${fields.length} root fields`)
  const list = field.nodes[0]!.name.value
  const definition = root.getFields()[list]
  const connection = definition && getNamedType(definition.type)
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined
  if (!definition?.args.some(({ name }) => name === 'first') || !nodes) throw refuse(`${list} is no list in pages`)
  const pageArgument = field.nodes[0]!.arguments?.find(({ name }) => pageArguments.has(name.value))
  if (pageArgument) throw refuse(`${list} is asked for a part of it by ${pageArgument.name.value}`)
  const below = selectedFields(source, connection!, setsOf(field.nodes))
  if (below.some(({ responseKey, nodes: [node] }) => node!.name.value !== 'nodes' || responseKey !== 'nodes'))
    throw refuse(`${list} selects ${below.map(({ responseKey }) => responseKey).join(', ')}`)
  const records = below.flatMap((one) => setsOf(one.nodes))
  const columns = withoutRepeated(columnsOf(source, getNamedType(nodes.type), records))
  if (columns.length === 0 || columns.length > maxColumns)
    throw refuse(`it has ${columns.length} values for each record, expected 1 to ${maxColumns}`)
  const names = columns.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw refuse(`two values are named ${twice}: give one of them an alias`)
  return { list, columns, responseKey: field.responseKey }
}

export interface WholeListDeps {
  readonly schema: GraphQLSchema
  readonly preparer: Preparer
  readonly executor: Executor
  readonly trusted: Pick<TrustedDocuments, 'assertTrusted'>
  readonly contexts: Pick<ReturnType<typeof requestContexts>, 'ofList'>
}

/** Reads the lists of the graph as a whole, through the operation that asks for one: it is executed once for each batch. */
export const wholeLists = ({ schema, preparer, executor, trusted, contexts }: WholeListDeps): Lists => {
  const prepare = (query: ListQuery, viewer: Viewer): PreparedOperation => preparedOrThrown(preparer, query, viewer)
  return {
    shapeOf: async (query, viewer) => {
      await trusted.assertTrusted(query.query, viewer)
      const { list, columns } = askedList(schema, prepare(query, viewer))
      return { list, columns }
    },
    async *records(query, viewer, sql) {
      const prepared = prepare(query, viewer)
      const { list, responseKey } = askedList(schema, prepared)
      // A batch has no limit of its own, but each of its records has that of an answer.
      const { maxLength, ...execution } = executionOf(prepared)
      const { reader, next } = contexts.ofList(viewer, sql, maxLength)
      for (;;) {
        const { data, errors } = await executor.execute({ ...execution, context: next() })
        // As a resolver threw it: what clients may not see is masked by who tells them.
        if (errors) throw errors[0]!.originalError ?? errors[0]!
        const found = data![responseKey] as { readonly nodes: readonly object[] } | null
        if (!found || !reader.isOpen) throw refuse(`${list} is not read record by record`)
        if (found.nodes.length === 0) return
        reader.measure(found.nodes)
        yield found.nodes
      }
    },
  }
}
