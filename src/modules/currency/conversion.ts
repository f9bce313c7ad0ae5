/**
 * SQL to join by `cross join lateral … r` that finds the exchange rate for an amount: `r.rate`, units of `target` for one of `currency`, and
 * `r.rate_on`, its day. It is that of the day of `at` (UTC), or the last one of the 40 days before, so that nothing later than `at` is
 * known; without a row, there is none. All three are SQL: columns, or parameters with their type.
 */
export const rateFor = (currency: string, at: string, target: string): string =>
  `conversion_rate(${currency}, ${target}, (${at} at time zone 'UTC')::date)`

/** Amounts that were converted, and those for which no rate is known. */
export interface Conversion {
  readonly converted: number
  /** The days of the oldest and the newest rate; null where none was used. */
  readonly from: string | null
  readonly to: string | null
  /** Codes of the currencies, those of most amounts first. */
  readonly currencies: readonly string[]
  readonly leftOut: readonly { readonly currency: string; readonly amounts: number }[]
}

/** Currencies that are named. */
const named = 3

const listOf = (texts: readonly string[]): string => {
  const more = texts.length - named
  return more > 0 ? `${texts.slice(0, named).join(', ')} and ${more} more` : texts.join(', ')
}

/** What a message says of amounts in other currencies than `target`, in sentences; undefined where there are none. `what` is such as `orders`. */
export const conversionText = (
  { converted, from, to, currencies, leftOut }: Conversion,
  what: string,
  target: string,
): string | undefined => {
  const texts: string[] = []
  if (converted > 0)
    texts.push(
      `${what} in other currencies (${listOf(currencies)}): ${converted} converted to ${target} by the exchange rates of their days, ${from} to ${to}`,
    )
  if (leftOut.length > 0)
    texts.push(
      `${what} left out, for no exchange rate of their day or of the 40 days before is known: ${listOf(leftOut.map(({ currency, amounts }) => `${amounts} in ${currency}`))}`,
    )
  return texts.length > 0 ? texts.join('; ') : undefined
}

/** A row of a statement that counts amounts by currency. */
export interface CountedAmounts {
  readonly currency: string
  readonly amounts: number
  /** Whether they have rates. */
  readonly has_rate: boolean
  readonly rates_from: string | null
  readonly rates_to: string | null
}

/** SQL columns that count amounts `a` with the rate `r`, by currency and whether there is a rate: rows of CountedAmounts. */
export const countedAmounts = `currency, count(*)::int as amounts, has_rate, min(rate_on)::text as rates_from, max(rate_on)::text as rates_to`

/** Sums up what was counted by currency. */
export const conversionOf = (rows: readonly CountedAmounts[]): Conversion => {
  const most = rows.toSorted((a, b) => b.amounts - a.amounts || (a.currency < b.currency ? -1 : 1))
  const converted = most.filter(({ has_rate }) => has_rate)
  const days = (of: (row: CountedAmounts) => string | null) => converted.flatMap((row) => of(row) ?? []).toSorted()
  return {
    converted: converted.reduce((sum, { amounts }) => sum + amounts, 0),
    from: days(({ rates_from }) => rates_from)[0] ?? null,
    to: days(({ rates_to }) => rates_to).at(-1) ?? null,
    currencies: converted.map(({ currency }) => currency),
    leftOut: most.filter(({ has_rate }) => !has_rate),
  }
}
