import { RapportError } from '../../core/errors.ts'
import { assertCurrency } from '../../core/money.ts'
import { sqlRunner } from '../../db/sql.ts'
import { assertMayChange } from '../../read/changeable.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'
import type { ExchangeRateInput, SetExchangeRatesInput } from './exchange-rate.input.ts'

/** As the column holds them: `numeric(20, 10)`. */
const smallest = 1e-10
const largest = 1e10
const dayMs = 86_400_000

const refuse = (message: string, ...path: string[]): RapportError =>
  new RapportError('INVALID_INPUT', message, { path: ['input', ...path] })

const assertRates = (rates: readonly ExchangeRateInput[], reference: string, now: Date): void => {
  if (rates.length === 0) throw refuse('expected at least one rate, got none', 'rates')
  const tomorrow = new Date(now.getTime() + dayMs).toISOString().slice(0, 10)
  const known = new Set<string>()
  for (const [i, { currency, validOn, rate }] of rates.entries()) {
    const at = (field: string) => ['rates', String(i), field]
    assertCurrency(currency, ['input', ...at('currency')])
    if (currency === reference)
      throw refuse(`expected a currency besides the reference ${reference}, whose rate is always 1`, ...at('currency'))
    if (!(rate >= smallest && rate < largest))
      throw refuse(`expected a rate from 0.0000000001 to below 10,000,000,000, got ${rate}`, ...at('rate'))
    if (validOn > tomorrow)
      throw refuse(`expected a day until ${tomorrow}, got ${validOn}: later rates are not known`, ...at('validOn'))
    const key = `${currency} ${validOn}`
    if (known.has(key)) throw refuse(`expected one rate of ${currency} on ${validOn}, got two`, ...at('validOn'))
    known.add(key)
  }
}

interface Leap {
  readonly currency: string
  readonly valid_on: string
  readonly rate: number
  readonly other: number
  readonly other_on: string
}

/** Stores rates, in place of those of the same currency and day; returns the uuid of the newest. Throws INVALID_INPUT and UNKNOWN_CURRENCY. */
export const setExchangeRates = async (
  unit: UnitOfWork,
  { reference, rates, acceptLeaps }: SetExchangeRatesInput,
): Promise<string> => {
  assertMayChange(ExchangeRate, unit.viewer)
  assertCurrency(reference, ['input', 'reference'])
  assertRates(rates, reference, unit.now)
  const sql = sqlRunner(unit.em)
  // One after another, so that two first calls do not choose two references.
  await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['exchange rates'])
  const [other] = await sql<{ reference: string }>(
    'select reference from exchange_rate where reference <> $1 limit 1',
    [reference],
  )
  if (other) throw refuse(`expected rates against ${other.reference}, as all others are, got ${reference}`, 'reference')
  const stored = await sql<{ id: string; currency: string; valid_on: string }>(
    `insert into exchange_rate (id, currency, valid_on, rate, reference)
     select uuid_v7(), r."currency", r."validOn", r.rate, $2
     from jsonb_to_recordset($1::jsonb) as r("currency" text, "validOn" date, rate numeric)
     on conflict (currency, valid_on) do update
       set rate = excluded.rate, updated_at = now(), version = exchange_rate.version + 1
     returning id, currency, valid_on::text`,
    [JSON.stringify(rates), reference],
  )
  if (acceptLeaps !== true) {
    const [leap] = await sql<Leap>(
      `select e.currency, e.valid_on::text, e.rate::float8, b.rate::float8 as other, b.valid_on::text as other_on
       from exchange_rate e cross join lateral (
         (select rate, valid_on from exchange_rate where currency = e.currency and valid_on < e.valid_on and valid_on >= e.valid_on - 40
          order by valid_on desc limit 1)
         union all
         (select rate, valid_on from exchange_rate where currency = e.currency and valid_on > e.valid_on and valid_on <= e.valid_on + 40
          order by valid_on limit 1)) b
       where e.id = any($1::uuid[]) and (e.rate > 2 * b.rate or b.rate > 2 * e.rate) order by e.valid_on, e.currency, b.valid_on limit 1`,
      [stored.map(({ id }) => id)],
    )
    if (leap) {
      const i = rates.findIndex(({ currency, validOn }) => currency === leap.currency && validOn === leap.valid_on)
      throw refuse(
        `expected ${leap.currency} on ${leap.valid_on} to be between half and twice its rate of ${leap.other_on}, ${leap.other}; got ${leap.rate}. Give units of ${leap.currency} for one ${reference}, or acceptLeaps if it is right`,
        'rates',
        String(i),
        'rate',
      )
    }
  }
  const days = stored.map(({ valid_on }) => valid_on).toSorted()
  // Deals that closed while no rate was known; a rate counts for its day and the 40 days after it.
  await sql('select fix_deal_values($1::date, $2::date + 40)', [days[0], days.at(-1)])
  unit.audit({
    recordType: 'ExchangeRate',
    after: { reference, rates: stored.length, from: days[0], to: days.at(-1) },
  })
  return stored.toSorted((a, b) => (a.valid_on < b.valid_on ? 1 : -1))[0]!.id
}
