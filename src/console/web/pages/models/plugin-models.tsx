import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  CancelRunDocument,
  MeasureDriftDocument,
  ModelHealthDocument,
  ModelRunsDocument,
  PromoteRunDocument,
  RollbackModelDocument,
} from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Confirm } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Loaded, Problem } from '../../parts/state.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands, type Command } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { gradeText, gradeTone } from '../../words/grades.ts'
import { words } from '../../words/words.ts'
import { Compare, mostCompared } from './compare.tsx'
import { Drift } from './drift.tsx'
import { Runs } from './runs.tsx'
import { Schedules, scheduleTitle } from './schedule.tsx'
import { TrainDialog } from './train.tsx'
import './models.css'

const t = words({
  en: {
    models: 'All models',
    train: 'Train',
    rollback: 'Roll back',
    rolledBack: 'The previous model is being promoted again',
    sure: (plugin: string) => `Roll back the model of ${plugin}?`,
    sureMore: 'The previous model scores all customers again.',
    drift: 'Measure drift',
    measuring: 'Drift is being measured',
    runs: 'Runs',
    hint: `Choose up to ${mostCompared} runs to compare.`,
    isPromoted: 'The model is being promoted',
    cancelled: 'The run was cancelled',
    next: (algorithm: string, when: string) => `Trains ${algorithm} ${when}`,
  },
  zh: {
    models: '所有模型',
    train: '训练',
    rollback: '回滚',
    rolledBack: '正在恢复之前的模型',
    sure: (plugin) => `回滚 ${plugin} 的模型？`,
    sureMore: '将由之前的模型重新为所有客户评分。',
    drift: '测量漂移',
    measuring: '正在测量漂移',
    runs: '运行记录',
    hint: `最多选择 ${mostCompared} 次运行进行比较。`,
    isPromoted: '正在启用该模型',
    cancelled: '已取消运行',
    next: (algorithm, when) => `将于${when}训练 ${algorithm}`,
  },
})

export const PluginModels = () => {
  const { plugin } = useParams({ from: '/models/$plugin' })
  const search = useSearch({ from: '/models/$plugin' })
  const navigate = useNavigate({ from: '/models/$plugin' })
  const healths = useData(ModelHealthDocument, { plugin })
  const runs = useData(ModelRunsDocument, { plugin })
  const [dialog, setDialog] = useState<'train' | 'schedule' | 'rollback'>()
  const [isBusy, setBusy] = useState(false)
  const run = useDo()
  const mayTrain = useRights().may('train')
  const health = healths.data?.modelHealth[0]
  const close = () => setDialog(undefined)
  const again = () => {
    runs.reload()
    healths.reload()
  }
  /** One thing at a time: a second press meanwhile does nothing. */
  const busily = async (work: () => Promise<unknown>, text: string) => {
    setBusy(true)
    try {
      await work()
      again()
      toast(text)
    } finally {
      setBusy(false)
    }
  }
  const act = (work: () => Promise<unknown>, text: string) => {
    if (!isBusy) orToast(busily(work, text))
  }
  const measure = () => act(() => run(MeasureDriftDocument, { input: { plugin } }), t().measuring)
  useShortcuts({ ...(mayTrain ? { t: () => setDialog('train') } : {}), escape: () => void navigate({ to: '/models' }) })
  const offered: readonly Command[] = [
    { id: 'train', title: `${t().train}: ${plugin}`, icon: 'play', keys: 'T', run: () => setDialog('train') },
    { id: 'rollback', title: `${t().rollback}: ${plugin}`, icon: 'undo', run: () => setDialog('rollback') },
    { id: 'schedule', title: `${scheduleTitle()}: ${plugin}`, run: () => setDialog('schedule') },
    { id: 'drift', title: `${t().drift}: ${plugin}`, run: measure },
  ]
  useCommands(mayTrain ? offered : [])
  // Without a choice: the run that scores.
  const compared = search.runs ?? (health?.promotedRun ? [health.promotedRun.id] : [])
  const next = health?.nextTraining
  return (
    <Page
      title={plugin}
      back={{ to: '/models', label: t().models }}
      note={
        <>
          {health?.grade && <span className={`badge ${gradeTone(health.grade)}`}>{gradeText(health.grade)}</span>}
          {next && t().next(next.algorithm, format.ago(next.nextDueAt))}
        </>
      }
      actions={
        mayTrain && (
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
              <MenuItem onChoose={() => setDialog('schedule')}>{scheduleTitle()}</MenuItem>
              <MenuItem disabled={isBusy} onChoose={measure}>
                {t().drift}
              </MenuItem>
            </Menu>
          </>
        )
      }
    >
      {healths.error && <Problem error={healths.error} onRetry={healths.reload} />}
      {health && health.attention.length > 0 && (
        <div className="notice warn">
          <Icon name="alert" />
          <div className="stack">
            {health.attention.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </div>
        </div>
      )}
      {compared.length > 0 && <Compare ids={compared.slice(0, mostCompared)} />}
      <Section title={t().runs} aside={t().hint}>
        <Loaded of={runs} lines={5}>
          {({ modelRuns }) => (
            <Runs
              of={modelRuns.nodes}
              compared={search.runs ?? []}
              mayTrain={mayTrain}
              isBusy={isBusy}
              onCompare={(ids) => void navigate({ search: { runs: ids } })}
              onPromote={(id) => act(() => run(PromoteRunDocument, { input: { id } }), t().isPromoted)}
              onCancel={(id) => act(() => run(CancelRunDocument, { input: { id } }), t().cancelled)}
              onEnd={again}
            />
          )}
        </Loaded>
      </Section>
      <Schedules
        plugin={plugin}
        algorithms={health?.algorithms ?? []}
        mayTrain={mayTrain}
        isSetting={dialog === 'schedule'}
        onChange={healths.reload}
        onClose={close}
      />
      {health?.drift && <Drift of={health.drift} />}
      {dialog === 'train' && health && (
        <TrainDialog plugin={plugin} algorithms={health.algorithms} onStarted={again} onClose={close} />
      )}
      {dialog === 'rollback' && (
        <Confirm
          title={t().sure(plugin)}
          text={t().sureMore}
          action={t().rollback}
          onConfirm={() => act(() => run(RollbackModelDocument, { input: { plugin } }), t().rolledBack)}
          onClose={close}
        />
      )}
    </Page>
  )
}
