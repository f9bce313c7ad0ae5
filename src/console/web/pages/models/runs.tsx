import { useState } from 'react'
import { RunProgressDocument, type ModelRunsQuery } from '../../generated/operations.ts'
import { useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Empty } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { gradeText, gradeTone } from '../../words/grades.ts'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { mostCompared } from './compare.tsx'

const t = words({
  en: {
    run: 'Run',
    status: 'Status',
    grade: 'Grade',
    rows: 'Rows',
    made: 'Requested',
    took: 'Took',
    compare: (n: number) => (n === 1 ? 'Show this run' : `Compare ${n} runs`),
    promote: 'Promote',
    promoted: 'Promoted',
    empty: 'No runs yet',
    states: {
      QUEUED: 'Waiting',
      RUNNING: 'Running',
      SUCCEEDED: 'Done',
      FAILED: 'Failed',
      CANCELLED: 'Cancelled',
      INSUFFICIENT_DATA: 'Too little data',
    },
    select: (run: string) => `Compare ${run}`,
  },
  zh: {
    run: '运行',
    status: '状态',
    grade: '评级',
    rows: '行数',
    made: '请求时间',
    took: '耗时',
    compare: (n) => (n === 1 ? '查看此运行' : `比较 ${n} 次运行`),
    promote: '启用',
    promoted: '已启用',
    empty: '还没有运行记录',
    states: {
      QUEUED: '排队中',
      RUNNING: '运行中',
      SUCCEEDED: '完成',
      FAILED: '失败',
      CANCELLED: '已取消',
      INSUFFICIENT_DATA: '数据不足',
    },
    select: (run) => `比较 ${run}`,
  },
})

type Run = ModelRunsQuery['modelRuns']['nodes'][number]

const isUnderWay = ({ status }: Pick<Run, 'status'>): boolean => status === 'QUEUED' || status === 'RUNNING'

/** A run that is under way, as it goes. */
const Progress = ({ run, onEnd }: { readonly run: Run; onEnd(): void }) => {
  const [now, setNow] = useState<{ readonly progress: number; readonly message: string | null }>(run)
  useLive(
    RunProgressDocument,
    { id: run.id },
    {
      onItem: ({ modelRunProgress }) => {
        setNow(modelRunProgress)
        if (!isUnderWay(modelRunProgress)) onEnd()
      },
      onGap: onEnd,
    },
  )
  return (
    <div className="stack" style={{ gap: 4 }}>
      <div
        className="bar"
        role="progressbar"
        aria-label={now.message ?? run.algorithm}
        aria-valuenow={Math.round(now.progress * 100)}
      >
        <span style={{ width: `${now.progress * 100}%` }} />
      </div>
      <span className="muted">{now.message}</span>
    </div>
  )
}

const seconds = (run: Run): number | null =>
  run.startedAt && run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1_000 : null

export interface RunsProps {
  readonly of: readonly Run[]
  /** Ids of the runs that are shown beside each other. */
  readonly compared: readonly string[]
  /** Whether the viewer may promote and cancel. */
  readonly mayTrain: boolean
  readonly isBusy: boolean
  onCompare(ids: readonly string[]): void
  onPromote(id: string): void
  onCancel(id: string): void
  /** A run has ended. */
  onEnd(): void
}

/** The runs of a plugin, the newest first. */
export const Runs = ({ of: runs, compared, mayTrain, isBusy, onCompare, onPromote, onCancel, onEnd }: RunsProps) => {
  const [chosen, setChosen] = useState(compared)
  if (runs.length === 0) return <Empty title={t().empty} small />
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const action = ({ id, promoted, status }: Run) => {
    if (promoted) return <span className="badge good">{t().promoted}</span>
    if (!mayTrain) return null
    if (status !== 'SUCCEEDED' && !isUnderWay({ status })) return null
    const [text, act] = isUnderWay({ status }) ? [common().cancel, onCancel] : [t().promote, onPromote]
    return (
      <button type="button" className="button" disabled={isBusy} onClick={() => act(id)}>
        {text}
      </button>
    )
  }
  return (
    <>
      <Table
        of={runs}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t().run,
            cell: ({ id, algorithm }) => (
              <label className="check">
                <input
                  type="checkbox"
                  aria-label={t().select(algorithm)}
                  checked={chosen.includes(id)}
                  disabled={!chosen.includes(id) && chosen.length >= mostCompared}
                  onChange={() => toggle(id)}
                />
                <strong>{algorithm}</strong>
              </label>
            ),
          },
          {
            title: t().status,
            minWidth: 200,
            cell: (run) => (
              <>
                {isUnderWay(run) ? <Progress run={run} onEnd={onEnd} /> : t().states[run.status]}
                {run.error && <div className="problem">{run.error.message}</div>}
              </>
            ),
          },
          {
            title: t().grade,
            cell: ({ grade }) => grade && <span className={`badge ${gradeTone(grade)}`}>{gradeText(grade)}</span>,
          },
          { title: t().rows, kind: 'number', cell: ({ rows }) => format.number(rows) },
          {
            title: t().made,
            kind: 'moment',
            cell: ({ createdAt }) => (
              <time dateTime={createdAt} title={format.dateTime(createdAt)}>
                {format.ago(createdAt)}
              </time>
            ),
          },
          { title: t().took, kind: 'number', cell: (run) => format.duration(seconds(run)) },
          { kind: 'action', cell: action },
        ]}
      />
      {chosen.length > 0 && (
        <p style={{ marginTop: 12 }}>
          <button type="button" className="button primary" onClick={() => onCompare(chosen)}>
            {t().compare(chosen.length)}
          </button>
        </p>
      )}
    </>
  )
}
