import { Link } from '@tanstack/react-router'
import { ReportsOnTodayDocument, ReportTileDocument, type ReportTileQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { Boundary, Loaded } from '../../parts/state.tsx'
import { Section } from '../../parts/page.tsx'
import { words } from '../../words/words.ts'
import { Drawn, hasOneUnit, useMatrix } from './answer.tsx'
import type { Asked } from './search.ts'
import { Converted } from './converted.tsx'
import { showFigure } from './matrix.ts'
import { searchOfSaved } from './saved.ts'
import { ReportTable } from './table.tsx'
import { useFollowed } from './use-followed.ts'
import './reports.css'

const t = words({
  en: { nothing: 'No record fits.', all: 'in all' },
  zh: { nothing: '没有符合条件的记录。', all: '合计' },
})

const height = 170

/** The saved reports that Today has. */
export const ReportTiles = () => {
  const { data } = useData(ReportsOnTodayDocument, {})
  return (data?.savedReports.nodes ?? []).map(({ id, name }) => (
    <Boundary key={id} name={name}>
      <Tile id={id} name={name} />
    </Boundary>
  ))
}

const Tile = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const read = useData(ReportTileDocument, { id })
  const saved = read.data?.savedReport
  const search = saved ? searchOfSaved(saved) : undefined
  useFollowed(search?.of, read.reload)
  return (
    <Section
      title={
        <Link to="/reports" search={search ?? { id }}>
          {name}
        </Link>
      }
    >
      <Loaded of={read} lines={4}>
        {({ savedReport }) =>
          savedReport?.report && search?.of ? (
            <Drawing search={{ ...search, of: search.of }} answer={savedReport.report} />
          ) : null
        }
      </Loaded>
    </Section>
  )
}

type Answer = NonNullable<NonNullable<ReportTileQuery['savedReport']>['report']>

const Drawing = ({ search, answer }: { readonly search: Asked; readonly answer: Answer }) => {
  const { matrix, shown } = useMatrix(search, answer)
  if (answer.total.records === 0) return <p className="muted">{t().nothing}</p>
  if (!hasOneUnit(matrix)) return <ReportTable of={matrix} shown={shown} unit={search.unit} />
  const { value, currency } = matrix.total
  return (
    <>
      {value !== null && (
        <div className="tile-figure">
          <span className="figure">{showFigure(shown, value, { currency })}</span>{' '}
          <span className="muted">{t().all}</span>
        </div>
      )}
      <Drawn of={matrix} shown={shown} kind={search.chart} height={height} />
      <p className="muted report-foot">
        <Converted search={search} answer={answer} />
      </p>
    </>
  )
}
