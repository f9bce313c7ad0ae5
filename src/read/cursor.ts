import { isUuid } from '../core/ids.ts'
import { RapportError } from '../core/errors.ts'
import { isValueOf } from './cursor-value.ts'

/** Where a page ended: the value that orders the list, and the row's key. */
export interface Position {
  readonly value: string | null
  readonly key: string
}

/** An opaque cursor; `list` names the list and its order, so that a cursor of another list is recognised. */
export const encodeCursor = (list: string, position: Position): string =>
  Buffer.from(JSON.stringify([list, position.value, position.key])).toString('base64url')

/** Throws INVALID_CURSOR unless the cursor was made for the same list and order, whose values are of the PostgreSQL type `type`. */
export const decodeCursor = (list: string, type: string, cursor: string, argument: 'after' | 'before'): Position => {
  const refuse = (why: string) =>
    new RapportError(
      'INVALID_CURSOR',
      `expected a cursor of the list ${list}, ${why}; take it from pageInfo of the same query`,
      { path: [argument] },
    )
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw refuse('got something that is not a cursor')
  }
  if (!Array.isArray(parts) || parts.length !== 3) throw refuse('got something that is not a cursor')
  const [of, value, key] = parts as unknown[]
  if (of !== list) throw refuse(`got one of ${typeof of === 'string' ? of.slice(0, 80) : 'another kind'}`)
  if (typeof key !== 'string' || !isUuid(key)) throw refuse('got a damaged one')
  if (value !== null && (typeof value !== 'string' || !isValueOf(type, value))) throw refuse('got a damaged one')
  return { value, key }
}
