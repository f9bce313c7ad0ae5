import { useState } from 'react'
import { asError } from '../../graph/graph.ts'
import { useGraph } from '../../graph/hooks.ts'
import { Icon } from '../../parts/icon.tsx'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { importFieldText } from './field-names.ts'
import { formatOf, guessType } from './file.ts'
import { importTypes, importWords, type ImportType } from './kinds.ts'
import { MappingTable } from './mapping-table.tsx'
import { PreviewTable } from './preview-table.tsx'
import { usePreview, type ImportChoice } from './use-preview.ts'

const t = words({
  en: {
    what: 'Content of the file',
    source: 'Source (ids are unique within it)',
    currency: 'Currency of amounts without one',
    dates: 'Dates such as 03/04/2026',
    auto: 'As the file suggests',
    dmy: 'Day first',
    mdy: 'Month first',
    missing: (fields: string) => `Choose a column for: ${fields}`,
    start: 'Import',
    dryRun: 'Dry run',
    notStarted: 'The import did not start',
  },
  zh: {
    what: '文件内容',
    source: '来源（编号在其中唯一）',
    currency: '未注明币种的金额使用',
    dates: '形如 03/04/2026 的日期',
    auto: '按文件判断',
    dmy: '日在前',
    mdy: '月在前',
    missing: (fields) => `请为以下字段选择列：${fields}`,
    start: '导入',
    dryRun: '试运行',
    notStarted: '导入未能开始',
  },
})

export interface NewImportProps {
  readonly file: File
  onStarted(job: string): void
  onCancel(): void
}

/** One file before it is imported: what is chosen about it, and how it would be read. */
export const NewImport = ({ file, onStarted, onCancel }: NewImportProps) => {
  const graph = useGraph()
  const { baseCurrency } = useViewer().serverInfo
  const [source, setSource] = useState(() => file.name.replace(/\.[^.]+$/, '').toLowerCase())
  const [choice, setChoice] = useState<ImportChoice>(() => ({
    type: guessType(file.name),
    currency: baseCurrency,
    dateOrder: '',
    mapping: {},
  }))
  const [startProblem, setStartProblem] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  const { preview, isCurrent, problem, retry } = usePreview(file, choice)
  const choose = (part: Partial<ImportChoice>) => setChoice((before) => ({ ...before, ...part }))
  // What is imported is what the preview shows: not while it is of an earlier choice.
  const canStart = !isBusy && isCurrent && preview?.missing.length === 0 && source.trim() !== ''

  const start = async (isTrial: boolean) => {
    setBusy(true)
    setStartProblem(undefined)
    try {
      const query = new URLSearchParams({
        type: choice.type,
        format: formatOf(file.name),
        source: source.trim(),
        mapping: JSON.stringify(preview?.mapping ?? {}),
        ...(choice.currency ? { currency: choice.currency } : {}),
        ...(choice.dateOrder ? { dateOrder: choice.dateOrder } : {}),
        ...(isTrial ? { dryRun: 'true' } : {}),
      })
      const response = await graph.post(`/imports?${query}`, file, 'application/octet-stream')
      const { importJob } = (await response.json()) as { readonly importJob: { readonly id: string } }
      onStarted(importJob.id)
    } catch (error) {
      setStartProblem(asError(error))
      setBusy(false)
    }
  }

  return (
    <>
      <div className="row wrap">
        <Icon name="data" />
        <strong className="grow truncate">{file.name}</strong>
        <button type="button" className="button" onClick={onCancel}>
          {common().cancel}
        </button>
        <button type="button" className="button" disabled={!canStart} onClick={() => void start(true)}>
          {t().dryRun}
        </button>
        <button type="button" className="button primary" disabled={!canStart} onClick={() => void start(false)}>
          <Icon name="upload" />
          {t().start}
        </button>
      </div>
      <div className="import-options">
        <label className="field">
          <span className="label">{t().what}</span>
          <select
            className="input"
            value={choice.type}
            onChange={(event) => choose({ type: event.target.value as ImportType, mapping: {} })}
          >
            {importTypes.map((name) => (
              <option key={name} value={name}>
                {importWords().types[name]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">{t().source}</span>
          <input className="input" value={source} required onChange={(event) => setSource(event.target.value)} />
        </label>
        <label className="field">
          <span className="label">{t().currency}</span>
          <input
            className="input"
            value={choice.currency}
            maxLength={3}
            onChange={(event) => choose({ currency: event.target.value.toUpperCase() })}
          />
        </label>
        <label className="field">
          <span className="label">{t().dates}</span>
          <select
            className="input"
            value={choice.dateOrder}
            onChange={(event) => choose({ dateOrder: event.target.value as ImportChoice['dateOrder'] })}
          >
            <option value="">{t().auto}</option>
            <option value="DMY">{t().dmy}</option>
            <option value="MDY">{t().mdy}</option>
          </select>
        </label>
      </div>
      {startProblem && <Problem title={t().notStarted} error={startProblem} />}
      {problem && <Problem error={problem} onRetry={retry} />}
      {!preview && !problem && <Skeleton lines={6} />}
      {preview && (
        <>
          {preview.missing.length > 0 && (
            <div className="notice warn" role="alert">
              <Icon name="alert" />
              {t().missing(preview.missing.map(importFieldText).join(', '))}
            </div>
          )}
          <PreviewTable of={preview} />
          <MappingTable
            of={preview}
            onChoose={(field, column) =>
              choose({ mapping: { ...choice.mapping, [field]: column === null ? null : { column } } })
            }
          />
        </>
      )}
    </>
  )
}
