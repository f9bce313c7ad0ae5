import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
} from 'graphql'
import { isBeside } from './added-inputs.ts'
import { prices } from './prices.ts'

/** Conditions that no index on an order or a key serves. */
const searches = new Set(['contains', 'startsWith', 'some', 'none', 'attributes', 'website', 'employeeCount'])
/** Fields that contain conditions and are not conditions themselves. */
const groups = new Set(['and', 'or', 'not'])

/** The cost of a filter: on a root list, which may have to scan the whole table, or on the list of each record. */
export const filterPrice = (filter: unknown, given: GraphQLInputType, isRoot: boolean): number => {
  let points = 0
  const walk = (value: unknown, nullable: GraphQLInputType): void => {
    if (value === null || typeof value !== 'object' || value instanceof Date) return
    const type = getNullableType(nullable)
    if (Array.isArray(value)) {
      points += value.length * prices.listed
      if (isListType(type)) for (const item of value) walk(item, type.ofType)
      return
    }
    if (!isInputObjectType(type)) return
    const fields = type.getFields()
    for (const [name, inner] of Object.entries(value)) {
      const isSearch = searches.has(name) || isBeside(fields[name]!)
      if (!groups.has(name)) points += isRoot ? (isSearch ? prices.search : prices.condition) : prices.nestedCondition
      // Attributes are one condition, whatever they contain.
      if (name !== 'attributes') walk(inner, fields[name]!.type)
    }
  }
  walk(filter, given)
  return points
}

/** The cost of an order that reads other rows than those of the list. */
export const orderPrice = (orderBy: unknown, type: GraphQLInputType, isRoot: boolean): number => {
  const input = getNamedType(type)
  const field = (orderBy as { readonly field?: unknown } | null | undefined)?.field
  if (typeof field !== 'string' || !isInputObjectType(input)) return 0
  const values = getNamedType(input.getFields()['field']!.type)
  const value = isEnumType(values) ? values.getValue(field) : undefined
  return value && isBeside(value) ? (isRoot ? prices.search : prices.nestedCondition) : 0
}
