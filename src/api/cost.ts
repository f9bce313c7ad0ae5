import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { maxPage } from '../read/page-window.ts'
import { isRead } from '../read/reader.ts'
import { fragmentsOf, selectedFields, setsOf, type SelectionSource } from '../read/selection.ts'
import { filterPrice, orderPrice } from './filter-price.ts'
import { introspectionSizes, type ListSizes } from './introspection-price.ts'
import { defaultPage, plainList, prices } from './prices.ts'
import { countValues, type Variables } from './variables.ts'

/** The most selections examined; nested fragments can expand to more than any document shows. */
const maxLooks = 6_000

/**
 * The cost of an operation in points, if every page is full; see `prices`. What is selected on each record of a page
 * counts once per record of the page, a filter by its conditions, and introspection by what it returns.
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number => {
  const root = schema.getRootType(operation.operation)
  if (!root) return 0
  const isMutation = operation.operation === 'mutation'
  const pricing = new Pricing(schema, document, variables)
  const fields = pricing.root(root, operation.selectionSet, isMutation ? prices.mutation : prices.statement)
  const values = countValues(variables) * (isMutation ? prices.written : prices.value)
  return Math.ceil(prices.operation + values + fields)
}

/** The position of a field, which decides its price. */
interface Place {
  /** Whether it belongs to the operation itself or to the page of a root list. */
  readonly isRoot: boolean
  /** The number of records in the lists of a connection; 0 elsewhere. */
  readonly page: number
  /** How long plain lists can be, by name; see `ListSizes`. */
  readonly lists?: ReadonlyMap<string, number>
}

const inRecord: Place = { isRoot: false, page: 0 }

class Pricing {
  readonly #source: SelectionSource
  readonly #variables: Variables
  readonly #sizes: ListSizes
  #looks = 0
  #statements = 0

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
    this.#variables = variables
    this.#sizes = introspectionSizes(schema)
    const look = () => {
      if (++this.#looks > maxLooks) throw new TooManyLooks()
    }
    this.#source = { schema, fragments: fragmentsOf(document), variableValues: variables, look }
  }

  /** Points of the fields of the operation itself, each at its own price, and of what each selection costs once. */
  root(type: GraphQLNamedType, set: SelectionSetNode, each: number): number {
    let points = 0
    for (const { owner, nodes } of selectedFields(this.#source, type, [set]))
      points +=
        (nodes[0]!.name.value.startsWith('__') ? 0 : each) + this.#field(owner, nodes, { isRoot: true, page: 0 })
    return points + this.#looks * prices.selection + this.#statements * prices.statement
  }

  #selection(type: GraphQLNamedType, sets: readonly SelectionSetNode[], place: Place): number {
    let points = 0
    for (const { owner, nodes } of selectedFields(this.#source, type, sets)) points += this.#field(owner, nodes, place)
    return points
  }

  #field(owner: GraphQLNamedType, nodes: readonly FieldNode[], place: Place): number {
    const [node] = nodes as [FieldNode]
    const name = node.name.value
    const field = this.#definitionOf(owner, name)
    // `__typename`.
    if (!field) return prices.scalar
    const type = getNamedType(field.type)
    const sets = setsOf(nodes)
    const own = this.#resolverPrice(owner, field, place) + statedPoints(field) + this.#filtered(field, node, place)
    if (!isCompositeType(type)) return own + scalarPrice(name, type, place)
    if (field.args.some((arg) => arg.name === 'first')) return own + this.#page(field, node, type, sets, place)
    const size = this.#sizeOf(owner, field, place)
    // The edges and nodes of a page are its records; `pageInfo` occurs once.
    const each = place.page > 0 && name === 'edges' ? 0 : prices.record
    const factor = name === TypeMetaFieldDef.name ? this.#sizes['__type']! : 1
    return own + factor * size * (each + this.#selection(type, sets, this.#below(field, node)))
  }

  /** A field with its own resolver reads for all records of a page at once. */
  #resolverPrice(owner: GraphQLNamedType, field: GraphQLField<unknown, unknown>, { isRoot }: Place): number {
    if (!field.resolve || isRoot || isRead(field) || isIntrospectionType(owner)) return 0
    this.#statements++
    return prices.resolved
  }

  /** What a field filters and orders by. */
  #filtered(field: GraphQLField<unknown, unknown>, node: FieldNode, { isRoot }: Place): number {
    const [filter, order] = ['filter', 'orderBy'].map((name) => field.args.find((arg) => arg.name === name))
    if (!filter && !order) return 0
    const given = getArgumentValues(field, node, { ...this.#variables })
    return (
      (filter ? filterPrice(given['filter'], filter.type, isRoot) : 0) +
      (order ? orderPrice(given['orderBy'], order.type, isRoot) : 0)
    )
  }

  #page(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    type: GraphQLNamedType,
    sets: readonly SelectionSetNode[],
    { isRoot }: Place,
  ): number {
    const { first, last, search } = getArgumentValues(field, node, { ...this.#variables })
    const size = last ?? first
    // Out-of-range page sizes are refused when they are read.
    const page = typeof size === 'number' ? Math.min(maxPage, Math.max(1, size)) : defaultPage
    const found = typeof search === 'string' ? prices.textSearch : 0
    return prices.page + found + this.#selection(type, sets, { isRoot, page })
  }

  #sizeOf(owner: GraphQLNamedType, { name, type }: GraphQLField<unknown, unknown>, { page, lists }: Place): number {
    if (isIntrospectionType(owner)) return this.#sizes[`${owner.name}.${name}`] ?? 1
    if (!isListOf(type)) return 1
    return page > 0 ? page : (lists?.get(name) ?? plainList)
  }

  /** The place of what is selected of a record of this field. */
  #below(field: GraphQLField<unknown, unknown>, node: FieldNode): Place {
    const { listSizes } = field.extensions as { readonly listSizes?: Readonly<Record<string, string>> }
    if (!listSizes) return inRecord
    const args = getArgumentValues(field, node, { ...this.#variables })
    // A size out of range is refused when it is read.
    const sizes = Object.entries(listSizes).map(
      ([list, arg]) => [list, Math.max(1, Number(args[arg] ?? plainList))] as const,
    )
    return { ...inRecord, lists: new Map(sizes) }
  }

  #definitionOf(owner: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
    return isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[name] : undefined
  }
}

/** What a field states by `Costs`. */
const statedPoints = ({ extensions }: GraphQLField<unknown, unknown>): number => {
  const { points } = extensions as { readonly points?: number }
  return points ?? 0
}

const scalarPrice = (name: string, type: GraphQLNamedType, { isRoot, page }: Place): number => {
  if (name === 'totalCount' && page > 0) return isRoot ? prices.rootCount : prices.nestedCount
  return type.name === 'JSON' ? prices.json : prices.scalar
}

/** The operation is larger than the examined part: its price is unknown, and too high. */
export class TooManyLooks extends Error {
  override readonly name = 'TooManyLooks'
}

const isListOf = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type)
