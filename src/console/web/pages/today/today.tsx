import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { TodayAnybodyDocument, TodayDealsDocument, type TodayDealsQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Panel } from '../../panels/panel.tsx'
import { usePanels } from '../../panels/panels.ts'
import { Page, Section } from '../../parts/page.tsx'
import { Loaded, Skeleton } from '../../parts/state.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { textOf, words } from '../../words/words.ts'
import { groupFilters } from '../tasks/due.ts'
import { OpenTasks } from '../tasks/open-tasks.tsx'
import { DemoOffer } from './demo-offer.tsx'
import { Figures } from './figures.tsx'
import { Needs } from './needs.tsx'
import { ScoreMoves } from './score-moves.tsx'
import { useChanges } from './use-changes.ts'
import { useVisit } from './visit.ts'
import './today.css'

const t = words({
  en: {
    title: 'Today',
    slipped: 'Overdue deals',
    fresh: 'since your last visit',
    noSlipped: 'No open deal is past its expected closing date.',
  },
  zh: {
    title: '今日',
    slipped: '已逾期的商机',
    fresh: '上次来访后',
    noSlipped: '所有进行中的商机都未逾期。',
  },
})

/** Loaded behind the page, which does not wait for charts. */
const ReportTiles = lazy(async () => ({ default: (await import('../reports/tile.tsx')).ReportTiles }))

interface SlippedProps {
  readonly of: TodayDealsQuery['opportunities']
  /** The day of the last visit: deals that were due since are marked. */
  readonly visitDay: string | undefined
}

const Slipped = ({ of: { nodes, totalCount }, visitDay }: SlippedProps) => (
  <Section title={t().slipped} aside={totalCount > nodes.length ? format.number(totalCount) : undefined}>
    {nodes.length === 0 ? (
      <p className="muted">{t().noSlipped}</p>
    ) : (
      <ul className="entries">
        {nodes.map(({ id, name, customer, amount, expectedCloseOn }) => (
          <li key={id}>
            <span className="truncate">
              {name}{' '}
              <Link className="muted" to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            </span>
            <span className="aside">
              {visitDay !== undefined && (expectedCloseOn ?? '') >= visitDay && (
                <span className="badge warn">{t().fresh}</span>
              )}{' '}
              {format.money(amount)} <span className="muted">{format.calendarDay(expectedCloseOn)}</span>
            </span>
          </li>
        ))}
      </ul>
    )}
  </Section>
)

const shownTasks = 6

/** What the viewer has to do today, and should have done. */
const MyTasks = () => {
  const { viewer } = useViewer()
  const [filter] = useState(() => {
    const { overdue, today } = groupFilters(viewer.user ? { assignee: { eq: viewer.user.id } } : {}, new Date())
    return { or: [overdue, today] }
  })
  return (
    <OpenTasks filter={filter} first={shownTasks} more={(count) => <Link to="/tasks">{format.number(count)}</Link>} />
  )
}

export const Today = () => {
  const today = format.today()
  const visit = useVisit()
  const anybody = useData(TodayAnybodyDocument, {})
  const slipped = useData(TodayDealsDocument, { today })
  useChanges(['OPPORTUNITY'], slipped.reload)
  const tiles = usePanels('home.tile')
  if (anybody.data?.customers.totalCount === 0)
    return (
      <Page title={t().title}>
        <DemoOffer onFilled={anybody.reload} />
      </Page>
    )
  return (
    <Page title={t().title} note={format.day(new Date())}>
      <Figures visit={visit} today={today} />
      <div className="today">
        <div>
          <ScoreMoves visit={visit} />
          <Suspense fallback={<Skeleton />}>
            <ReportTiles />
          </Suspense>
          {tiles.map((panel) => (
            <Section key={`${panel.plugin}.${panel.id}`} title={textOf(panel.title)}>
              <Panel panel={panel} />
            </Section>
          ))}
        </div>
        <div>
          <MyTasks />
          <Needs />
          <Loaded of={slipped}>
            {({ opportunities }) => <Slipped of={opportunities} visitDay={visit && format.dayAt(visit.since)} />}
          </Loaded>
        </div>
      </div>
    </Page>
  )
}
