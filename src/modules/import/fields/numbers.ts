import { isSign } from './currency-signs.ts'
import { Refusal, type Conventions, type ReadCell } from './field.ts'

const point = /^[+-]?\d+(?:\.\d+)?$/
const pointGrouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const indianGrouped = /^[+-]?\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?$/
const comma = /^[+-]?\d+(?:,\d+)?$/
const commaGrouped = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
const exponent = /^[+-]?\d(?:\.\d+)?[eE][+-]?\d{1,2}$/
const spaceGrouped = /^[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?$/
const bothSigns = /\d[.,]\d{3}[.,]\d+$/
const maxLength = 60

/** The number in plain form (`-1234.5`), or undefined if the text is not a number. */
export const plainNumber = (text: string, decimalComma: boolean): string | undefined => {
  if (text.length > maxLength) return undefined
  if (decimalComma) {
    if (comma.test(text)) return text.replace(',', '.')
    if (commaGrouped.test(text)) return text.replaceAll('.', '').replace(',', '.')
  } else {
    if (point.test(text)) return text
    if (pointGrouped.test(text) || indianGrouped.test(text)) return text.replaceAll(',', '')
  }
  if (exponent.test(text)) return text
  if (spaceGrouped.test(text)) return plainNumber(text.replaceAll(/[ \u00a0\u202f'’]/g, ''), decimalComma)
  // If both signs occur in one number, the last one is the decimal sign.
  if (!bothSigns.test(text)) return undefined
  const turned = decimalComma ? pointGrouped : commaGrouped
  return turned.test(text) ? plainNumber(text, !decimalComma) : undefined
}

/** A figure, and the currency sign or code beside it. */
export interface Money {
  readonly figure: string
  readonly sign: string | undefined
}

const figureWithSign =
  /^([-+−]?)\s*([^\d\s(][^\d(]*?)?\s*([-+−]?)\s*(\d[\d.,'’ \u00a0\u202f]*)\s*(-?)\s*([^\d\s(][^\d(]*)?$/u

/**
 * Strips the currency from an amount: `€ 1.234,50`, `$12`, `12,00 EUR`, `(12.50)` and `12.50-`; the last two are
 * negative.
 */
export const moneyOf = (text: string): Money | undefined => {
  if (point.test(text)) return { figure: text, sign: undefined }
  if (text.length > maxLength) return undefined
  const inside = /^\((.+)\)$/.exec(text)
  const parts = figureWithSign.exec(inside ? inside[1]!.trim() : text)
  if (!parts) return { figure: text, sign: undefined }
  const [, before, left, between, figure, behind, right] = parts
  const beside = [left, right].map((part) => part?.trim() ?? '').filter((part) => part !== '')
  if (!beside.every(isSign)) return undefined
  const isNegative = inside !== null || [before, between, behind].some((sign) => sign === '-' || sign === '−')
  return { figure: `${isNegative ? '-' : ''}${figure!.trim()}`, sign: beside[0] }
}

/** The number of an amount, without its currency. */
const numberOf = (text: string, decimalComma: boolean): string | undefined => {
  const plain = plainNumber(text, decimalComma)
  if (plain !== undefined) return plain
  const money = moneyOf(text)
  return money && plainNumber(money.figure, decimalComma)
}

/**
 * Whether a number shows that the comma is (true) or is not (false) the file's decimal sign; undefined if it shows
 * neither.
 */
export const showsDecimalComma = (text: string): boolean | undefined => {
  const figure = moneyOf(text)?.figure ?? text
  if (/^[+-]?[\d.\s]*,(?:\d{1,2}|\d{4,})$|\.\d{3},\d+$/.test(figure)) return true
  if (/^[+-]?[\d,\s]*\.(?:\d{1,2}|\d{4,})$|,\d{3}\.\d+$/.test(figure)) return false
  return undefined
}

const expectedForm = ({ decimalComma }: Conventions): string =>
  decimalComma ? 'a number such as 12,50' : 'a number such as 12.50'

/** A quantity: negative in returns, never 0; the column rounds to four decimals. */
export const quantity: ReadCell = (text, conventions) => {
  const number = plainNumber(text, conventions.decimalComma)
  if (number === undefined) return new Refusal('BAD_NUMBER', `expected ${expectedForm(conventions)}`)
  const size = Math.abs(Number(number))
  return size >= 0.0001 && size < 1e9
    ? number
    : new Refusal('BAD_NUMBER', 'expected a quantity above 0, or below 0 for a return')
}

/** Money, with or without a currency beside it; negative for returns. */
export const signedAmount: ReadCell = (text, conventions) => {
  const number = numberOf(text, conventions.decimalComma)
  if (number === undefined) return new Refusal('BAD_NUMBER', `expected ${expectedForm(conventions)}`)
  return Math.abs(Number(number)) < 1e12
    ? number
    : new Refusal('BAD_NUMBER', 'expected an amount below 1,000,000,000,000')
}

/** Money of 0 or more. */
export const amount: ReadCell = (text, conventions) => {
  const number = signedAmount(text, conventions)
  if (number instanceof Refusal || Number(number) >= 0) return number
  return new Refusal('NEGATIVE_AMOUNT', 'expected an amount of 0 or more')
}

/** A probability: 0 to 1, or a percentage with its sign; without the sign if the file writes numbers above 1. */
export const probability: ReadCell = (text, conventions) => {
  const signed = text.endsWith('%')
  const number = plainNumber(signed ? text.slice(0, -1).trim() : text, conventions.decimalComma)
  const percent = signed || conventions.percentages
  const value = number === undefined ? Number.NaN : Number(number) / (percent ? 100 : 1)
  return value >= 0 && value <= 1
    ? String(value)
    : new Refusal('BAD_NUMBER', 'expected 0 to 1, or a percentage such as 40 %')
}
