import { normalised } from './field.ts'

/** Words of headers that do not change what a field means. */
const noise = new Set([
  ...['value', 'utc', 'gmt', 'local', 'associated', 'primary', 'main', 'default', 'in', 'the', 'of'],
  ...['eur', 'usd', 'gbp', 'cny', 'rmb', 'jpy', 'chf', 'inr', 'aud', 'cad', 'sek', 'nok', 'dkk', 'pln', 'brl'],
])

/** Words that choose among several addresses; beside an amount they mean something else. */
const places = new Set([
  ...['billing', 'business', 'work', 'home', 'private', 'personal', 'office', 'shipping', 'mailing', 'address'],
])

/** The words of a header, in lower case: `orderDate`, `order_date` and `Order Date` give the same. */
export const wordsOf = (header: string): string[] =>
  header
    .normalize('NFKC')
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/e-mail/g, 'email')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** What a header may be called among a field's synonyms, the most certain first. */
export const namesOf = (header: string, nouns: readonly string[], kind: 'figure' | 'key' | 'other'): string[] => {
  const outside = header.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')
  const words = wordsOf(outside.trim() === '' ? header : outside).filter((word) => !/^\d+$/.test(word))
  const quiet = words.filter((word) => !noise.has(word) && (kind === 'figure' || !places.has(word)))
  const lists = [
    words,
    quiet,
    quiet.filter((word) => !nouns.includes(word)),
    words.filter((word) => !nouns.includes(word)),
    // Systems put their names in front of their ids: `amazon-order-id`.
    kind === 'key' ? words.slice(-2) : [],
  ]
  return [...new Set([normalised(header), ...lists.map((list) => list.join(''))])].filter((name) => name !== '')
}
