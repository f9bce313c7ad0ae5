import { RapportError } from '../core/errors.ts'

/** Conditions of one filter, at any depth. */
const maxConditions = 200
/** Values of all lists of one filter, such as those of `in`. */
const maxValues = 2_000
/** Characters of one text of a filter. */
const maxText = 1_000

/**
 * Refuses a filter that would overload the database, before it becomes SQL: TOO_EXPENSIVE with the limit, or
 * INVALID_INPUT for a text that is too long.
 */
export const assertAffordable = (filter: unknown): void => {
  let conditions = 0
  let values = 0
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') {
      if (value.length > maxText)
        throw new RapportError('INVALID_INPUT', `expected at most ${maxText} characters, got ${value.length}`, { path })
    } else if (Array.isArray(value)) {
      values += value.length
      if (values > maxValues)
        throw new RapportError('TOO_EXPENSIVE', `expected a filter with at most ${maxValues} values`, { path })
      for (const [i, item] of value.entries()) walk(item, [...path, String(i)])
    } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
      for (const [name, item] of Object.entries(value)) {
        if (++conditions > maxConditions)
          throw new RapportError('TOO_EXPENSIVE', `expected a filter with at most ${maxConditions} conditions`, {
            path,
          })
        walk(item, [...path, name])
      }
    }
  }
  walk(filter, ['filter'])
}
