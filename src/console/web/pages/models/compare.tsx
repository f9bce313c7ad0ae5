import type { ReactNode } from 'react'
import { CompareRunDocument, type CompareRunQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { Table, type TableColumn } from '../../parts/table.tsx'
import { gradeText, gradeTone } from '../../words/grades.ts'
import { metricText } from '../../words/metrics.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'Comparison',
    figure: 'Metric',
    baseline: 'Baseline',
    asked: 'Grade',
    rows: 'Rows',
    seed: 'Seed',
    split: { TRAIN: 'training', HOLDOUT: 'hold-out', BACKTEST: 'backtest' },
    unknown: (id: string) => `There is no run ${id}; it may have been deleted.`,
    calibration: 'Calibration',
    calibrationHint:
      'Each point is a group of held-out records: the prediction from left to right, what happened from bottom to top. On the line, both agree.',
    fairness: 'By group',
    group: 'Group',
    inputs: 'Inputs',
    features: 'Inputs and their importance',
    hash: 'Artifact',
  },
  zh: {
    title: '并列比较',
    figure: '指标',
    baseline: '基线',
    asked: '评级',
    rows: '行数',
    seed: '种子',
    split: { TRAIN: '训练', HOLDOUT: '留出', BACKTEST: '回测' },
    unknown: (id) => `没有运行 ${id}；它可能已被删除。`,
    calibration: '校准',
    calibrationHint: '每个点是一组留出记录：横轴为预测，纵轴为实际。落在线上说明模型的数值可信。',
    fairness: '按组别',
    group: '组别',
    inputs: '输入',
    features: '输入及其重要性',
    hash: '产物',
  },
})

type Run = NonNullable<CompareRunQuery['modelRun']>

const size = 220
const pad = 10

const Calibration = ({ bins }: { readonly bins: Run['calibration'] }) => {
  const values = bins.flatMap(({ predicted, observed }) => [predicted, observed])
  const [low, high] = [Math.min(0, ...values), Math.max(...values)]
  const at = (value: number) => pad + ((value - low) / (high - low || 1)) * (size - 2 * pad)
  const most = Math.max(...bins.map(({ count }) => count))
  return (
    <svg className="calibration" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t().calibrationHint}>
      <rect className="frame" x="0.5" y="0.5" width={size - 1} height={size - 1} rx="6" />
      <line className="ideal" x1={pad} y1={size - pad} x2={size - pad} y2={pad} />
      {bins.map(({ predicted, observed, count }) => (
        <circle key={predicted} cx={at(predicted)} cy={size - at(observed)} r={3 + 5 * Math.sqrt(count / most)}>
          <title>{`${format.measure(predicted)} → ${format.measure(observed)} (${format.number(count)})`}</title>
        </circle>
      ))}
    </svg>
  )
}

const useRuns = (ids: readonly string[]) => {
  // At most three: hooks are as many as there are places.
  const [a, b, c] = [ids[0], ids[1], ids[2]]
  const results = [
    useData(CompareRunDocument, { id: a ?? '' }, { pause: a === undefined }),
    useData(CompareRunDocument, { id: b ?? '' }, { pause: b === undefined }),
    useData(CompareRunDocument, { id: c ?? '' }, { pause: c === undefined }),
  ].slice(0, ids.length)
  return {
    runs: results.flatMap(({ data }) => (data?.modelRun ? [data.modelRun] : [])),
    unknown: ids.filter((_id, i) => results[i]?.data?.modelRun === null),
    failed: results.filter(({ error }) => error !== undefined),
    isLoading: results.some(({ data, error }) => !data && !error),
  }
}

export const mostCompared = 3

/** Runs beside each other and beside the baseline that each had to beat. */
export const Compare = ({ ids }: { readonly ids: readonly string[] }) => {
  const { runs, unknown, failed, isLoading } = useRuns(ids)
  return (
    <>
      {failed.map(({ error, reload }, i) => error && <Problem key={i} error={error} onRetry={reload} />)}
      {unknown.map((id) => (
        <div key={id} className="notice warn" role="alert">
          <Icon name="alert" />
          {t().unknown(id)}
        </div>
      ))}
      {isLoading && runs.length === 0 && <Skeleton lines={6} />}
      {runs.length > 0 && <Comparison of={runs} />}
    </>
  )
}

/** What one row of the comparison says of each run. */
interface CompareRow {
  readonly id: string
  readonly title: ReactNode
  of(run: Run): ReactNode
}

