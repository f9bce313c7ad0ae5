import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { CliError, print, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

interface Rate {
  readonly currency: string
  readonly validOn: string
  readonly rate: number
}

/** Rates of one request. */
const batchSize = 2_000
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026-11-27`, or `27 November 2026` as in the file of one day. */
const dayOf = (text: string): string | undefined => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const [, day, month, year] = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text) ?? []
  const at = months.indexOf(month ?? '') + 1
  return at === 0 ? undefined : `${year}-${String(at).padStart(2, '0')}-${day!.padStart(2, '0')}`
}

/** The rates of a file with a line for each day and a column for each currency; absent ones are `N/A`. Throws CliError. */
async function* ratesIn(path: string): AsyncGenerator<Rate> {
  const lines = createReadStream(path).pipe(
    parse({ bom: true, trim: true, relax_column_count: true, skip_empty_lines: true }),
  )
  let currencies: readonly string[] | undefined
  let line = 0
  try {
    for await (const cells of lines as AsyncIterable<readonly string[]>) {
      line++
      const [first = '', ...others] = cells
      if (!currencies) {
        if (first !== 'Date' || !others.some((code) => /^[A-Z]{3}$/.test(code)))
          throw new CliError(
            `expected the first line of ${path} to be Date and the codes of currencies, got ${cells.join(',').slice(0, 100)}`,
          )
        currencies = others
        continue
      }
      const validOn = dayOf(first)
      if (validOn === undefined)
        throw new CliError(
          `expected line ${line} of ${path} to begin with a day such as 2026-11-27, got ${first.slice(0, 40)}`,
        )
      for (const [i, currency] of currencies.entries()) {
        const text = others[i] ?? ''
        // Each line of the bank ends with a comma.
        if (text === '' || text === 'N/A') continue
        const rate = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
        if (currency === '' || !(rate > 0))
          throw new CliError(
            `expected a rate of ${currency || 'a named currency'} on ${validOn}, got ${text.slice(0, 40)} (line ${line} of ${path})`,
          )
        yield { currency, validOn, rate }
      }
    }
  } catch (error) {
    if (error instanceof CliError) throw error
    throw new CliError(`${path} cannot be read as CSV: ${(error as Error).message}`, { cause: error })
  }
  if (!currencies) throw new CliError(`${path} is empty`)
}

interface Payload {
  readonly userErrors: readonly { readonly message: string }[]
}

export default {
  name: 'rates import',
  description: 'Stores the exchange rates of a CSV file, such as eurofxref-hist.csv of the European Central Bank.',
  configure: (command) => {
    connectionOptions(command)
    command
      .requiredOption('--file <path>', 'a line for each day, a column for each currency: Date,USD,JPY,…')
      .option('--reference <code>', 'the currency of which one unit is worth the rates', 'EUR')
      .option('--since <day>', 'leave out the days before, e.g. 2020-01-01', '0001-01-01')
      .option('--accept-leaps', 'take rates that are more than twice or less than half of those before', false)
  },
  run: async (options) => {
    const { file, reference, since, acceptLeaps } = options
    const all: Rate[] = []
    for await (const rate of ratesIn(String(file))) if (rate.validOn >= String(since)) all.push(rate)
    const known = new Set(Intl.supportedValuesOf('currency'))
    const unknown = [...new Set(all.map(({ currency }) => currency).filter((code) => !known.has(code)))]
    // The oldest first: a rate is compared with that before it.
    const rates = all
      .filter(({ currency }) => known.has(currency))
      .toSorted((a, b) => (a.validOn < b.validOn ? -1 : a.validOn > b.validOn ? 1 : 0))
    const server = await connect(options)
    for (let i = 0; i < rates.length; i += batchSize) {
      const { setExchangeRates } = await server.ask<{ setExchangeRates: Payload }>(
        'mutation ($input: SetExchangeRatesInput!) { setExchangeRates(input: $input) { userErrors { message } } }',
        { input: { reference, acceptLeaps, rates: rates.slice(i, i + batchSize) } },
      )
      const [problem] = setExchangeRates.userErrors
      if (problem) throw new CliError(`${problem.message}${i > 0 ? `; the ${i} rates before are stored` : ''}`)
    }
    const days = new Set(rates.map(({ validOn }) => validOn))
    print(
      rates.length === 0
        ? `${String(file)} has no rates since ${String(since)}`
        : `${rates.length} rates of ${days.size} days, ${rates[0]!.validOn} to ${rates.at(-1)!.validOn}, against ${String(reference)}`,
    )
    if (unknown.length > 0) print(`left out, for they are no ISO 4217 codes: ${unknown.join(', ')}`)
    return 0
  },
} satisfies CliCommand
