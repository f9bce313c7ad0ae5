import type { DocumentNode, SelectionSetNode } from 'graphql'
import { fieldsByKey, fragmentsOf, setsOf } from '../read/selection.ts'

/** The most selections examined in one document, for each place of the answer. */
const maxLooks = 20_000

class TooManyPlaces extends Error {
  override readonly name = 'TooManyPlaces'
}

/**
 * Whether more than `max` pairs of fields share a place in the answer, whatever their types: validation compares each
 * pair, and so on below them. True also if fragments expand to more places than are examined. Fragments must not form
 * cycles.
 */
export const hasSharedPlaces = (document: DocumentNode, max: number): boolean => {
  let looks = 0
  let pairs = 0
  const look = () => {
    if (++looks > maxLooks) throw new TooManyPlaces()
  }
  const source = { fragments: fragmentsOf(document), look }
  const exceeds = (sets: readonly SelectionSetNode[]): boolean => {
    for (const fields of fieldsByKey(source, sets).values()) {
      pairs += (fields.length * (fields.length - 1)) / 2
      if (pairs > max) return true
      const below = setsOf(fields)
      if (below.length > 0 && exceeds(below)) return true
    }
    return false
  }
  try {
    return document.definitions.some((one) => 'selectionSet' in one && exceeds([one.selectionSet]))
  } catch (error) {
    if (error instanceof TooManyPlaces) return true
    throw error
  }
}
