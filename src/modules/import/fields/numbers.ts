import { Refusal, type Conventions, type ReadCell } from './field.ts'

const point = /^[+-]?\d+(?:\.\d+)?$/
const pointGrouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const comma = /^[+-]?\d+(?:,\d+)?$/
const commaGrouped = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
const exponent = /^[+-]?\d(?:\.\d+)?[eE][+-]?\d{1,2}$/
const spaceGrouped = /^[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?$/
const maxLength = 60

/** The number in plain form (`-1234.5`), or undefined where the text is none. */
export const plainNumber = (text: string, decimalComma: boolean): string | undefined => {
  if (text.length > maxLength) return undefined
  if (decimalComma) {
    if (comma.test(text)) return text.replace(',', '.')
    if (commaGrouped.test(text)) return text.replaceAll('.', '').replace(',', '.')
  } else {
    if (point.test(text)) return text
    if (pointGrouped.test(text)) return text.replaceAll(',', '')
  }
  if (exponent.test(text)) return text
  return spaceGrouped.test(text) ? plainNumber(text.replaceAll(/[ \u00a0\u202f'’]/g, ''), decimalComma) : undefined
}

/** Whether a number shows that the comma is (true) or is not (false) the file's decimal sign; undefined where it shows neither. */
export const showsDecimalComma = (text: string): boolean | undefined => {
  if (/^[+-]?[\d.\s]*,(?:\d{1,2}|\d{4,})$|\.\d{3},\d+$/.test(text)) return true
  if (/^[+-]?[\d,\s]*\.(?:\d{1,2}|\d{4,})$|,\d{3}\.\d+$/.test(text)) return false
  return undefined
}

/** Amounts that are stored lie below this: 15 digits before the point. */
const tooLarge = 1e15

interface Range {
  /** Smallest value. */
  readonly min: number
  /** Values are below this. @default 1e15 */
  readonly below?: number
  /** What is expected, for the message. */
  readonly expected: string
}

const expectedForm = ({ decimalComma }: Conventions): string =>
  decimalComma ? 'a number such as 12,50' : 'a number such as 12.50'

/** A decimal; further decimals than four are rounded by the column. */
export const decimal =
  ({ min, below = tooLarge, expected }: Range): ReadCell =>
  (text, conventions) => {
    const number = plainNumber(text, conventions.decimalComma)
    if (number === undefined)
      return new Refusal('BAD_NUMBER', `expected ${expectedForm(conventions)}, without a currency sign`)
    const value = Number(number)
    return value >= min && value < below ? number : new Refusal('BAD_NUMBER', `expected ${expected}`)
  }

/** Money of 0 or more. */
export const amount: ReadCell = (text, conventions) => {
  const number = plainNumber(text, conventions.decimalComma)
  if (number === undefined)
    return new Refusal('BAD_NUMBER', `expected ${expectedForm(conventions)}, without a currency sign`)
  const value = Number(number)
  if (value < 0)
    return new Refusal('NEGATIVE_AMOUNT', 'expected an amount of 0 or more; returns and refunds are not imported')
  return value < 1e12 ? number : new Refusal('BAD_NUMBER', 'expected an amount below 1,000,000,000,000')
}

/** A chance: 0 to 1, or a percentage with its sign. */
export const probability: ReadCell = (text, conventions) => {
  const percent = text.endsWith('%')
  const number = plainNumber(percent ? text.slice(0, -1).trim() : text, conventions.decimalComma)
  const value = number === undefined ? Number.NaN : Number(number) / (percent ? 100 : 1)
  return value >= 0 && value <= 1
    ? String(value)
    : new Refusal('BAD_NUMBER', 'expected 0 to 1, or a percentage such as 40 %')
}
