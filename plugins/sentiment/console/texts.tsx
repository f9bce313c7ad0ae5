import { common, CustomerLink, format, Loaded, useData, words } from 'rapport-crm/console'
import { useState, type ReactNode } from 'react'
import { TextsOfPeriodDocument, type TextsOfPeriodQuery } from './generated/operations.ts'

const t = words({
  en: {
    none: 'No texts of this period can be shown',
    label: { NEGATIVE: 'negative', NEUTRAL: 'neutral', POSITIVE: 'positive' },
  },
  zh: {
    none: '此时段没有可显示的文本',
    label: { NEGATIVE: '负面', NEUTRAL: '中性', POSITIVE: '正面' },
  },
})

type Text = TextsOfPeriodQuery['interactions']['nodes'][number]
type TextWord = NonNullable<Text['sentiment']>['words'][number]

/** The text with the words that moved the reading marked; where they overlap, the strongest. */
const marked = (text: string, found: readonly TextWord[]): ReactNode[] => {
  const chosen: TextWord[] = []
  for (const word of found.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)))
    if (!chosen.some(({ start, end }) => word.start < end && word.end > start)) chosen.push(word)
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end, contribution } of chosen.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start))
    parts.push(
      <mark key={start} className={contribution < 0 ? 'down' : 'up'} title={format.signed(contribution)}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return [...parts, text.slice(at)]
}

const strongWords = 4

const TextEntry = ({ text: { subject, body, occurredAt, customer, sentiment } }: { readonly text: Text }) => {
  const strongest = (sentiment?.words ?? [])
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, strongWords)
  return (
    <li className="voice-text">
      <div className="row spread">
        <span className="row">
          <CustomerLink of={customer} />
          {sentiment?.label && (
            <span
              className={`badge ${sentiment.label === 'NEGATIVE' ? 'warn' : sentiment.label === 'POSITIVE' ? 'accent' : ''}`}
            >
              {t().label[sentiment.label]}
            </span>
          )}
        </span>
        <span className="muted" style={{ flex: 'none' }}>
          {format.ago(occurredAt)}
        </span>
      </div>
      {subject && <strong>{subject}</strong>}
      {body && (
        <p>
          {marked(
            body,
            strongest.filter(({ field }) => field === 'BODY'),
          )}
        </p>
      )}
    </li>
  )
}

/** What customers said between two moments. */
export const Texts = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const answer = useData(TextsOfPeriodDocument, { from, to })
  return (
    <Loaded of={answer} lines={6}>
      {({ interactions }) => <TextList of={interactions.nodes} />}
    </Loaded>
  )
}

const few = 8

const TextList = ({ of: nodes }: { readonly of: readonly Text[] }) => {
  const [isEvery, setEvery] = useState(false)
  // What says most about how people feel comes first.
  const texts = nodes
    .filter(({ body, sentiment }) => body !== null && sentiment !== null)
    .toSorted((a, b) => Math.abs(b.sentiment?.polarity ?? 0) - Math.abs(a.sentiment?.polarity ?? 0))
  if (texts.length === 0) return <p className="muted">{t().none}</p>
  return (
    <>
      <ul>
        {(isEvery ? texts : texts.slice(0, few)).map((text) => (
          <TextEntry key={text.id} text={text} />
        ))}
      </ul>
      {!isEvery && texts.length > few && (
        <button type="button" className="button" onClick={() => setEvery(true)}>
          {common().more}
        </button>
      )}
    </>
  )
}
