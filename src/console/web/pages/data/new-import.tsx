import { useEffect, useMemo, useState } from 'react'
import {
  PreviewImportDocument,
  type PreviewImportQuery,
  type PreviewImportQueryVariables,
} from '../../generated/operations.ts'
import { useAsk } from '../../graph/hooks.ts'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { authorizationOf } from '../../session/session.ts'
import { useSession } from '../../session/signed-in.ts'
import { useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { importTypes, importWords, type ImportType } from './kinds.ts'

const t = words({
  en: {
    what: 'What the file holds',
    source: 'Where it is from (ids are unique within it)',
    currency: 'Currency of amounts without one',
    dates: 'Dates such as 03/04/2026',
    auto: 'As the file says',
    dmy: 'Day first',
    mdy: 'Month first',
    mapping: 'How columns fit',
    field: 'Field here',
    column: 'Column of the file',
    notImported: 'not imported',
    required: 'required',
    preview: 'First lines',
    line: 'Line',
    missing: (fields: string) => `Choose a column for: ${fields}`,
    unknown: (list: string) => `Words that no field knows, and that stay empty: ${list}`,
    refused: (n: number) => `${n} of these lines would be refused; they are kept with the reason, to be mended.`,
    start: 'Import',
    dryRun: 'Only try',
    notStarted: 'The import did not start',
    noAnswer: (status: number) => `The server answered with ${status}`,
  },
  zh: {
    what: '文件内容',
    source: '来源（编号在其中唯一）',
    currency: '未注明币种的金额使用',
    dates: '形如 03/04/2026 的日期',
    auto: '按文件判断',
    dmy: '日在前',
    mdy: '月在前',
    mapping: '列的对应关系',
    field: '本系统字段',
    column: '文件中的列',
    notImported: '不导入',
    required: '必填',
    preview: '前几行',
    line: '行',
    missing: (fields) => `请为以下字段选择列：${fields}`,
    unknown: (list) => `没有字段认识、将留空的词：${list}`,
    refused: (n) => `其中 ${n} 行会被拒绝；系统会保留原因以便修正。`,
    start: '导入',
    dryRun: '仅试运行',
    notStarted: '导入未能开始',
    noAnswer: (status) => `服务器返回 ${status}`,
  },
})

/** As much of a file as a preview takes. */
const previewBytes = 60 * 1024

type Preview = PreviewImportQuery['importPreview']
type Mapping = Readonly<Record<string, unknown>>
/** What a preview depends on, beside the file itself. */
type Input = Omit<PreviewImportQueryVariables['input'], 'content'>

/** What the name of a file says of what is in it. */
const guessType = (name: string): ImportType => {
  if (/line/i.test(name)) return 'ORDER_LINES'
  if (/order|purchase|订单/i.test(name)) return 'ORDERS'
  if (/interaction|contact.?log|ticket|message|互动/i.test(name)) return 'INTERACTIONS'
  if (/deal|opportunit|pipeline|商机/i.test(name)) return 'OPPORTUNITIES'
  return 'CUSTOMERS'
}

const formatOf = (name: string): 'CSV' | 'NDJSON' | 'JSON' =>
  /\.(?:ndjson|jsonl)$/i.test(name) ? 'NDJSON' : /\.json$/i.test(name) ? 'JSON' : 'CSV'

/** The beginning of a file, up to the end of a line. */
const beginningOf = async (file: File): Promise<string> => {
  if (file.size <= previewBytes || formatOf(file.name) === 'JSON') return file.text()
  const text = await file.slice(0, previewBytes).text()
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

const columnOf = (entry: unknown): string => {
  if (typeof entry === 'string') return entry
  return typeof entry === 'object' && entry !== null && 'column' in entry ? String(entry.column) : ''
}

const shown = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

export interface NewImportProps {
  readonly file: File
  onStarted(job: string): void
  onCancel(): void
}

export const NewImport = ({ file, onStarted, onCancel }: NewImportProps) => {
  const { session } = useSession()
  const { baseCurrency } = useViewer().serverInfo
  const ask = useAsk()
  const [type, setType] = useState<ImportType>(() => guessType(file.name))
  const [source, setSource] = useState(() => file.name.replace(/\.[^.]+$/, '').toLowerCase())
  const [currency, setCurrency] = useState(baseCurrency)
  const [dateOrder, setDateOrder] = useState<'' | 'DMY' | 'MDY'>('')
  const [mapping, setMapping] = useState<Mapping>({})
  const [read, setRead] = useState<{ readonly input: Input; readonly preview: Preview }>()
  const [problem, setProblem] = useState<{ readonly input: Input; readonly error: Error }>()
  const [startProblem, setStartProblem] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  const [turn, setTurn] = useState(0)

  const input = useMemo(
    (): Input => ({
      format: formatOf(file.name),
      type,
      ...(currency ? { currency } : {}),
      ...(dateOrder ? { dateOrder } : {}),
      ...(Object.keys(mapping).length > 0 ? { mapping } : {}),
    }),
    [file, type, currency, dateOrder, mapping],
  )
  useEffect(() => {
    let isOver = false
    const look = async () => {
      const { importPreview } = await ask(PreviewImportDocument, {
        input: { content: await beginningOf(file), ...input },
      })
      if (isOver) return
      setRead({ input, preview: importPreview })
      setProblem(undefined)
    }
    look().catch(
      (error: unknown) =>
        isOver || setProblem({ input, error: error instanceof Error ? error : new Error(String(error)) }),
    )
    return () => void (isOver = true)
  }, [ask, file, input, turn])
  const preview = read?.input.type === type ? read.preview : undefined
  const unread = problem?.input === input ? problem.error : undefined
  // What is imported is what the preview shows: not while it is of an earlier choice.
  const canStart = !isBusy && read?.input === input && read.preview.missing.length === 0 && source.trim() !== ''

  const start = async (isTrial: boolean) => {
    setBusy(true)
    setStartProblem(undefined)
    try {
      const query = new URLSearchParams({
        type,
        format: formatOf(file.name),
        source: source.trim(),
        mapping: JSON.stringify(preview?.mapping ?? {}),
        ...(currency ? { currency } : {}),
        ...(dateOrder ? { dateOrder } : {}),
        ...(isTrial ? { dryRun: 'true' } : {}),
      })
      const response = await fetch(`/imports?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', authorization: authorizationOf(session) },
        body: file,
      })
      const answer = (await response.json().catch(() => ({}))) as {
        readonly importJob?: { readonly id: string }
        readonly errors?: readonly { readonly message: string }[]
      }
      if (!answer.importJob)
        throw new Error(answer.errors?.map(({ message }) => message).join('; ') ?? t().noAnswer(response.status))
      onStarted(answer.importJob.id)
    } catch (error) {
      setStartProblem(error instanceof Error ? error : new Error(String(error)))
      setBusy(false)
    }
  }

  const refused = preview?.lines.filter(({ problems }) => problems.length > 0).length ?? 0
  const used = preview?.fields.filter(({ name }) => columnOf((preview.mapping as Mapping)[name]) !== '') ?? []
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
            value={type}
            onChange={(event) => {
              setMapping({})
              setType(event.target.value as ImportType)
            }}
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
            value={currency}
            maxLength={3}
            onChange={(event) => setCurrency(event.target.value.toUpperCase())}
          />
        </label>
        <label className="field">
          <span className="label">{t().dates}</span>
          <select
            className="input"
            value={dateOrder}
            onChange={(event) => setDateOrder(event.target.value as '' | 'DMY' | 'MDY')}
          >
            <option value="">{t().auto}</option>
            <option value="DMY">{t().dmy}</option>
            <option value="MDY">{t().mdy}</option>
          </select>
        </label>
      </div>
      {startProblem && <Problem title={t().notStarted} error={startProblem} />}
      {unread && <Problem error={unread} onRetry={() => setTurn((n) => n + 1)} />}
      {!preview && !unread && <Skeleton lines={6} />}
      {preview && (
        <>
          {preview.missing.length > 0 && (
            <div className="notice warn" role="alert">
              <Icon name="alert" />
              {t().missing(preview.missing.join(', '))}
            </div>
          )}
          <Section
            title={t().preview}
            aside={refused > 0 ? <span className="bad">{t().refused(refused)}</span> : undefined}
          >
            <div className="table-scroll">
              <table className="table preview">
                <thead>
                  <tr>
                    <th className="number">{t().line}</th>
                    {used.map(({ name }) => (
                      <th key={name}>{name}</th>
                    ))}
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {preview.lines.map(({ line, values, problems, warnings }) => (
                    <tr key={line} className={problems.length > 0 ? 'refused' : undefined}>
                      <td className="number muted">{line}</td>
                      {used.map(({ name }) => (
                        <td key={name}>{shown((values as Mapping)[name])}</td>
                      ))}
                      <td>
                        {[...problems, ...warnings].map(({ code, column, message }) => (
                          <div
                            key={`${code} ${column}`}
                            className={problems.length > 0 ? 'bad' : 'warn'}
                            title={message}
                          >
                            {[column, message].filter(Boolean).join(': ')}
                          </div>
                        ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {preview.unknownWords.length > 0 && (
              <p className="warn" style={{ marginTop: 8 }}>
                {t().unknown(
                  preview.unknownWords.map(({ column, word, count }) => `${column}: ${word} (${count})`).join(', '),
                )}
              </p>
            )}
          </Section>
          <Section title={t().mapping}>
            <table className="table mapping">
              <thead>
                <tr>
                  <th>{t().field}</th>
                  <th>{t().column}</th>
                </tr>
              </thead>
              <tbody>
                {preview.fields.map(({ name, description, required }) => (
                  <tr key={name}>
                    <td title={description}>
                      {name} {required && <span className="badge warn">{t().required}</span>}
                      <div className="muted">{description}</div>
                    </td>
                    <td>
                      <select
                        className="input"
                        aria-label={name}
                        value={columnOf((preview.mapping as Mapping)[name])}
                        onChange={(event) =>
                          setMapping({
                            ...mapping,
                            [name]: event.target.value === '' ? null : { column: event.target.value },
                          })
                        }
                      >
                        <option value="">{t().notImported}</option>
                        {preview.columns.map((column) => (
                          <option key={column} value={column}>
                            {column}
                          </option>
                        ))}
                      </select>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </>
      )}
    </>
  )
}
