import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import {
  ListChangesDocument,
  ReportAnswerDocument,
  SavedReportPageDocument,
  type AnswerFragment,
} from '../../generated/operations.ts'
import { useData, useLive } from '../../graph/hooks.ts'
import { saveFile } from '../../list/export.ts'
import { useScoreNames } from '../../panels/score-names.ts'
import { copy } from '../../parts/copy.ts'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { Page } from '../../parts/page.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { orToast } from '../../parts/toasts.tsx'
import { useCommands } from '../../shell/commands.ts'
import { common } from '../../words/common.ts'
import { counted, words } from '../../words/words.ts'
import { Drawn, hasOneUnit, useMatrix } from './answer.tsx'
import { Builder } from './builder.tsx'
import { useCurrencies } from './currencies.ts'
import { isComplete, Missing } from './missing.tsx'
import type { Asked } from './search.ts'
import { chartsOf } from './chart.tsx'
import { csvOf } from './csv.ts'
import { SaveDialog } from './save-dialog.tsx'
import { leftOut, searchOfSaved, useSaved } from './saved.ts'
import { chartText, measureText, titleText } from './report-words.ts'
import { asksTheSame, measureOf, questionOf } from './search.ts'
import { subjects } from './subjects.ts'
import { ReportTable } from './table.tsx'

const t = words({
  en: {
    all: 'All reports',
    fresh: 'New report',
    changed: 'Changed, not saved',
    shared: 'Shared with everybody',
    own: 'Only you see it',
    onToday: 'on Today',
    save: 'Save…',
    store: 'Save',
    saveAs: 'Save as another report…',
    rename: 'Rename…',
    revert: 'Back to what was saved',
    share: 'Share with everybody',
    unshare: 'Stop sharing',
    pin: 'Show on Today',
    unpin: 'Remove from Today',
    link: 'Copy a link to this report',
    export: 'Export this report as CSV',
    remove: 'Delete this report',
    chart: 'Chart',
    nothing: 'Nothing to add up',
    nothingMore: 'No record fits the filter in these periods.',
    elsewhere: (currency: string, others: string) => `Only amounts in ${currency}; there are others in ${others}.`,
    byCurrency: 'Group by currency',
    severalUnits: 'Figures of several currencies or units have no common axis, so there is only the table.',
    more: (n: number) =>
      `This report has ${counted(n, 'more measure')}, which this page leaves out; saving would drop them.`,
    zone: (zone: string) => `Days begin and end in ${zone}.`,
  },
  zh: {
    all: '所有报表',
    fresh: '新报表',
    changed: '已更改，未保存',
    shared: '与所有人共享',
    own: '仅您可见',
    onToday: '显示在今日页',
    save: '保存…',
    store: '保存',
    saveAs: '另存为…',
    rename: '重命名…',
    revert: '恢复为已保存的内容',
    share: '与所有人共享',
    unshare: '停止共享',
    pin: '显示在今日页',
    unpin: '从今日页移除',
    link: '复制此报表的链接',
    export: '将此报表导出为 CSV',
    remove: '删除此报表',
    chart: '图表',
    nothing: '没有可汇总的内容',
    nothingMore: '这些周期内没有符合筛选条件的记录。',
    elsewhere: (currency, others) => `仅含 ${currency} 金额；另有 ${others} 的金额。`,
    byCurrency: '按币种分组',
    severalUnits: '不同币种或单位的数值没有共同的坐标轴，因此只显示表格。',
    more: (n) => `此报表还有 ${n} 个度量未在此页显示；保存会将其去掉。`,
    zone: (zone) => `日期按 ${zone} 计算。`,
  },
})

