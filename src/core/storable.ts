import { RapportError } from './errors.ts'
import { largeInteger } from './json.ts'

/** Whether PostgreSQL can store a text: it accepts neither NUL nor lone surrogates. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** What in a value cannot be stored, and where. */
export interface Unstorable {
  readonly path: readonly string[]
  readonly message: string
}

const badText: Unstorable = { path: [], message: 'expected text without NUL and lone surrogates' }
// Numbers such as 1e999, in JSON or in a literal, become infinite when parsed.
const badNumber: Unstorable = { path: [], message: 'expected a number within ±1.8e308' }
// A number would hold a different integer from the one that was sent.
const badInteger: Unstorable = { path: [], message: largeInteger }

/** The place in a value of text or a number that PostgreSQL cannot store; for a field name, the place of its object. */
export const findUnstorable = (value: unknown): Unstorable | undefined => {
  if (typeof value === 'string') return isStorable(value) ? undefined : badText
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : badNumber
  // Where `parseJson` met an integer that a number would round.
  if (typeof value === 'bigint') return badInteger
  if (value === null || typeof value !== 'object') return undefined
  for (const [name, item] of Object.entries(value)) {
    if (!isStorable(name)) return badText
    const below = findUnstorable(item)
    if (below) return { ...below, path: [name, ...below.path] }
  }
  return undefined
}

/** The error for it. */
export const unstorableError = ({ message, path }: Unstorable) => new RapportError('INVALID_INPUT', message, { path })

/** Throws INVALID_INPUT with the path of the text or number that PostgreSQL cannot store. */
export const assertStorable = (value: unknown): void => {
  const found = findUnstorable(value)
  if (found) throw unstorableError(found)
}
