import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { defaultPage, maxPage } from '../read/page-window.ts'
import { fragmentsOf, selectedFields, setsOf, type SelectionSource } from '../read/selection.ts'

/** Records that a plain list counts for, such as the lines of an order. */
const plainList = 10
/** A mutation, beside what it returns: a transaction. */
const mutationPoints = 10
/** `__schema` and `__type`, whatever is asked of them: their depth is limited by validation. */
const introspectionPoints = 100
/** Selections that are looked at; fragments in fragments can be more than any document shows. */
const maxLooks = 6_000

/**
 * What an operation costs, in points, when every page is full: a record is one point, and what is asked of each record of
 * a page counts `first` or `last` times; `totalCount` is one, a mutation ten, introspection a hundred; columns are free.
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number => {
  const root = schema.getRootType(operation.operation)
  if (!root) return 0
  const pricing = new Pricing(schema, document, variables)
  const isMutation = operation.operation === 'mutation'
  return Math.max(1, pricing.selection(root, [operation.selectionSet], 0, isMutation ? mutationPoints : 0))
}

class Pricing {
  readonly #source: SelectionSource
  readonly #variables: Readonly<Record<string, unknown>>
  #looks = 0

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#variables = variables
    const look = () => {
      if (++this.#looks > maxLooks) throw new TooManyLooks()
    }
    this.#source = { schema, fragments: fragmentsOf(document), variableValues: variables, look }
  }

  /** Points of the fields of one record; `page` is how many records the lists of a connection hold. */
  selection(type: GraphQLNamedType, sets: readonly SelectionSetNode[], page: number, each: number): number {
    let points = 0
    for (const { owner, nodes } of selectedFields(this.#source, type, sets))
      points += each + this.#field(owner, nodes, page)
    return points
  }

  #field(owner: GraphQLNamedType, nodes: readonly FieldNode[], page: number): number {
    const [node] = nodes as [FieldNode]
    const name = node.name.value
    if (name === '__schema' || name === '__type') return introspectionPoints
    const field = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[name] : undefined
    if (!field) return 0
    const type = getNamedType(field.type)
    if (!isCompositeType(type)) return name === 'totalCount' ? 1 : 0
    const sets = setsOf(nodes)
    if (field.args.some((arg) => arg.name === 'first'))
      return 1 + this.selection(type, sets, this.#pageSize(field, node), 0)
    const isList = isListOf(field.type)
    // The lists of a connection hold its page; what else it has is there once.
    if (isList && page > 0) return page * this.#record(type, sets, name === 'nodes' ? 1 : 0)
    return (isList ? plainList : 1) * this.#record(type, sets, 1)
  }

  #record(type: GraphQLNamedType, sets: readonly SelectionSetNode[], own: number): number {
    return own + this.selection(type, sets, 0, 0)
  }

  #pageSize(field: GraphQLField<unknown, unknown>, node: FieldNode): number {
    const { first, last } = getArgumentValues(field, node, { ...this.#variables })
    const size = last ?? first
    // Pages out of range are refused where they are read.
    return typeof size === 'number' ? Math.min(maxPage, Math.max(1, size)) : defaultPage
  }
}

/** The operation is larger than what is looked at: its price is unknown, and too high. */
export class TooManyLooks extends Error {
  override readonly name = 'TooManyLooks'
}

const isListOf = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type)
