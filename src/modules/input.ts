import { readCountry } from '../core/country.ts'
import { readDomain, readWebsite } from '../core/domain.ts'
import { RapportError } from '../core/errors.ts'
import { ids } from '../core/ids.ts'
import { maxRecordJson } from '../core/limits.ts'
import { assertCurrency } from '../core/money.ts'
import { readPhone } from '../core/phone.ts'
import { expectedTimeZone, isTimeZone } from '../core/time-zone.ts'
import { checkedEach } from '../write/input-errors.ts'

/** The path of a field of the mutation's input, as errors show it. */
const at = (field: string) => ['input', ...field.split('.')]

/** Visible characters: no control character, no space, nothing that renders as nothing, such as U+200B. */
const visible = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Control characters (including tabs and line breaks), and marks that change the text direction. */
const notInLine = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const around = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/gu

const checkedText = (value: string, field: string, max: number): string => {
  const text = value.replace(around, '')
  const refuse = (expected: string) =>
    new RapportError('INVALID_INPUT', `expected ${field} to ${expected}`, { path: at(field) })
  if (text.length === 0 || text.length > max) throw refuse(`have 1 to ${max} characters, got ${text.length}`)
  if (!visible.test(text)) throw refuse('have visible characters, got none')
  return text
}

/**
 * A line of 1 to `max` characters, trimmed. Throws INVALID_INPUT otherwise, and for lines that only look empty or
 * display differently from what they contain.
 */
export const requireText = (value: string, field: string, max = 500): string => {
  const text = checkedText(value, field, max)
  if (!notInLine.test(text)) return text
  const expected = 'one line without control characters and marks that change the text direction'
  throw new RapportError('INVALID_INPUT', `expected ${field} to be ${expected}`, { path: at(field) })
}

/** Like requireText, but null and undefined pass and an empty text becomes null. */
export const optionalText = (value: string | null | undefined, field: string, max = 500): string | null | undefined => {
  if (value === null || value === undefined) return value
  return value.replace(around, '') === '' ? null : requireText(value, field, max)
}

/** Like optionalText, with any number of lines. */
export const optionalLines = (
  value: string | null | undefined,
  field: string,
  max: number,
): string | null | undefined => {
  if (value === null || value === undefined) return value
  return value.replace(around, '') === '' ? null : checkedText(value, field, max)
}

/** The value. Throws INVALID_INPUT if an update would clear a required field. */
export const requireValue = <Value>(value: Value | null, field: string): Value => {
  if (value !== null) return value
  throw new RapportError('INVALID_INPUT', `expected ${field}; the record cannot be without it`, { path: at(field) })
}

/** The checked value of a field that an update may omit, undefined if it does. Throws INVALID_INPUT for null. */
export const ifGiven = <Value, Checked>(
  value: Value | null | undefined,
  field: string,
  check: (value: Value, field: string) => Checked,
): Checked | undefined => (value === undefined ? undefined : check(requireValue(value, field), field))

/** The fields except the undefined ones, which stay as they are. */
export const withoutAbsent = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }

const pattern =
  (test: RegExp, expected: string) =>
  (value: string | null | undefined, field: string): string | null | undefined => {
    const text = optionalText(value, field)
    if (text && !test.test(text)) {
      // The value itself may be personal, so the message does not repeat it.
      throw new RapportError('INVALID_INPUT', `expected ${field} to be ${expected}`, { path: at(field) })
    }
    return text
  }

export const optionalEmail = pattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address such as ada@example.org')

/** An assigned ISO 3166-1 alpha-2 code. */
export const optionalCountry = (value: string | null | undefined, field: string): string | null | undefined => {
  const text = optionalText(value, field)
  if (text && (!/^[A-Z]{2}$/.test(text) || readCountry(text) === undefined)) {
    throw new RapportError('INVALID_INPUT', `expected ${field} to be an ISO 3166-1 alpha-2 code such as DE`, {
      path: at(field),
    })
  }
  return text
}

/**
 * A phone number in E.164, read as people in `country` write theirs, together with what was entered. Throws
 * INVALID_INPUT for anything that is not a number, and for a number without a country.
 */
export const optionalPhone = (
  value: string | null | undefined,
  field: string,
  country: string | null | undefined,
): { readonly e164: string; readonly asGiven: string } | null | undefined => {
  const text = optionalText(value, field, 60)
  if (!text) return text as null | undefined
  const phone = readPhone(text, country ?? undefined)
  if (phone?.e164 !== undefined) return { e164: phone.e164, asGiven: text }
  const message = phone
    ? `expected ${field} to begin with its country code, such as +4930123456, or to be a number of the ` +
      "customer's country"
    : `expected ${field} to be a phone number such as +4930123456`
  throw new RapportError('INVALID_INPUT', message, { path: at(field) })
}

