import { writing } from '../../format/writing.ts'
import { words } from '../../words/words.ts'
import { Choice } from './choice.tsx'
import type { BuilderProps } from './builder.tsx'
import { useCurrencies } from './currencies.ts'
import { conversions, hasCurrency, type Conversion } from './search.ts'

const t = words({
  en: {
    currency: 'Currency',
    noCurrency: 'Choose a currency',
    others: 'Amounts in other currencies',
    leftOut: 'Others left out',
    conversions: {
      BY_DAY_OF_RECORD: 'Others converted at the rates of their day',
      BY_TODAY: 'Others converted at today’s rates',
    },
  },
  zh: {
    currency: '币种',
    noCurrency: '选择币种',
    others: '其他币种的金额',
    leftOut: '不含其他币种',
    conversions: { BY_DAY_OF_RECORD: '其他币种按记录当日汇率换算', BY_TODAY: '其他币种按今日汇率换算' },
  },
})

/** In which currency amounts are, and what becomes of those in others. */
export const CurrencyChoice = ({ search, onChange }: BuilderProps) => {
  const { of, currency, conversion, ...rest } = search
  const present = useCurrencies(of, false).map((one) => one.currency)
  const own = writing.get().currency
  const mayConvert = hasCurrency(of)
  const isPresent = (one: string) => present.includes(one)
  const choose = (next: string, by: Conversion | undefined) =>
    onChange({ ...rest, of, ...(next === '' ? {} : { currency: next, ...(by ? { conversion: by } : {}) }) })
  const offered = new Set([
    ...(own && (mayConvert || isPresent(own)) ? [own] : []),
    ...present,
    ...(currency ? [currency] : []),
  ])
  return (
    <>
      <Choice
        label={t().currency}
        value={currency ?? ''}
        options={[['', t().noCurrency], ...[...offered].map((one) => [one, one] as const)]}
        // There is nothing in a currency of no record, unless others are converted to it.
        onChoose={(next) =>
          choose(next, conversion ?? (mayConvert && !isPresent(next) ? 'BY_DAY_OF_RECORD' : undefined))
        }
      />
      {mayConvert && currency && (conversion || present.some((one) => one !== currency)) && (
        <Choice
          label={t().others}
          value={conversion ?? ''}
          options={[['', t().leftOut], ...conversions.map((one) => [one, t().conversions[one]] as const)]}
          onChoose={(next) =>
            choose(
              currency,
              conversions.find((one) => one === next),
            )
          }
        />
      )}
    </>
  )
}
