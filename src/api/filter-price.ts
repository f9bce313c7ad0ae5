import { prices } from './prices.ts'

/** Conditions that no index on an order or a key serves. */
const searches = new Set(['contains', 'startsWith', 'some', 'none', 'attributes'])
/** Fields that contain conditions and are not conditions themselves. */
const groups = new Set(['and', 'or', 'not'])

/** The cost of a filter: on a root list, which may have to scan the whole table, or on the list of each record. */
export const filterPrice = (filter: unknown, isRoot: boolean): number => {
  let points = 0
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || value instanceof Date) return
    if (Array.isArray(value)) {
      points += value.length * prices.listed
      for (const item of value) walk(item)
      return
    }
    for (const [name, inner] of Object.entries(value)) {
      if (!groups.has(name))
        points += isRoot ? (searches.has(name) ? prices.search : prices.condition) : prices.nestedCondition
      // Attributes are one condition, whatever they contain.
      if (name !== 'attributes') walk(inner)
    }
  }
  walk(filter)
  return points
}
