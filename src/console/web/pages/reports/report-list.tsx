import { Link, useNavigate } from '@tanstack/react-router'
import { SavedReportsDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { words } from '../../words/words.ts'
import { useExamples } from './examples.ts'
import { dimensionText, lastText, measureText, unitText } from './report-words.ts'
import { searchOfSaved } from './saved.ts'
import { measureOf, usualLast, type ReportSearch } from './search.ts'

const t = words({
  en: {
    title: 'Reports',
    fresh: 'New report',
    saved: 'Saved',
    examples: 'Begin with one of these',
    none: 'None is saved yet. Begin with one below, change it, and save it: alone, for everybody, or on Today.',
    name: 'Name',
    asks: 'What it shows',
    who: 'By',
    seen: 'Seen by',
    everybody: 'Everybody',
    you: 'You',
    onToday: 'On Today',
    changed: 'Changed',
    rest: (n: string) => `${n} more are saved; the graph lists them all.`,
    every: (unit: string) => `per ${unit.toLowerCase()}`,
    in: (currency: string) => `in ${currency}`,
    other: 'Something that this page cannot show',
  },
  zh: {
    title: '报表',
    fresh: '新报表',
    saved: '已保存',
    examples: '从这些开始',
    none: '还没有保存的报表。可从下面任选一个开始，修改后保存：仅自己可见、与所有人共享或显示在今日页。',
    name: '名称',
    asks: '内容',
    who: '创建者',
    seen: '可见范围',
    everybody: '所有人',
    you: '仅您',
    onToday: '今日页',
    changed: '更改时间',
    rest: (n) => `另有 ${n} 个已保存的报表，可通过图谱列出。`,
    every: (unit) => `每${unit}`,
    in: (currency) => currency,
    other: '此页无法显示的内容',
  },
})

/** What a report asks, in a line. */
const asksText = (search: ReportSearch | undefined): string => {
  if (!search?.of) return t().other
  const { of, by = [], unit, last, from, to, currency } = search
  const period =
    unit &&
    (from && to ? `${format.calendarDay(from)} – ${format.calendarDay(to)}` : lastText(unit, last ?? usualLast[unit]))
  return [
    measureText(of, measureOf(search)),
    ...(currency ? [t().in(currency)] : []),
    ...by.map(dimensionText),
    ...(unit ? [t().every(unitText(unit)), period] : []),
  ].join(' · ')
}

/** All reports: those that were saved, and some to begin with. */
export const ReportList = () => {
  const saved = useData(SavedReportsDocument, {}, { listed: 'SavedReport' })
  const navigate = useNavigate({ from: '/reports' })
  const examples = useExamples()
  const fresh = () => void navigate({ search: { of: 'ORDERS', m: 'COUNT' } })
  useShortcuts({ c: fresh })
  useCommands([{ id: 'new-report', title: t().fresh, icon: 'plus', keys: 'C', run: fresh }])
  return (
    <Page
      title={t().title}
      actions={
        <button type="button" className="button primary" onClick={fresh}>
          <Icon name="plus" />
          {t().fresh}
        </button>
      }
    >
      <Section title={t().saved}>
        <Loaded of={saved}>
          {({ savedReports: { nodes, totalCount } }) =>
            nodes.length === 0 ? (
              <p className="muted">{t().none}</p>
            ) : (
              <>
                <Table
                  of={nodes}
                  keyOf={({ id }) => id}
                  columns={[
                    {
                      title: t().name,
                      cell: (report) => (
                        <Link className="link" to="/reports" search={searchOfSaved(report) ?? { id: report.id }}>
                          {report.name}
                        </Link>
                      ),
                    },
                    { title: t().asks, kind: 'quiet', cell: (report) => asksText(searchOfSaved(report)) },
                    { title: t().seen, cell: ({ isShared }) => (isShared ? t().everybody : t().you) },
                    {
                      title: t().onToday,
                      cell: ({ isOnToday }) => isOnToday && <Icon name="check" size={14} />,
                    },
                    { title: t().who, kind: 'quiet', cell: ({ owner }) => owner?.name ?? format.none },
                    { title: t().changed, kind: 'moment', cell: ({ updatedAt }) => format.ago(updatedAt) },
                  ]}
                />
                {totalCount > nodes.length && (
                  <p className="muted">{t().rest(format.number(totalCount - nodes.length))}</p>
                )}
              </>
            )
          }
        </Loaded>
      </Section>
      <Section title={t().examples}>
        <ul className="examples">
          {examples.map(({ title, search }) => (
            <li key={title}>
              <Link className="link" to="/reports" search={search}>
                {title}
              </Link>
              <span className="muted truncate">{asksText(search)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
