import { useState } from 'react'
import {
  SetBusinessCalendarDocument,
  SetSlaPolicyDocument,
  SlaSettingsDocument,
  type Priority,
  type SlaSettingsQuery,
} from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Section } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { fieldWords } from '../../words/fields.ts'
import { kinds } from '../../words/kinds.ts'
import { counted, words } from '../../words/words.ts'
import { holidaysText, hoursText, readHolidays, readHours } from './calendar-text.ts'

const t = words({
  en: {
    calendars: 'Working time',
    noCalendars: 'No calendar yet. Policies count their minutes in one.',
    newCalendar: 'New calendar',
    hours: 'Hours (a line for each: days, then times)',
    hoursHint: '1 is Monday, 7 Sunday. Such as: 1-5 09:00-12:00 13:00-17:00. A night is two: to 24:00, and from 00:00.',
    holidays: 'Holidays (a line for each: day, then name)',
    holidaysHint: 'Such as: 2026-12-25 Christmas Day',
    badHours: (line: string) => `expected days and times such as 1-5 09:00-17:00, got “${line}”`,
    badHoliday: (line: string) => `expected a day and a name such as 2026-12-25 Christmas, got “${line}”`,
    days: (n: number) => counted(n, 'holiday'),
    policies: 'What is promised',
    calendar: 'Calendar',
    response: 'First response (working minutes)',
    resolution: 'Resolution (working minutes)',
    warn: 'Warn before (working minutes)',
    none: 'no limit',
    change: 'Change',
    saved: 'Saved. The clocks of open cases are set anew.',
  },
  zh: {
    calendars: '工作时间',
    noCalendars: '还没有日历。策略的分钟数按日历计算。',
    newCalendar: '新建日历',
    hours: '工作时段（每行一条：星期，然后时间）',
    hoursHint: '1 为星期一，7 为星期日。例如：1-5 09:00-12:00 13:00-17:00。跨夜请分为两段：到 24:00，以及从 00:00 起。',
    holidays: '节假日（每行一条：日期，然后名称）',
    holidaysHint: '例如：2026-10-01 国庆节',
    badHours: (line) => `应为星期和时间，如 1-5 09:00-17:00，实为“${line}”`,
    badHoliday: (line) => `应为日期和名称，如 2026-10-01 国庆节，实为“${line}”`,
    days: (n) => `${n} 个节假日`,
    policies: '服务承诺',
    calendar: '日历',
    response: '首次响应（工作分钟）',
    resolution: '解决（工作分钟）',
    warn: '提前提醒（工作分钟）',
    none: '不限',
    change: '更改',
    saved: '已保存。进行中的工单将重新计时。',
  },
})

type Calendar = SlaSettingsQuery['businessCalendars'][number]
type Policy = SlaSettingsQuery['slaPolicies'][number]

interface DialogProps<Of> {
  readonly of: Of
  onDone(): void
  onClose(): void
}

const CalendarDialog = ({ of: calendar, onDone, onClose }: DialogProps<Calendar | undefined>) => {
  const run = useDo()
  return (
    <Dialog title={calendar?.name ?? t().newCalendar} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async ({ name = '', timeZone = '', hours = '', holidays = '' }) => {
            await run(SetBusinessCalendarDocument, {
              input: {
                name: calendar?.name ?? name,
                timeZone,
                hours: readHours(hours, t().badHours),
                holidays: readHolidays(holidays, t().badHoliday),
              },
            })
            onClose()
            onDone()
            toast(t().saved)
          }}
        >
          {!calendar && <Field name="name" label={fieldWords().name} required autoFocus />}
          <Field
            name="timeZone"
            label={fieldWords().timeZone}
            value={calendar?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
            required
          />
          <Field
            name="hours"
            label={t().hours}
            hint={t().hoursHint}
            value={calendar ? hoursText(calendar.hours) : '1-5 09:00-17:00'}
            rows={4}
            required
          />
          <Field
            name="holidays"
            label={t().holidays}
            hint={t().holidaysHint}
            value={calendar && holidaysText(calendar.holidays)}
            rows={5}
          />
        </Form>
      </div>
    </Dialog>
  )
}

interface PolicyOf {
  readonly priority: Priority
  readonly policy: Policy | undefined
  readonly calendars: readonly Calendar[]
}

