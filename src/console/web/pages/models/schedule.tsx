import { useState } from 'react'
import {
  RemoveScheduleDocument,
  ScheduleTrainingDocument,
  TrainingSchedulesDocument,
  type TrainingSchedulesQuery,
} from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { writing } from '../../format/writing.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Section } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'Schedules',
    set: 'Schedule a training…',
    algorithm: 'Algorithm',
    cron: 'When',
    cronHint: 'Minute, hour, day of the month, month, day of the week: 15 3 * * 1 is Monday at 3:15.',
    zone: 'Time zone',
    next: 'Next',
    scheduled: (algorithm: string) => `${algorithm} was scheduled`,
    remove: 'Remove',
    removed: (algorithm: string) => `${algorithm} is no longer trained on a schedule`,
  },
  zh: {
    title: '定时训练',
    set: '设置定时训练…',
    algorithm: '算法',
    cron: '时间',
    cronHint: '分、时、日、月、星期：15 3 * * 1 表示每周一 3:15。',
    zone: '时区',
    next: '下一次',
    scheduled: (algorithm) => `已为 ${algorithm} 设置定时训练`,
    remove: '移除',
    removed: (algorithm) => `${algorithm} 不再定时训练`,
  },
})

export const scheduleTitle = (): string => t().set

type Schedule = TrainingSchedulesQuery['trainingSchedules'][number]

interface ScheduleDialogProps {
  readonly plugin: string
  readonly algorithms: readonly string[]
  readonly schedules: readonly Schedule[]
  onDone(): void
  onClose(): void
}

const ScheduleDialog = ({ plugin, algorithms, schedules, onDone, onClose }: ScheduleDialogProps) => {
  const run = useDo()
  const [algorithm, setAlgorithm] = useState(schedules[0]?.algorithm ?? algorithms[0]!)
  // Each algorithm has a schedule of its own.
  const before = schedules.find((one) => one.algorithm === algorithm)
  return (
    <Dialog title={t().set} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onSubmit={async ({ cron = '', timeZone }) => {
            // What this form does not show stays as it was.
            const kept = before ? { params: before.params, promotion: before.promotion } : {}
            await run(ScheduleTrainingDocument, {
              input: { plugin, algorithm, cron, ...(timeZone ? { timeZone } : {}), ...kept },
            })
            onClose()
            onDone()
            toast(t().scheduled(algorithm))
          }}
        >
          <Field
            name="algorithm"
            label={t().algorithm}
            value={algorithm}
            options={algorithms.map((name) => [name, name])}
            onChange={setAlgorithm}
          />
          <Field
            key={`cron ${algorithm}`}
            name="cron"
            label={t().cron}
            hint={t().cronHint}
            value={before?.cron ?? '15 3 * * 1'}
            required
          />
          <Field
            key={`zone ${algorithm}`}
            name="timeZone"
            label={t().zone}
            value={before?.timeZone ?? writing.get().timeZone}
          />
        </Form>
      </div>
    </Dialog>
  )
}

export interface SchedulesProps {
  readonly plugin: string
  readonly algorithms: readonly string[]
  /** Whether the viewer may set and remove schedules. */
  readonly mayTrain: boolean
  /** Whether the dialog that sets one is open. */
  readonly isSetting: boolean
  /** A schedule was set or removed. */
  onChange(): void
  onClose(): void
}

/** When a plugin trains by itself. */
export const Schedules = ({ plugin, algorithms, mayTrain, isSetting, onChange, onClose }: SchedulesProps) => {
  const schedules = useData(TrainingSchedulesDocument, { plugin })
  const run = useDo()
  const done = () => {
    schedules.reload()
    onChange()
  }
  const remove = async ({ id, algorithm, cron, timeZone, params, promotion }: Schedule) => {
    await run(RemoveScheduleDocument, { input: { id } })
    done()
    toast(t().removed(algorithm), async () => {
      await run(ScheduleTrainingDocument, { input: { plugin, algorithm, cron, timeZone, params, promotion } })
      done()
    })
  }
  return (
    <Loaded of={schedules} lines={1}>
      {({ trainingSchedules: all }) => (
        <>
          {all.length > 0 && (
            <Section title={t().title}>
              <Table
                of={all}
                keyOf={({ id }) => id}
                columns={[
                  { title: t().algorithm, cell: ({ algorithm }) => <strong>{algorithm}</strong> },
                  {
                    title: t().cron,
                    cell: ({ cron, timeZone }) => (
                      <>
                        <span className="mono">{cron}</span> <span className="muted">{timeZone}</span>
                      </>
                    ),
                  },
                  {
                    title: t().next,
                    cell: ({ nextDueAt, problem }) => (
                      <>
                        {format.dateTime(nextDueAt)}
                        {problem && <div className="problem">{problem}</div>}
                      </>
                    ),
                  },
                  {
                    kind: 'action',
                    cell: (schedule) =>
                      mayTrain && (
                        <button type="button" className="button quiet" onClick={() => orToast(remove(schedule))}>
                          {t().remove}
                        </button>
                      ),
                  },
                ]}
              />
            </Section>
          )}
          {isSetting && algorithms.length > 0 && (
            <ScheduleDialog plugin={plugin} algorithms={algorithms} schedules={all} onDone={done} onClose={onClose} />
          )}
        </>
      )}
    </Loaded>
  )
}
