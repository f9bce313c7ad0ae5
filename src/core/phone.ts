import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** A telephone number as it was entered. */
export interface Phone {
  /** `+12125550147`; undefined if the country is unknown or has no such numbers. */
  readonly e164: string | undefined
  /** The number as entered, without its extension. */
  readonly written: string
  /** What is dialled after the call is answered. */
  readonly extension: string | undefined
}

const label = /^(?:tel|phone|mobile|mob|fax|telefon|电话|手机)\.?\s*:?\s*/i
const extension = /[\s,;]*(?:ext(?:ension|n)?[.:=]?|x|#|durchwahl|分机|转)\s*[.:]?\s*(\d{1,7})$/i
const shape = /^\+?[\d\s()./-]{4,40}$/
const plain = /^\+[1-9]\d{7,14}$/

const digitsIn = (text: string): number => text.replaceAll(/\D/g, '').length

/** The number in E.164, if it is one: with its country code, or in the notation of `country`. */
const e164Of = (written: string, country: string | undefined): string | undefined => {
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined
  if (!written.startsWith('+')) {
    const national = region ? parsePhoneNumberFromString(written, region) : undefined
    if (national?.isValid()) return national.number
    if (!written.startsWith('00')) return undefined
  }
  const international = parsePhoneNumberFromString(written.replace(/^00/, '+'))
  return international?.isPossible() ? international.number : undefined
}

/**
 * Reads a telephone number: `(212) 555-0147 ext. 12` of the country `US` is +12125550147, extension 12. `country` is an
 * ISO 3166-1 alpha-2 code. Undefined if the text is not a number: fewer than 4 digits, or words.
 */
export const readPhone = (text: string, country?: string): Phone | undefined => {
  const line = text
    .normalize('NFKC')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .trim()
  if (plain.test(line)) return { e164: line, written: line, extension: undefined }
  const bare = line.replace(label, '')
  const tail = extension.exec(bare)
  const written = (tail ? bare.slice(0, tail.index) : bare).trim()
  if (!shape.test(written) || digitsIn(written) < 4) return undefined
  return { e164: e164Of(written, country), written, extension: tail?.[1] }
}