const PolicyDialog = ({ of: { priority, policy, calendars }, onDone, onClose }: DialogProps<PolicyOf>) => {
  const run = useDo()
  const minutes = (text: string | undefined) => (text ? Number(text) : null)
  return (
    <Dialog title={kinds().priority[priority]} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async (values) => {
            await run(SetSlaPolicyDocument, {
              input: {
                priority,
                calendarId: values['calendarId'] ?? '',
                firstResponseMinutes: minutes(values['firstResponseMinutes']),
                resolutionMinutes: minutes(values['resolutionMinutes']),
                warnMinutes: minutes(values['warnMinutes']),
              },
            })
            onClose()
            onDone()
            toast(t().saved)
          }}
        >
          <Field
            name="calendarId"
            label={t().calendar}
            value={policy?.calendar.id}
            options={calendars.map(({ id, name }) => [id, name])}
          />
          <Field
            name="firstResponseMinutes"
            type="number"
            label={t().response}
            value={policy?.firstResponseMinutes?.toString()}
          />
          <Field
            name="resolutionMinutes"
            type="number"
            label={t().resolution}
            value={policy?.resolutionMinutes?.toString()}
          />
          <Field name="warnMinutes" type="number" label={t().warn} value={(policy?.warnMinutes ?? 30).toString()} />
        </Form>
      </div>
    </Dialog>
  )
}

const priorities = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const

/** Calendars of working time, and how soon cases are answered and resolved. */
export const Sla = () => {
  const read = useData(SlaSettingsDocument, {})
  const [calendar, setCalendar] = useState<{ readonly of: Calendar | undefined }>()
  const [policy, setPolicy] = useState<PolicyOf>()
  const change = (label: string, onClick: () => void) => (
    <button type="button" className="button quiet" aria-label={`${t().change}: ${label}`} onClick={onClick}>
      {t().change}
    </button>
  )
  return (
    <Loaded of={read} lines={6}>
      {({ businessCalendars, slaPolicies }) => (
        <>
          <Section
            title={t().calendars}
            aside={
              <button type="button" className="button" onClick={() => setCalendar({ of: undefined })}>
                {t().newCalendar}
              </button>
            }
          >
            {businessCalendars.length === 0 ? (
              <p className="muted">{t().noCalendars}</p>
            ) : (
              <Table
                of={businessCalendars}
                keyOf={({ id }) => id}
                columns={[
                  { title: fieldWords().name, cell: ({ name }) => name },
                  { title: fieldWords().timeZone, cell: ({ timeZone }) => timeZone },
                  { id: 'hours', cell: ({ hours }) => <span className="sla-hours">{hoursText(hours)}</span> },
                  { id: 'days', cell: ({ holidays }) => t().days(holidays.length) },
                  { id: 'change', kind: 'action', cell: (of) => change(of.name, () => setCalendar({ of })) },
                ]}
              />
            )}
          </Section>
          {businessCalendars.length > 0 && (
            <Section title={t().policies}>
              <Table
                of={priorities.map((priority) => ({
                  priority,
                  policy: slaPolicies.find((one) => one.priority === priority),
                  calendars: businessCalendars,
                }))}
                keyOf={({ priority }) => priority}
                columns={[
                  { title: fieldWords().priority, cell: ({ priority }) => kinds().priority[priority] },
                  { title: t().calendar, cell: ({ policy: one }) => one?.calendar.name ?? t().none },
                  {
                    title: t().response,
                    kind: 'number',
                    cell: ({ policy: one }) => format.number(one?.firstResponseMinutes),
                  },
                  {
                    title: t().resolution,
                    kind: 'number',
                    cell: ({ policy: one }) => format.number(one?.resolutionMinutes),
                  },
                  { title: t().warn, kind: 'number', cell: ({ policy: one }) => format.number(one?.warnMinutes) },
                  {
                    id: 'change',
                    kind: 'action',
                    cell: (of) => change(kinds().priority[of.priority], () => setPolicy(of)),
                  },
                ]}
              />
            </Section>
          )}
          {calendar && <CalendarDialog of={calendar.of} onDone={read.reload} onClose={() => setCalendar(undefined)} />}
          {policy && <PolicyDialog of={policy} onDone={read.reload} onClose={() => setPolicy(undefined)} />}
        </>
      )}
    </Loaded>
  )
}
