import * as format from '../../format/format.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Section } from '../../parts/page.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import { useMoves } from './moves.ts'
import type { Visit } from './visit.ts'

const t = words({
  en: {
    moves: 'Score changes',
    since: (ago: string) => `since your last visit, ${ago}`,
    fromNow: 'from now on',
    noMoves: 'No score has changed since. Changes appear here as they happen.',
  },
  zh: {
    moves: '分数变化',
    since: (ago) => `自上次来访（${ago}）以来`,
    fromNow: '从现在起',
    noMoves: '此后没有分数变化。新的变化会实时显示在这里。',
  },
})

/** Scores that have moved since the viewer was last here. */
export const ScoreMoves = ({ visit }: { readonly visit: Visit | undefined }) => {
  const moves = useMoves(visit)
  const nameOf = useScoreNames()
  const { baseCurrency } = useViewer().serverInfo
  return (
    <Section title={t().moves} aside={visit ? t().since(format.ago(visit.since)) : t().fromNow}>
      {moves.length === 0 ? (
        <p className="muted">{t().noMoves}</p>
      ) : (
        <ul className="entries">
          {moves.map(({ id, customer, kind, unit, from, to, why }) => (
            <li key={id}>
              <span className="truncate" title={why}>
                <CustomerLink of={customer} /> <span className="muted">{nameOf(kind)}</span>
              </span>
              <span className="aside">
                {format.scoreValue(from, unit, baseCurrency)} →{' '}
                <strong>{format.scoreValue(to, unit, baseCurrency)}</strong>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
