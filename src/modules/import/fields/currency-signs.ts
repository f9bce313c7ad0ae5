import { isCurrency } from './texts.ts'

/** Signs that stand for one currency. */
const signs: Readonly<Record<string, string>> = {
  ...{ '€': 'EUR', EURO: 'EUR', '£': 'GBP', '₹': 'INR', RS: 'INR', '₩': 'KRW', '₺': 'TRY', TL: 'TRY', '₽': 'RUB' },
  ...{ '₫': 'VND', '₴': 'UAH', '₪': 'ILS', '฿': 'THB', '₱': 'PHP', '₦': 'NGN', ZŁ: 'PLN', KČ: 'CZK', FT: 'HUF' },
  ...{ R$: 'BRL', US$: 'USD', A$: 'AUD', AU$: 'AUD', C$: 'CAD', CA$: 'CAD', HK$: 'HKD', NZ$: 'NZD', S$: 'SGD' },
  ...{ NT$: 'TWD', FR: 'CHF', SFR: 'CHF', 元: 'CNY', 人民币: 'CNY', RMB: 'CNY', 'CN¥': 'CNY', 'JP¥': 'JPY' },
  ...{ 円: 'JPY', 원: 'KRW', LEI: 'RON' },
}

/** Signs that several currencies share, the likeliest currency first, if there is one. */
const shared: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'CLP', 'COP', 'ARS'],
  '¥': ['JPY', 'CNY'],
  KR: ['SEK', 'NOK', 'DKK', 'ISK'],
}

const keyOf = (sign: string): string => sign.normalize('NFKC').toUpperCase().replaceAll(/[\s.]/g, '')

/** Whether a text beside a figure is a currency. */
export const isSign = (text: string): boolean => {
  const key = keyOf(text)
  return key in signs || key in shared || isCurrency(key)
}

/**
 * The currency that a sign beside an amount stands for; `usual` is the one meant when several share the sign. Undefined
 * if it stays unclear.
 */
export const currencyOfSign = (sign: string, usual: string): string | undefined => {
  const key = keyOf(sign)
  if (isCurrency(key)) return key
  const one = signs[key]
  if (one !== undefined) return one
  const some = shared[key] ?? []
  return some.includes(usual) ? usual : key === '$' ? some[0] : undefined
}
