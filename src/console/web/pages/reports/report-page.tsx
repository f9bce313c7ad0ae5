import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SavedReportPageDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { saveFile } from '../../list/export.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { Page } from '../../parts/page.tsx'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { counted, words } from '../../words/words.ts'
import { Answered } from './answered.tsx'
import { Builder } from './builder.tsx'
import { csvOf } from './csv.ts'
import { Missing } from './missing.tsx'
import { ReportActions } from './report-actions.tsx'
import { measureText } from './report-words.ts'
import { SaveDialog } from './save-dialog.tsx'
import { leftOut, searchOfSaved, useSaved } from './saved.ts'
import { asksTheSame, measureOf, type Asked } from './search.ts'
import { useAnswer } from './use-answer.ts'

const t = words({
  en: {
    all: 'All reports',
    fresh: 'New report',
    changed: 'Changed, not saved',
    shared: 'Shared with everybody',
    own: 'Only you see it',
    onToday: 'on Today',
    more: (n: number) =>
      `This report has ${counted(n, 'more measure')}, which this page leaves out; saving would drop them.`,
  },
  zh: {
    all: '所有报表',
    fresh: '新报表',
    changed: '已更改，未保存',
    shared: '与所有人共享',
    own: '仅您可见',
    onToday: '显示在今日页',
    more: (n) => `此报表还有 ${n} 个度量未在此页显示；保存会将其去掉。`,
  },
})

/** One report: what it asks, its chart, and its figures. */
export const ReportPage = ({ search }: { readonly search: Asked }) => {
  const navigate = useNavigate({ from: '/reports' })
  const { id } = search
  const stored = useData(SavedReportPageDocument, { id: id ?? '' }, { pause: id === undefined })
  const saved = id === undefined ? undefined : (stored.data?.savedReport ?? undefined)
  const original = saved && searchOfSaved(saved)
  const isChanged = original !== undefined && !(asksTheSame(original, search) && original.chart === search.chart)
  const reports = useSaved()
  const [dialog, setDialog] = useState<'save' | 'rename'>()
  const scoreName = useScoreNames()
  const { canAsk, shown, error, reload, isOlder } = useAnswer(search)
  const change = (next: Asked) => void navigate({ search: next, replace: true })
  const suggestion = measureText(search.of, measureOf(search))
  const exportFile =
    shown &&
    (() => {
      const file = new Blob([csvOf(shown.search, shown.answer, scoreName)], { type: 'text/csv' })
      saveFile(`${saved?.name ?? suggestion}.csv`, file)
    })
  const note = saved && (
    <>
      {isChanged ? <span className="badge warn">{t().changed}</span> : saved.isShared ? t().shared : t().own}
      {saved.isOnToday && <span> · {t().onToday}</span>}
    </>
  )
  return (
    <Page
      wide
      title={saved?.name ?? t().fresh}
      back={{ to: '/reports', label: t().all }}
      {...(note ? { note } : {})}
      actions={
        <ReportActions
          search={search}
          saved={saved}
          original={isChanged && original.of ? { ...original, of: original.of } : undefined}
          reports={reports}
          canAsk={canAsk}
          onAskName={setDialog}
          onExport={exportFile}
        />
      }
    >
      <Builder search={search} onChange={change} />
      <div className="report-body" tabIndex={-1}>
        {saved && leftOut(saved) > 0 && !isChanged && <p className="notice">{t().more(leftOut(saved))}</p>}
        <Missing search={search} onChange={change} />
        {canAsk && error && <Problem error={error} onRetry={reload} />}
        {canAsk && shown && !error && (
          <div className={isOlder ? 'report-answer older' : 'report-answer'}>
            <Answered search={shown.search} answer={shown.answer} chart={search.chart} onChange={change} />
          </div>
        )}
        {canAsk && !shown && !error && <Skeleton lines={6} />}
      </div>
      {dialog && (
        <SaveDialog
          isRename={dialog === 'rename'}
          saved={saved}
          mayKeep={reports.mayKeep}
          suggestion={suggestion}
          onClose={() => setDialog(undefined)}
          onSave={async (name, isShared) => {
            if (dialog === 'rename' && saved) await reports.change(saved, { name })
            else await reports.save(search, name, isShared)
          }}
        />
      )}
    </Page>
  )
}
