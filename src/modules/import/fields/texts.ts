import { RapportError } from '../../../core/errors.ts'
import { requireObject } from '../../input.ts'
import type { ProblemCode } from '../problem.ts'
import { Refusal, type ReadCell } from './field.ts'

/** Text of at most `max` characters. */
export const text =
  (max: number): ReadCell =>
  (value) =>
    value.length <= max ? value : new Refusal('TOO_LONG', `expected at most ${max} characters`)

/** A check of the mutations' inputs, so that files and the graph accept the same values. Its message names no value. */
export const asInput =
  (field: string, code: ProblemCode, check: (value: string, field: string) => string | null | undefined): ReadCell =>
  (value) => {
    try {
      check(value, field)
      return value
    } catch (error) {
      if (error instanceof RapportError) return new Refusal(code, error.message.replace(/, got .*$/s, ''))
      throw error
    }
  }

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Whether a text is an ISO 4217 code in capitals. */
export const isCurrency = (code: string): boolean => currencies.has(code)

/** An ISO 4217 code in any case. */
export const currency: ReadCell = (value) => {
  const code = value.toUpperCase()
  return isCurrency(code) ? code : new Refusal('UNKNOWN_CURRENCY', 'expected an ISO 4217 currency code such as EUR')
}

const maxTags = 100
const maxTag = 100

/** Tags separated by commas, semicolons or bars, as a PostgreSQL array. */
export const tags: ReadCell = (value) => {
  const given = /^\s*\[/.test(value) ? jsonTexts(value) : value.split(/[,;|，；、]|:::/)
  // Google marks its own labels with an asterisk.
  const list = [...new Set((given ?? []).map((tag) => tag.replace(/^\s*\* /, '').trim()).filter((tag) => tag !== ''))]
  if (!given) return new Refusal('BAD_VALUE', 'expected tags separated by commas, or a JSON array of strings')
  if (list.length > maxTags) return new Refusal('BAD_VALUE', `expected at most ${maxTags} tags`)
  if (list.some((tag) => tag.length > maxTag))
    return new Refusal('TOO_LONG', `expected tags of at most ${maxTag} characters`)
  return `{${list.map((tag) => `"${tag.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`
}

const jsonTexts = (value: string): string[] | undefined => {
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) && list.every((tag) => typeof tag === 'string') ? list : undefined
  } catch {
    return undefined
  }
}

/** What PostgreSQL accepts as jsonb: no NUL, no lone surrogate. */
export const storableJson = (value: unknown): string | undefined => {
  const json = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed() : inner,
  )
  return /\\u(?:0000|d[89a-f])/i.test(json) ? undefined : json
}

/** A JSON object. */
export const jsonObject =
  (field: string): ReadCell =>
  (value) => {
    const refusal = new Refusal(
      'BAD_VALUE',
      `expected ${field} to be a JSON object of at most 20 levels and 16 KiB, without NUL characters`,
    )
    try {
      return storableJson(requireObject(JSON.parse(value), field)) ?? refusal
    } catch {
      return refusal
    }
  }
