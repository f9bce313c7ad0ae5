import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  CancelRunDocument,
  MeasureDriftDocument,
  ModelHealthDocument,
  ModelRunsDocument,
  PromoteRunDocument,
  RollbackModelDocument,
  RunProgressDocument,
  ScheduleTrainingDocument,
  type ModelHealthQuery,
  type ModelRunsQuery,
} from '../../generated/operations.ts'
import { useData, useDo, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { Section } from '../../parts/page.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { gradeText, gradeTone } from '../../words/grades.ts'
import { words } from '../../words/words.ts'
import { Compare, mostCompared } from './compare.tsx'
import { TrainDialog } from './train.tsx'
import './models.css'

const t = words({
  en: {
    models: 'All models',
    train: 'Train',
    rollback: 'Roll back',
    rolledBack: 'The model before scores again',
    sure: (plugin: string) => `Roll back the model of ${plugin}?`,
    sureMore: 'The model before it scores everybody again, from now on.',
    schedule: 'Train by the clock…',
    cron: 'When (five fields of cron, such as 15 3 * * 1)',
    algorithm: 'Algorithm',
    zone: 'Time zone',
    scheduled: 'The schedule was set',
    drift: 'Measure drift',
    measuring: 'Drift is being measured',
    runs: 'Runs',
    run: 'Run',
    status: 'State',
    grade: 'Grade',
    rows: 'Rows',
    made: 'Asked for',
    took: 'Took',
    compare: (n: number) => (n === 1 ? 'Look at this run' : `Compare ${n} runs`),
    hint: `Choose up to ${mostCompared} runs to see them beside each other.`,
    promote: 'Promote',
    promoted: 'Scores',
    isPromoted: 'The model scores from now on',
    cancel: 'Cancel',
    cancelled: 'The run was cancelled',
    next: (when: string, cron: string) => `Trains again ${when} (${cron})`,
    driftTitle: 'Drift',
    feature: 'Input',
    psi: 'Shift (PSI)',
    psiHint: 'From 0.1 a shift, from 0.25 a large one.',
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
    models: '所有模型',
    train: '训练',
    rollback: '回滚',
    rolledBack: '已恢复之前的模型',
    sure: (plugin) => `回滚 ${plugin} 的模型？`,
    sureMore: '从现在起将由之前的模型重新为所有人评分。',
    schedule: '定时训练…',
    cron: '时间（五段 cron，如 15 3 * * 1）',
    algorithm: '算法',
    zone: '时区',
    scheduled: '已设置定时训练',
    drift: '测量漂移',
    measuring: '正在测量漂移',
    runs: '运行记录',
    run: '运行',
    status: '状态',
    grade: '评级',
    rows: '行数',
    made: '请求时间',
    took: '耗时',
    compare: (n) => (n === 1 ? '查看此运行' : `比较 ${n} 次运行`),
    hint: `最多选择 ${mostCompared} 次运行进行并列比较。`,
    promote: '启用',
    promoted: '评分中',
    isPromoted: '该模型现已用于评分',
    cancel: '取消',
    cancelled: '已取消运行',
    next: (when, cron) => `将于${when}再次训练（${cron}）`,
    driftTitle: '漂移',
    feature: '输入',
    psi: '偏移（PSI）',
    psiHint: '0.1 起为偏移，0.25 起为较大偏移。',
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
type Health = ModelHealthQuery['modelHealth'][number]

const isUnderWay = ({ status }: Run): boolean => status === 'QUEUED' || status === 'RUNNING'

/** A run that is under way, as it goes. */
const Progress = ({ run, onEnd }: { readonly run: Run; onEnd(): void }) => {
  const [now, setNow] = useState<{ readonly progress: number; readonly message: string | null }>(run)
  useLive(
    RunProgressDocument,
    { id: run.id },
    {
      onItem: ({ modelRunProgress }) => {
        setNow(modelRunProgress)
        if (modelRunProgress.status !== 'QUEUED' && modelRunProgress.status !== 'RUNNING') onEnd()
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

const ScheduleDialog = ({ health, onDone, onClose }: { readonly health: Health; onDone(): void; onClose(): void }) => {
  const run = useDo()
  const before = health.nextTraining
  return (
    <Dialog title={t().schedule} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onSubmit={async ({ algorithm = '', cron = '', timeZone }) => {
            // What this form does not show stays as it was.
            const kept = before?.algorithm === algorithm ? { params: before.params, promotion: before.promotion } : {}
            await run(ScheduleTrainingDocument, {
              input: { plugin: health.plugin, algorithm, cron, ...(timeZone ? { timeZone } : {}), ...kept },
            })
            onClose()
            onDone()
            toast(t().scheduled)
          }}
        >
          <Field
            name="algorithm"
            label={t().algorithm}
            value={before?.algorithm}
            options={health.algorithms.map((name) => [name, name])}
          />
          <Field name="cron" label={t().cron} value={before?.cron ?? '15 3 * * 1'} required />
          <Field name="timeZone" label={t().zone} value={before?.timeZone ?? format.timeZone()} />
        </Form>
      </div>
    </Dialog>
  )
}

export const PluginModels = () => {
  const { plugin } = useParams({ from: '/models/$plugin' })
  const search = useSearch({ from: '/models/$plugin' })
  const navigate = useNavigate({ from: '/models/$plugin' })
  const { data: healthData, reload: reloadHealth } = useData(ModelHealthDocument, { plugin })
  const { data, error, reload } = useData(ModelRunsDocument, { plugin })
  const [dialog, setDialog] = useState<'train' | 'schedule' | 'rollback'>()
  const [chosen, setChosen] = useState<readonly string[]>(search.runs ?? [])
  const [isBusy, setBusy] = useState(false)
  const run = useDo()
  const mayTrain = useRights().may('train')
  const health = healthData?.modelHealth[0]
  const again = () => {
    reload()
    reloadHealth()
  }
  /** One thing at a time: a second press meanwhile does nothing. */
  const act = async (work: () => Promise<unknown>, text: string) => {
    if (isBusy) return
    setBusy(true)
    try {
      await work()
      again()
      toast(text)
    } finally {
      setBusy(false)
    }
  }
  const rollback = () => {
    setDialog(undefined)
    orToast(act(() => run(RollbackModelDocument, { input: { plugin } }), t().rolledBack))
  }
  const measure = () => orToast(act(() => run(MeasureDriftDocument, { input: { plugin } }), t().measuring))
  const look = () => void navigate({ search: { runs: chosen } })
  useShortcuts({ ...(mayTrain ? { t: () => setDialog('train') } : {}), escape: () => void navigate({ to: '/models' }) })
  useCommands(
    mayTrain
      ? [
          { id: 'train', title: `${t().train}: ${plugin}`, icon: 'play', keys: 'T', run: () => setDialog('train') },
          { id: 'rollback', title: `${t().rollback}: ${plugin}`, icon: 'undo', run: () => setDialog('rollback') },
          { id: 'drift', title: `${t().drift}: ${plugin}`, run: measure },
        ]
      : [],
  )
  const runs = data?.modelRuns.nodes ?? []
  // Without a choice: the run that scores.
  const compared = search.runs ?? (health?.promotedRun ? [health.promotedRun.id] : [])
  return (
    <div className="page">
      <header className="page-head">
        <Link to="/models" className="button quiet icon" aria-label={t().models} title={t().models}>
          <Icon name="left" />
        </Link>
        <h1>{plugin}</h1>
        {health?.grade && <span className={`badge ${gradeTone(health.grade)}`}>{gradeText(health.grade)}</span>}
        {health?.nextTraining && (
          <span className="muted">{t().next(format.ago(health.nextTraining.nextDueAt), health.nextTraining.cron)}</span>
        )}
        <div className="grow" />
        {mayTrain && (
          <>
            <button type="button" className="button" disabled={isBusy} onClick={() => setDialog('rollback')}>
              <Icon name="undo" />
              {t().rollback}
            </button>
            <button type="button" className="button primary" disabled={!health} onClick={() => setDialog('train')}>
              <Icon name="play" />
              {t().train}
            </button>
            <Menu label={common().actions} button={<Icon name="more" />}>
              <MenuItem onChoose={() => setDialog('schedule')}>{t().schedule}</MenuItem>
              <MenuItem disabled={isBusy} onChoose={measure}>
                {t().drift}
              </MenuItem>
            </Menu>
          </>
        )}
      </header>
      <div className="page-body" tabIndex={0}>
        <div className="column">
          {(health?.attention.length ?? 0) > 0 && (
            <div className="notice warn">
              <Icon name="alert" />
              <div className="stack">
                {health?.attention.map((text) => (
                  <span key={text}>{text}</span>
                ))}
              </div>
            </div>
          )}
          {compared.length > 0 && <Compare ids={compared.slice(0, mostCompared)} />}
          <Section title={t().runs} aside={t().hint}>
            {!data ? (
              error ? (
                <Problem error={error} onRetry={reload} />
              ) : (
                <Skeleton lines={5} />
              )
            ) : runs.length === 0 ? (
              <Empty title={t().empty} small />
            ) : (
              <div className="table-scroll">
                <table className="table">
                  <thead>
                    <tr>
                      <th>{t().run}</th>
                      <th>{t().status}</th>
                      <th>{t().grade}</th>
                      <th className="number">{t().rows}</th>
                      <th>{t().made}</th>
                      <th className="number">{t().took}</th>
                      <th />
                    </tr>
                  </thead>
                  <tbody>
                    {runs.map((one) => (
                      <tr key={one.id}>
                        <td>
                          <label className="check">
                            <input
                              type="checkbox"
                              aria-label={t().select(one.algorithm)}
                              checked={chosen.includes(one.id)}
                              disabled={!chosen.includes(one.id) && chosen.length >= mostCompared}
                              onChange={() =>
                                setChosen(
                                  chosen.includes(one.id) ? chosen.filter((id) => id !== one.id) : [...chosen, one.id],
                                )
                              }
                            />
                            <strong>{one.algorithm}</strong>
                          </label>
                        </td>
                        <td style={{ minWidth: 200 }}>
                          {isUnderWay(one) ? <Progress run={one} onEnd={again} /> : t().states[one.status]}
                          {one.error && <div className="problem">{one.error.message}</div>}
                        </td>
                        <td>
                          {one.grade && <span className={`badge ${gradeTone(one.grade)}`}>{gradeText(one.grade)}</span>}
                        </td>
                        <td className="number">{format.number(one.rows)}</td>
                        <td>
                          <time dateTime={one.createdAt} title={format.dateTime(one.createdAt)}>
                            {format.ago(one.createdAt)}
                          </time>
                        </td>
                        <td className="number">{format.duration(seconds(one))}</td>
                        <td style={{ textAlign: 'right' }}>
                          {one.promoted ? (
                            <span className="badge good">{t().promoted}</span>
                          ) : !mayTrain ? null : one.status === 'SUCCEEDED' ? (
                            <button
                              type="button"
                              className="button"
                              disabled={isBusy}
                              onClick={() =>
                                orToast(act(() => run(PromoteRunDocument, { input: { id: one.id } }), t().isPromoted))
                              }
                            >
                              {t().promote}
                            </button>
                          ) : isUnderWay(one) ? (
                            <button
                              type="button"
                              className="button"
                              disabled={isBusy}
                              onClick={() =>
                                orToast(act(() => run(CancelRunDocument, { input: { id: one.id } }), t().cancelled))
                              }
                            >
                              {t().cancel}
                            </button>
                          ) : null}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            {chosen.length > 0 && (
              <p style={{ marginTop: 12 }}>
                <button type="button" className="button primary" onClick={look}>
                  {t().compare(chosen.length)}
                </button>
              </p>
            )}
          </Section>
          {health?.drift && (
            <Section title={t().driftTitle} aside={`${format.ago(health.drift.measuredAt)} · ${t().psiHint}`}>
              {health.drift.reasons.map((reason) => (
                <p key={reason} className="warn">
                  {reason}
                </p>
              ))}
              <table className="table">
                <thead>
                  <tr>
                    <th>{t().feature}</th>
                    <th className="number">{t().psi}</th>
                  </tr>
                </thead>
                <tbody>
                  {health.drift.features.map(({ feature, psi }) => (
                    <tr key={feature}>
                      <td>{feature}</td>
                      <td className="number">{format.measure(psi)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          )}
        </div>
      </div>
      {dialog === 'train' && health && (
        <TrainDialog
          plugin={plugin}
          algorithms={health.algorithms}
          onStarted={again}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'rollback' && (
        <Dialog title={t().sure(plugin)} onClose={() => setDialog(undefined)}>
          <div className="dialog-body">
            <p>{t().sureMore}</p>
          </div>
          <footer className="dialog-foot">
            <button type="button" className="button" onClick={() => setDialog(undefined)}>
              {common().cancel}
            </button>
            <button type="button" className="button danger" onClick={rollback}>
              {t().rollback}
            </button>
          </footer>
        </Dialog>
      )}
      {dialog === 'schedule' && health && (
        <ScheduleDialog health={health} onDone={again} onClose={() => setDialog(undefined)} />
      )}
    </div>
  )
}
