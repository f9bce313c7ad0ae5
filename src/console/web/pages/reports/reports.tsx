import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { SavedReportPageDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { words } from '../../words/words.ts'
import { ReportPage } from './report-page.tsx'
import { ReportList } from './report-list.tsx'
import { searchOfSaved } from './saved.ts'
import type { ReportSearch } from './search.ts'
import './reports.css'

const t = words({
  en: {
    title: 'Reports',
    gone: 'This report is not there any more',
    why: 'It was deleted, or is no longer shared with you.',
    all: 'All reports',
  },
  zh: { title: '报表', gone: '此报表已不存在', why: '它已被删除，或不再与您共享。', all: '所有报表' },
})

/** The page of all reports, or the one that the address asks. */
export const Reports = () => {
  const search: ReportSearch = useSearch({ from: '/reports' })
  const { id, of } = search
  if (of !== undefined) return <ReportPage search={{ ...search, of }} />
  return id === undefined ? <ReportList /> : <Opening id={id} />
}

/** Reads a saved report, and goes on to the address that says what it asks. */
const Opening = ({ id }: { readonly id: string }) => {
  const navigate = useNavigate({ from: '/reports' })
  const saved = useData(SavedReportPageDocument, { id })
  const found = saved.data?.savedReport
  const search = found ? searchOfSaved(found) : undefined
  const written = JSON.stringify(search)
  useEffect(() => {
    if (search) void navigate({ search, replace: true })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [written])
  return (
    <Page title={t().title} back={{ to: '/reports', label: t().all }}>
      <Loaded of={saved}>
        {() =>
          found ? null : (
            <Empty title={t().gone}>
              <p>{t().why}</p>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}
