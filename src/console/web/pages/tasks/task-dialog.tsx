import { useState } from 'react'
import {
  CreateTaskDocument,
  OwnersDocument,
  UpdateTaskDocument,
  type CreateTaskInput,
} from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { CustomerPicker } from '../../parts/customer-picker.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { kinds } from '../../words/kinds.ts'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import { taskWords } from './task-words.ts'
import type { ShownTask } from './use-tasks.ts'
import './tasks.css'

const t = words({
  en: {
    task: 'What is to be done',
    text: 'Details',
    due: 'Due',
    time: 'Time (optional)',
    minutes: 'Minutes planned',
    remind: 'Reminder',
    reminders: {
      none: 'None',
      '0': 'When it is due (a day: at 9:00)',
      '15': '15 minutes before',
      '60': 'An hour before',
      '1440': 'A day before',
    },
    at: (moment: string) => `As it is: ${moment}`,
    assignee: 'Assigned to',
  },
  zh: {
    task: '要做什么',
    text: '说明',
    due: '到期日',
    time: '时间（可选）',
    minutes: '计划分钟数',
    remind: '提醒',
    reminders: {
      none: '不提醒',
      '0': '到期时（仅日期：9:00）',
      '15': '提前 15 分钟',
      '60': '提前 1 小时',
      '1440': '提前 1 天',
    },
    at: (moment) => `保持不变：${moment}`,
    assignee: '分配给',
  },
})

/** When somebody is reminded of what is due on a day. */
const morning = '09:00'

type Values = Readonly<Record<string, string>>

const dueOf = ({ day = '', time = '' }: Values) => {
  if (day === '') return { dueOn: null, dueAt: null }
  return time === '' ? { dueOn: day } : { dueAt: format.momentAt(day, time).toISOString() }
}

const remindAtOf = ({ day = '', time = '', remind = '' }: Values): string | null => {
  if (remind === 'none' || day === '') return null
  return new Date(format.momentAt(day, time || morning).getTime() - Number(remind) * 60_000).toISOString()
}

const fieldsOf = (values: Values) =>
  ({
    title: values['title'] ?? '',
    text: values['text'] || null,
    kind: values['kind'] as ShownTask['kind'],
    priority: values['priority'] as ShownTask['priority'],
    ...dueOf(values),
    durationMinutes: values['durationMinutes'] ? Number(values['durationMinutes']) : null,
    assigneeId: values['assigneeId'] || null,
    ...(values['remind'] === 'kept' ? {} : { remindAt: remindAtOf(values) }),
  }) satisfies Omit<CreateTaskInput, 'customerId'>

export interface TaskDialogProps {
  /** The task to be changed; none for a new one. */
  readonly task?: ShownTask | undefined
  /** Whom a new one is about; without it, the dialog asks. */
  readonly customerId?: string | undefined
  /** The case that a new one is about. */
  readonly caseId?: string | undefined
  onDone(): void
  onClose(): void
}

/** Adds a task, or changes one. */
export const TaskDialog = ({ task, customerId, caseId, onDone, onClose }: TaskDialogProps) => {
  const run = useDo()
  const { may } = useRights()
  const { viewer } = useViewer()
  const { data } = useData(OwnersDocument, {}, { pause: !may('manage') })
  // What the fields were filled from: the page goes on and shows what others change meanwhile.
  const [opened] = useState(task)
  // Who may not list users chooses between itself and whoever has the task.
  const known = [
    ...(viewer.user ? [{ id: viewer.user.id, name: viewer.name }] : []),
    ...(opened?.assignee ? [opened.assignee] : []),
    ...(data?.users.nodes ?? []),
  ]
  const assignees = [...new Map(known.map(({ id, name }) => [id, name] as const))]
  const { none, ...before } = t().reminders
  return (
    <Dialog title={opened ? taskWords().edit : taskWords().create} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async (values) => {
            const input = fieldsOf(values)
            if (opened) await run(UpdateTaskDocument, { input: { id: opened.id, version: opened.version, ...input } })
            else
              await run(CreateTaskDocument, {
                input: { customerId: customerId ?? values['customerId'] ?? '', caseId: caseId ?? null, ...input },
              })
            onClose()
            onDone()
            toast(opened ? taskWords().saved : taskWords().created)
          }}
        >
          {!opened && customerId === undefined && (
            <CustomerPicker name="customerId" label={fieldWords().customer} required autoFocus />
          )}
          <Field name="title" label={t().task} value={opened?.title} required autoFocus={customerId !== undefined} />
          <div className="field-row">
            <Field
              name="kind"
              label={fieldWords().kind}
              value={opened?.kind}
              options={Object.entries(kinds().taskKind)}
            />
            <Field
              name="priority"
              label={fieldWords().priority}
              value={opened?.priority ?? 'NORMAL'}
              options={Object.entries(kinds().priority)}
            />
          </div>
          <div className="field-row">
            <Field
              name="day"
              type="date"
              label={t().due}
              value={opened ? (opened.dueOn ?? (opened.dueAt ? format.dayAt(opened.dueAt) : '')) : format.today()}
            />
            <Field
              name="time"
              type="time"
              label={t().time}
              value={opened?.dueAt ? format.timeOfDay(opened.dueAt) : ''}
            />
          </div>
          <div className="field-row">
            <Field
              name="remind"
              label={t().remind}
              value={opened?.remindAt ? 'kept' : 'none'}
              options={[
                ...(opened?.remindAt ? [['kept', t().at(format.dateTime(opened.remindAt))] as const] : []),
                ['none', none],
                ...Object.entries(before),
              ]}
            />
            <Field
              name="durationMinutes"
              type="number"
              label={t().minutes}
              value={opened?.durationMinutes?.toString()}
            />
          </div>
          <Field
            name="assigneeId"
            label={t().assignee}
            value={opened ? (opened.assignee?.id ?? '') : (viewer.user?.id ?? '')}
            options={[['', fieldWords().nobody], ...assignees]}
          />
          <Field name="text" label={t().text} value={opened?.text ?? ''} rows={3} />
        </Form>
      </div>
    </Dialog>
  )
}
