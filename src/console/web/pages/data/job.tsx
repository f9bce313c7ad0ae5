import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ApplyTrialDocument,
  ImportJobPageDocument,
  ImportProgressDocument,
  type ImportJobPageQuery,
} from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useData, useDo, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words/words.ts'
import { importWords, isTrial, stateOf } from './kinds.ts'

const t = words({
  en: {
    back: 'All imports',
    lines: 'Lines',
    inserted: 'New',
    updated: 'Updated',
    duplicates: 'Unchanged',
    rejected: 'Refused',
    refusedLines: (n: string) => `Refused lines (${n})`,
    warnings: (n: string) => `Cells left out (${n})`,
    line: 'Line',
    column: 'Column',
    why: 'Why',
    mend: 'Fix these lines in the file and import it again with the same source: lines that were imported before change nothing.',
    notes: 'What to know',
    unmapped: (columns: string) => `Columns that were not imported: ${columns}`,
    unknown: (list: string) => `Values that no field knew: ${list}`,
    notFound: 'This import does not exist',
    tried: 'This was a dry run: the figures say what an import would do. Nothing was written.',
    apply: 'Import now',
    notStarted: 'The import did not start',
  },
  zh: {
    back: '所有导入',
    lines: '行数',
    inserted: '新增',
    updated: '更新',
    duplicates: '未变',
    rejected: '拒绝',
    refusedLines: (n) => `被拒绝的行（${n}）`,
    warnings: (n) => `被忽略的单元格（${n}）`,
    line: '行',
    column: '列',
    why: '原因',
    mend: '请在文件中修正这些行，并以相同来源再次导入：已存在的行不会改变任何内容。',
    notes: '须知',
    unmapped: (columns) => `未导入的列：${columns}`,
    unknown: (list) => `没有字段认识的值：${list}`,
    notFound: '没有此导入记录',
    tried: '这只是试运行：数字表示导入将产生的结果，没有写入任何内容。',
    apply: '立即导入',
    notStarted: '导入未能开始',
  },
})

interface Problems {
  readonly nodes: readonly {
    readonly id: string
    readonly line: number
    readonly column: string | null
    readonly message: string
    readonly code: string
  }[]
}

const ProblemTable = ({ of }: { readonly of: Problems }) => (
  <Table
    of={of.nodes}
    keyOf={({ id }) => id}
    columns={[
      { title: t().line, kind: 'number', cell: ({ line }) => line },
      { title: t().column, cell: ({ column }) => column },
      {
        title: t().why,
        cell: ({ message, code }) => (
          <>
            {message} <span className="muted">{code}</span>
          </>
        ),
      },
    ]}
  />
)

/** Says that a job wrote nothing, and offers to do what it tried. */
const Trial = ({ job }: { readonly job: NonNullable<ImportJobPageQuery['importJob']> }) => {
  const run = useDo()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Error>()
  const apply = async () => {
    setBusy(true)
    try {
      const { importRecords } = await run(ApplyTrialDocument, {
        input: { uploadId: job.id, type: job.type, format: job.format },
      })
      void navigate({ to: '/data/$id', params: { id: importRecords.importJob!.id } })
    } catch (error) {
      setProblem(asError(error))
    }
    setBusy(false)
  }
  return (
    <>
      <div className="notice warn">
        <Icon name="alert" />
        <span className="grow">{t().tried}</span>
        {job.status === 'SUCCEEDED' && (
          <button type="button" className="button" disabled={isBusy} onClick={() => void apply()}>
            {t().apply}
          </button>
        )}
      </div>
      {problem && <Problem title={t().notStarted} error={problem} />}
    </>
  )
}

export const ImportJobPage = () => {
  const { id } = useParams({ from: '/data/$id' })
  const { data, error, isLoading, reload } = useData(ImportJobPageDocument, { id })
  const [now, setNow] = useState<{ readonly id: string; readonly processed: number; readonly total: number }>()
  const job = data?.importJob
  const isUnderWay = job?.status === 'QUEUED' || job?.status === 'APPLYING'
  useLive(
    ImportProgressDocument,
    { id },
    {
      onItem: ({ importProgress }) => {
        setNow(importProgress)
        if (importProgress.status === 'SUCCEEDED' || importProgress.status === 'FAILED') reload()
      },
      onGap: reload,
      pause: !isUnderWay,
    },
  )
  if (!job) {
    if (error)
      return (
        <div className="page-body">
          <Problem error={error} onRetry={reload} />
        </div>
      )
    return isLoading ? (
      <div className="page-body">
        <Skeleton lines={6} />
      </div>
    ) : (
      <Empty title={t().notFound} />
    )
  }
  const { processed, total } = isUnderWay && now?.id === job.id ? now : job
  const figures: readonly (readonly [string, number, string])[] = [
    [t().lines, job.total, ''],
    [t().inserted, job.inserted, ''],
    [t().updated, job.updated, ''],
    [t().duplicates, job.duplicates, ''],
    [t().rejected, job.rejected, job.rejected > 0 ? 'bad' : ''],
  ]
  return (
    <Page
      title={job.source}
      back={{ to: '/data', label: t().back }}
      note={
        <>
          {importWords().types[job.type]} · {format.dateTime(job.createdAt)}
          <span className={`badge ${stateOf(job).tone}`}>{stateOf(job).text}</span>
        </>
      }
    >
      {error && <Problem error={error} onRetry={reload} />}
      {isTrial(job) && <Trial key={job.id} job={job} />}
      {isUnderWay && (
        <div
          className="bar"
          role="progressbar"
          aria-label={importWords().states[job.status]}
          aria-valuenow={total === 0 ? 0 : Math.round((processed / total) * 100)}
        >
          <span style={{ width: `${total === 0 ? 0 : (processed / total) * 100}%` }} />
        </div>
      )}
      {job.error && (
        <div className="notice bad" role="alert">
          <Icon name="alert" />
          {job.error}
        </div>
      )}
      <div className="row wrap" style={{ gap: 48 }}>
        {figures.map(([name, value, tone]) => (
          <div key={name}>
            <div className="caption">{name}</div>
            <span className={`figure ${tone}`}>{format.number(value)}</span>
          </div>
        ))}
      </div>
      {job.errors.totalCount > 0 && (
        <Section title={t().refusedLines(format.number(job.errors.totalCount))} aside={t().mend}>
          <ProblemTable of={job.errors} />
        </Section>
      )}
      {job.warnings.totalCount > 0 && (
        <Section title={t().warnings(format.number(job.warnings.totalCount))}>
          <ProblemTable of={job.warnings} />
        </Section>
      )}
      {(job.notes.length > 0 || job.unmappedColumns.length > 0 || job.unknownWords.length > 0) && (
        <Section title={t().notes}>
          <ul className="stack">
            {job.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {job.unmappedColumns.length > 0 && <li>{t().unmapped(job.unmappedColumns.join(', '))}</li>}
            {job.unknownWords.length > 0 && (
              <li>
                {t().unknown(
                  job.unknownWords.map(({ column, word, count }) => `${column}: ${word} (${count})`).join(', '),
                )}
              </li>
            )}
          </ul>
        </Section>
      )}
    </Page>
  )
}