const Comparison = ({ of: runs }: { readonly of: readonly Run[] }) => {
  const names = [...new Map(runs.flatMap(({ metrics }) => metrics.map(({ name, split }) => [name, split] as const)))]
  const cell = (run: Run, name: string) => {
    const metric = run.metrics.find((one) => one.name === name)
    const base = run.baseline?.metrics.find((one) => one.name === name)
    return (
      <>
        {metric ? format.measure(metric.value) : format.none}
        {metric?.interval && (
          <span className="muted">
            {' '}
            {format.measure(metric.interval.lower)}–{format.measure(metric.interval.upper)}
          </span>
        )}
        {base && (
          <div className="muted">
            {t().baseline} {format.measure(base.value)}
          </div>
        )}
      </>
    )
  }
  const rows: readonly CompareRow[] = [
    {
      id: 'grade',
      title: t().asked,
      of: ({ grade }) => grade && <span className={`badge ${gradeTone(grade)}`}>{gradeText(grade)}</span>,
    },
    {
      id: 'rows',
      title: `${t().rows} · ${t().seed}`,
      of: (run) => `${format.number(run.rows)} · ${run.seed}`,
    },
    { id: 'baseline', title: t().baseline, of: ({ baseline }) => baseline?.name },
    ...names.map(([name, split]): CompareRow => ({
      id: `metric ${name}`,
      title: (
        <>
          {metricText(name)} <span className="muted">{t().split[split]}</span>
        </>
      ),
      of: (run) => cell(run, name),
    })),
    {
      id: 'hash',
      title: t().hash,
      of: ({ artifactHash }) => <span className="mono muted">{artifactHash?.slice(0, 12)}</span>,
    },
  ]
  const groups = [
    ...new Set(runs.flatMap(({ fairness }) => fairness.map(({ attribute, group }) => `${attribute}: ${group}`))),
  ]
  const hasImportance = runs.some((run) => run.features.some(({ importance }) => importance !== null))
  const features = [...new Map(runs.flatMap((run) => run.features.map((one) => [one.name, one.description] as const)))]
  return (
    <>
      <Section title={t().title}>
        <Table
          className="compare"
          of={rows}
          keyOf={({ id }) => id}
          columns={[
            { title: t().figure, cell: ({ title }) => title },
            ...runs.map((run): TableColumn<CompareRow> => ({
              id: run.id,
              title: (
                <>
                  {run.algorithm} <span className="muted">{format.dateTime(run.createdAt)}</span>
                </>
              ),
              cell: ({ of }) => of(run),
            })),
          ]}
        />
        {runs.map(
          ({ id, message }) =>
            message && (
              <p key={id} className="run-message" style={{ marginTop: 12 }}>
                {message}
              </p>
            ),
        )}
      </Section>
      {runs.some(({ calibration }) => calibration.length > 0) && (
        <Section title={t().calibration}>
          <div className="row wrap" style={{ gap: 24 }}>
            {runs
              .filter(({ calibration }) => calibration.length > 0)
              .map((run) => (
                <figure key={run.id} className="stack">
                  <Calibration bins={run.calibration} />
                  <figcaption className="muted">
                    {run.algorithm} {format.dateTime(run.createdAt)}
                  </figcaption>
                </figure>
              ))}
            <p className="muted" style={{ maxWidth: '40ch' }}>
              {t().calibrationHint}
            </p>
          </div>
        </Section>
      )}
      {features.length > 0 && (
        <Section title={hasImportance ? t().features : t().inputs}>
          <Table
            className="compare"
            of={features}
            keyOf={([name]) => name}
            columns={[
              { id: 'feature', cell: ([, description]) => description },
              ...runs.map((run): TableColumn<(typeof features)[number]> => ({
                id: run.id,
                cell: ([name]) =>
                  hasImportance && format.percent(run.features.find((one) => one.name === name)?.importance),
              })),
            ]}
          />
        </Section>
      )}
      {groups.length > 0 && (
        <Section title={t().fairness}>
          <Table
            className="compare"
            of={groups}
            keyOf={(group) => group}
            columns={[
              { title: t().group, cell: (group) => group },
              ...runs.map((run): TableColumn<string> => ({
                id: run.id,
                title: run.fairness[0] && metricText(run.fairness[0].metric.name),
                cell: (group) => {
                  const found = run.fairness.find((one) => `${one.attribute}: ${one.group}` === group)
                  return (
                    <>
                      {found ? format.measure(found.metric.value) : format.none}{' '}
                      {found && <span className="muted">({format.number(found.count)})</span>}
                    </>
                  )
                },
              })),
            ]}
          />
        </Section>
      )}
    </>
  )
}
