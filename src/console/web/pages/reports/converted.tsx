import * as format from '../../format/format.ts'
import type { AnswerFragment } from '../../generated/operations.ts'
import { counted, words } from '../../words/words.ts'
import type { Asked } from './search.ts'

const t = words({
  en: {
    converted: (n: number, currency: string, days: string, isToday: boolean) =>
      `${counted(n, 'amount')} converted to ${currency} at ${isToday ? 'today’s rates' : 'the rates of their day'}: ${days}.`,
    days: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    noRate: (n: number) =>
      `${counted(n, 'amount')} left out: no exchange rate of that day or the 40 days before is stored.`,
  },
  zh: {
    converted: (n, currency, days, isToday) =>
      `${format.number(n)} 笔金额已按${isToday ? '今日' : '记录当日'}汇率换算为 ${currency}：${days}。`,
    days: (from, to) => (from === to ? from : `${from} 至 ${to}`),
    noRate: (n) => `${format.number(n)} 笔金额未计入：没有当日或此前 40 天内的汇率。`,
  },
})

interface ConvertedProps {
  readonly search: Asked
  readonly answer: Pick<AnswerFragment, 'rates' | 'inOtherCurrencies'>
}

/** How amounts were converted, by rates of which days, and how many no figure includes; nothing where none was. */
export const Converted = ({
  search: { currency, conversion },
  answer: { rates, inOtherCurrencies: left },
}: ConvertedProps) => {
  if (!currency || !conversion) return null
  return (
    <>
      {rates && (
        <span>
          {t().converted(
            rates.records,
            currency,
            t().days(format.calendarDay(rates.from), format.calendarDay(rates.to)),
            conversion === 'BY_TODAY',
          )}
        </span>
      )}
      {left > 0 && <span>{t().noRate(left)}</span>}
    </>
  )
}
