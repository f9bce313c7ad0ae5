import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type SelectionSetNode,
} from 'graphql'
import { selectedFields, setsOf, type SelectionSource } from '../../read/selection.ts'

/** Types of values that may hold what somebody wrote. */
const texts: ReadonlySet<string> = new Set(['String', 'JSON'])

/** The most paths that are told; an answer with more is told to be such texts as a whole. */
const maxPaths = 200

/**
 * The response keys, joined by dots, on the way to every value of an answer that may hold what a customer or another stranger wrote: all
 * texts and JSON, whoever owns the field; `*` stands for everything.
 */
export const writtenTexts = (
  source: SelectionSource,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): readonly string[] => {
  const found = new Set<string>()
  const walk = (at: GraphQLNamedType, below: readonly SelectionSetNode[], path: string): void => {
    for (const { owner, responseKey, nodes } of selectedFields(source, at, below)) {
      const name = nodes[0]!.name.value
      const field = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[name] : undefined
      if (!field) continue
      const inner = getNamedType(field.type)
      const here = path === '' ? responseKey : `${path}.${responseKey}`
      if (isCompositeType(inner)) walk(inner, setsOf(nodes), here)
      else if (texts.has(inner.name)) found.add(here)
    }
  }
  walk(type, sets, '')
  return found.size > maxPaths ? ['*'] : [...found]
}
