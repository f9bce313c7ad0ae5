import { currencyOfSign } from './currency-signs.ts'
import { Refusal, type Line, type Origins } from './field.ts'
import { wordsOf } from './headers.ts'
import { columnOf, type FileHead } from './mapping.ts'
import { moneyOf } from './numbers.ts'
import { isCurrency } from './texts.ts'

/** Codes recognised in headers. Others, such as ALL or TRY, are also ordinary words. */
const inHeaders = new Set([
  'EUR',
  'USD',
  'GBP',
  'CNY',
  'RMB',
  'JPY',
  'CHF',
  'INR',
  'AUD',
  'CAD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'BRL',
])

/** Takes the currency from headers such as `Amount (EUR)`, `total_usd` or `Preis in €` if no column has it. */
export const suggestCurrency = (origins: Origins, _file: FileHead, amounts: readonly string[]): void => {
  if (origins.has('currency')) return
  for (const amount of amounts) {
    const header = columnOf(origins.get(amount))
    if (header === undefined) continue
    const code = wordsOf(header)
      .map((word) => word.toUpperCase())
      .find((word) => inHeaders.has(word))
    const [sign] = /\p{Sc}/u.exec(header) ?? []
    const found = code ?? (sign === undefined ? undefined : currencyOfSign(sign, ''))
    if (found === undefined) continue
    origins.set('currency', { value: found === 'RMB' ? 'CNY' : found })
    return
  }
}

const unclear = new Refusal('UNKNOWN_CURRENCY', 'expected an unambiguous currency sign; name the currency of the file')
const contrary = new Refusal('UNKNOWN_CURRENCY', 'expected the currency beside the amount to be that of the line')

/** A line whose amounts name a currency has that currency; a line that contradicts them is refused. */
export const checkCurrency = (line: Line, amounts: readonly string[]): void => {
  for (const amount of amounts) {
    const written = line.written(amount)
    if (written === undefined || line.get(amount) === null) continue
    const sign = moneyOf(written)?.sign
    if (sign === undefined) continue
    const given = line.get('currency')
    const found = currencyOfSign(sign, given ?? line.conventions.currency)
    if (found === undefined) line.refuse(amount, unclear)
    else if (given !== null && given !== found) line.refuse(amount, contrary)
    else if (isCurrency(found)) line.set('currency', found)
  }
}
