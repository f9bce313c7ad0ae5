import { RapportError } from './errors.ts'

/** ISO 4217 codes that this runtime knows, as `Intl` lists them. */
const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Throws UNKNOWN_CURRENCY unless `code` is an ISO 4217 code in capitals. */
export const assertCurrency = (code: string, path: readonly string[]): void => {
  if (!currencies.has(code)) {
    throw new RapportError(
      'UNKNOWN_CURRENCY',
      `expected an ISO 4217 currency code such as EUR, got ${JSON.stringify(code.slice(0, 20))}`,
      { path },
    )
  }
}

const scale = 10_000n
const pattern = /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/

/**
 * An exact amount as a count of ten-thousandths, the precision of the `numeric(19,4)` columns.
 * Throws INVALID_INPUT unless `text` is a plain decimal with at most 15 digits before and 4 after the point.
 */
export const parseDecimal = (text: string, path: readonly string[]): bigint => {
  const match = pattern.exec(text.trim())
  if (!match) {
    throw new RapportError(
      'INVALID_INPUT',
      `expected a decimal such as "12.50" with at most 4 decimals, got ${JSON.stringify(text.slice(0, 40))}`,
      { path },
    )
  }
  const value = BigInt(match[2]!) * scale + BigInt((match[3] ?? '').padEnd(4, '0'))
  return match[1] === '-' ? -value : value
}

/** The decimal text of a count of ten-thousandths, without trailing zeros beyond two decimals. */
export const formatDecimal = (value: bigint): string => {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0{1,2}$/, '')
  return `${sign}${digits.slice(0, -4)}.${fraction}`
}

/** The product of two decimals of four places, rounded half away from zero. */
export const multiplyDecimals = (a: bigint, b: bigint): bigint => {
  const product = a * b
  const half = scale / 2n
  return product < 0n ? -((-product + half) / scale) : (product + half) / scale
}

/** The largest amount of a `numeric(19,4)` column, as a count of ten-thousandths. */
const largest = 10n ** 19n - 1n

/** Throws INVALID_INPUT for a computed amount that is too large to store. */
export const assertAmountFits = (value: bigint, what: string, path: readonly string[]): void => {
  if (value <= largest && value >= -largest) return
  throw new RapportError('INVALID_INPUT', `expected ${what} below 1,000,000,000,000,000, got ${formatDecimal(value)}`, {
    path,
  })
}
