import type { GraphQLObjectType, SelectionSetNode } from 'graphql'
import { selectedFields, selectionsOf, setsOf, type SelectedField, type SelectionSource } from './selection.ts'

/** The name of a selected field. */
export const nameOf = ({ nodes }: SelectedField): string => nodes[0]!.name.value

/** Which parts of the connection of a type are requested. */
export const connectionParts = (
  info: SelectionSource,
  node: string,
  selections: readonly SelectionSetNode[],
  backward: boolean,
) => {
  const type = info.schema.getType(`${node}Connection`) as GraphQLObjectType
  const edgeType = info.schema.getType(`${node}Edge`) as GraphQLObjectType
  const pageType = info.schema.getType('PageInfo') as GraphQLObjectType
  const below: SelectionSetNode[] = []
  const wanted = { cursors: false, records: false, total: false, position: false, more: false }
  for (const { nodes } of selectedFields(info, type, selections)) {
    const sets = setsOf(nodes)
    const name = nodes[0]!.name.value
    if (name === 'totalCount') wanted.total = true
    if (name === 'cursor') wanted.position = true
    if (name === 'nodes') {
      wanted.records = true
      below.push(...sets)
    }
    if (name === 'pageInfo') {
      wanted.records = true
      const asked = new Set(selectedFields(info, pageType, sets).map(nameOf))
      wanted.cursors ||= asked.has('startCursor') || asked.has('endCursor')
      wanted.more ||= asked.has(backward ? 'hasPreviousPage' : 'hasNextPage')
    }
    if (name === 'edges') {
      wanted.records = true
      wanted.cursors ||= selectedFields(info, edgeType, sets).some((field) => nameOf(field) === 'cursor')
      below.push(...selectionsOf(info, edgeType, sets, 'node'))
    }
  }
  return { ...wanted, node: below }
}
