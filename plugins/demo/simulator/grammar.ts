import type { Random } from 'rapport-crm/task'
import { pick } from './draw.ts'

/** Rules of a grammar: a symbol and what it can become. `{symbol}` in a text is replaced in its turn. */
export type Grammar = Readonly<Record<string, readonly string[]>>

/**
 * Writes one text from a symbol. `slots` are symbols with one text each, such as the name of a product.
 * Throws RangeError for a symbol that neither knows.
 */
export const compose = (
  random: Random,
  grammar: Grammar,
  symbol: string,
  slots: Readonly<Record<string, string>> = {},
): string => {
  const slot = slots[symbol]
  if (slot !== undefined) return slot
  const texts = grammar[symbol]
  if (texts === undefined) throw new RangeError(`expected a symbol of the grammar, got {${symbol}}`)
  return pick(random, texts).replace(/\{([\w.]+)\}/g, (_, inner: string) => compose(random, grammar, inner, slots))
}