/** The address of a website, with `https://` where it was left out. */
export const optionalWebsite = (value: string | null | undefined, field: string): string | null | undefined => {
  const text = optionalText(value, field)
  if (!text) return text
  const website = readWebsite(text)
  if (website !== undefined) return website
  throw new RapportError('INVALID_INPUT', `expected ${field} to be a web address such as https://acme.example`, {
    path: at(field),
  })
}

/** Up to 100 internet domains in their usual form, without duplicates. */
export const requireDomains = (domains: readonly string[], field: string): string[] => {
  if (domains.length > 100)
    throw new RapportError('INVALID_INPUT', `expected at most 100 domains, got ${domains.length}`, { path: at(field) })
  const one = (given: string, i: number): string => {
    const domain = readDomain(given)
    if (domain !== undefined) return domain
    throw new RapportError('INVALID_INPUT', `expected ${field}.${i} to be a domain such as acme.example`, {
      path: at(`${field}.${i}`),
    })
  }
  return [...new Set(checkedEach(domains, one))]
}

/** A number of things: 0 or more. */
export const optionalCount = (value: number | null | undefined, field: string): number | null | undefined => {
  if (value === null || value === undefined || value >= 0) return value
  throw new RapportError('INVALID_INPUT', `expected ${field} to be 0 or more, got ${value}`, { path: at(field) })
}

/** A BCP 47 tag in its canonical form: `zh-cn` becomes `zh-CN`. */
export const optionalLanguage = (value: string | null | undefined, field: string): string | null | undefined => {
  const text = optionalText(value, field)
  if (!text) return text
  try {
    return Intl.getCanonicalLocales(text)[0]!
  } catch {
    throw new RapportError('INVALID_INPUT', `expected ${field} to be a BCP 47 tag such as zh-CN`, { path: at(field) })
  }
}

export const optionalTimeZone = (value: string | null | undefined, field: string): string | null | undefined => {
  const text = optionalText(value, field)
  if (text && !isTimeZone(text)) {
    throw new RapportError(
      'INVALID_INPUT',
      `expected ${field} to be ${expectedTimeZone}, got ${JSON.stringify(text.slice(0, 60))}`,
      { path: at(field) },
    )
  }
  return text
}

/** An ISO 4217 code in capitals. Throws UNKNOWN_CURRENCY otherwise. */
export const optionalCurrency = (value: string | null | undefined, field: string): string | null | undefined => {
  const text = optionalText(value, field)
  if (text) assertCurrency(text, at(field))
  return text
}

/** A JSON object of at most 16 KiB and at most `maxDepth` levels. Throws INVALID_INPUT otherwise. */
export const requireObject = (value: unknown, field: string, maxDepth = 20): Record<string, unknown> => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new RapportError('INVALID_INPUT', `expected ${field} to be a JSON object`, { path: at(field) })
  }
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth)
      throw new RapportError('INVALID_INPUT', `expected ${field} to be at most ${maxDepth} levels deep`, {
        path: at(field),
      })
    level = level
      .flatMap((item) => Object.values(item as object))
      .filter((item) => item !== null && typeof item === 'object')
  }
  const bytes = Buffer.byteLength(JSON.stringify(value))
  if (bytes > maxRecordJson)
    throw new RapportError(
      'INVALID_INPUT',
      `expected ${field} to have at most ${maxRecordJson} bytes of JSON, got ${bytes}`,
      {
        path: at(field),
      },
    )
  return value as Record<string, unknown>
}

/** The uuid behind a global id in the input. Throws INVALID_ID. */
export const uuidOf = (id: string, type: string | readonly string[], field: string): string =>
  ids.decode(id, type, at(field)).uuid

/** Up to 100 tags of 1 to 100 characters, without duplicates. */
export const requireTags = (tags: readonly string[], field: string): string[] => {
  if (tags.length > 100)
    throw new RapportError('INVALID_INPUT', `expected at most 100 tags, got ${tags.length}`, { path: at(field) })
  return [...new Set(checkedEach(tags, (tag, i) => requireText(tag, `${field}.${i}`, 100)))]
}

/** NOT_FOUND, worded the same whether the record does not exist or is outside the caller's scope. */
export const notFound = (type: string, field: string): RapportError =>
  new RapportError('NOT_FOUND', `no ${type} with this id exists, or you may not see it`, { path: at(field) })

/** Clocks differ slightly between machines; anything further ahead is a mistake. */
const clockToleranceMs = 5 * 60_000

/**
 * A moment in the past; one slightly ahead of our clock counts as now. Throws INVALID_INPUT for later ones and for
 * those before the year 1900.
 */
export const requirePast = (value: Date, field: string, now: Date): Date => {
  if (value.getTime() > now.getTime() + clockToleranceMs || value.getUTCFullYear() < 1900) {
    throw new RapportError('INVALID_INPUT', `expected ${field} between 1900 and now, got ${value.toISOString()}`, {
      path: at(field),
    })
  }
  return value > now ? now : value
}