/** Changes come in bursts; the report is computed again for all of them together. */
const againMs = 4_000

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
  const canAsk = isComplete(search)
  const answer = useData(ReportAnswerDocument, questionOf(search), { pause: !canAsk })
  /** What was asked and answered last, which stays until the next answer is there. */
  const [shown, setShown] = useState<{ readonly search: Asked; readonly answer: AnswerFragment }>()
  const newest = answer.data?.report
  useEffect(() => {
    if (newest) setShown({ search, answer: newest })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [newest])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const again = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      answer.reload()
    }, againMs)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const { watched } = subjects[search.of]
  useLive(
    ListChangesDocument,
    { types: watched ? [watched] : [] },
    { pause: watched === undefined, onItem: again, onGap: again },
  )
  const change = (next: Asked) => void navigate({ search: next, replace: true })
  const exportFile = () => {
    if (shown)
      saveFile(
        `${saved?.name ?? measureText(search.of, measureOf(search))}.csv`,
        new Blob([csvOf(shown.search, shown.answer, scoreName)], { type: 'text/csv' }),
      )
  }
  const revert = () => original && void navigate({ search: original, replace: true })
  useCommands([
    ...(reports.maySave
      ? [{ id: 'save-report', title: saved ? t().saveAs : t().save, run: () => setDialog('save') }]
      : []),
    { id: 'export-report', title: t().export, run: exportFile },
  ])
  const mayChange = saved !== undefined && reports.mayChange(saved)
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
        <>
          {isChanged && (
            <button type="button" className="button quiet" onClick={revert}>
              {t().revert}
            </button>
          )}
          {mayChange && isChanged && (
            <button type="button" className="button primary" onClick={() => orToast(reports.store(saved, search))}>
              {t().store}
            </button>
          )}
          {reports.maySave && !saved && (
            <button type="button" className="button primary" disabled={!canAsk} onClick={() => setDialog('save')}>
              {t().save}
            </button>
          )}
          <Menu label={common().actions} button={<Icon name="more" />}>
            {saved && mayChange && (
              <>
                <MenuItem onChoose={() => orToast(reports.change(saved, { isOnToday: !saved.isOnToday }))}>
                  {saved.isOnToday ? t().unpin : t().pin}
                </MenuItem>
                {reports.mayKeep && (
                  <MenuItem onChoose={() => orToast(reports.change(saved, { isShared: !saved.isShared }))}>
                    {saved.isShared ? t().unshare : t().share}
                  </MenuItem>
                )}
                <MenuItem onChoose={() => setDialog('rename')}>{t().rename}</MenuItem>
              </>
            )}
            {saved && reports.maySave && <MenuItem onChoose={() => setDialog('save')}>{t().saveAs}</MenuItem>}
            <MenuItem onChoose={() => orToast(copy(location.href))}>{t().link}</MenuItem>
            <MenuItem onChoose={exportFile} disabled={!shown}>
              {t().export}
            </MenuItem>
            {saved && mayChange && (
              <MenuItem
                danger
                onChoose={() => orToast(reports.remove(saved).then(() => navigate({ to: '/reports', search: {} })))}
              >
                {t().remove}
              </MenuItem>
            )}
          </Menu>
        </>
      }
    >
      <Builder search={search} onChange={change} />
      <div className="report-body" tabIndex={-1}>
        {saved && leftOut(saved) > 0 && !isChanged && <p className="notice">{t().more(leftOut(saved))}</p>}
        <Missing search={search} onChange={change} />
        {canAsk && answer.error && <Problem error={answer.error} onRetry={answer.reload} />}
        {canAsk && shown && !answer.error && (
          <div className={answer.isLoading && newest === undefined ? 'report-answer older' : 'report-answer'}>
            <Answered search={shown.search} answer={shown.answer} chart={search.chart} onChange={change} />
          </div>
        )}
        {canAsk && !shown && !answer.error && <Skeleton lines={6} />}
      </div>
      {dialog && (
        <SaveDialog
          isRename={dialog === 'rename'}
          saved={saved}
          mayKeep={reports.mayKeep}
          suggestion={suggestionOf(search)}
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

const suggestionOf = ({ of, m }: Asked): string => measureText(of, measureOf(m === undefined ? {} : { m }))

interface AnsweredProps {
  readonly search: Asked
  readonly answer: AnswerFragment
  readonly chart: Asked['chart']
  onChange(search: Asked): void
}

const Answered = ({ search, answer, chart, onChange }: AnsweredProps) => {
  const { matrix, shown } = useMatrix(search, answer)
  const { of, by = [] } = search
  const currencies = useCurrencies(of, search.currency === undefined)
  const others = currencies
    .map(({ currency }) => currency)
    .filter((one) => search.currency && !search.conversion && one !== search.currency)
  const kinds = chartsOf(matrix)
  const chosen = chart && kinds.includes(chart) ? chart : kinds[0]!
  const isEmpty = answer.total.records === 0
  if (isEmpty)
    return (
      <Empty title={t().nothing}>
        <p>{t().nothingMore}</p>
      </Empty>
    )
  return (
    <>
      <div className="row spread report-head">
        <h2>{titleText(of, matrix.measure, by)}</h2>
        {kinds.length > 1 && hasOneUnit(matrix) && (
          <Segmented
            label={t().chart}
            options={kinds.map((kind) => [kind, chartText(kind)])}
            value={chosen}
            onChoose={(kind) => onChange({ ...search, chart: kind })}
          />
        )}
      </div>
      {hasOneUnit(matrix) ? (
        <Drawn of={matrix} shown={shown} kind={chosen} />
      ) : (
        <p className="muted">{t().severalUnits}</p>
      )}
      <ReportTable of={matrix} shown={shown} unit={search.unit} />
      <div className="row wrap muted report-foot">
        {others.length > 0 && (
          <span>
            {t().elsewhere(search.currency!, others.join(', '))}{' '}
            {of !== 'CUSTOMERS' && (
              <button
                type="button"
                className="button quiet"
                onClick={() => {
                  const { currency: _currency, chart: _chart, ...rest } = search
                  onChange({ ...rest, by: [...by.filter((one) => one !== 'CURRENCY').slice(0, 1), 'CURRENCY'] })
                }}
              >
                {t().byCurrency}
              </button>
            )}
          </span>
        )}
        {search.unit && <span>{t().zone(answer.timeZone)}</span>}
      </div>
    </>
  )
}
