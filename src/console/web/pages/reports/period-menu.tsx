import type { ReportUnit } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { writing } from '../../format/writing.ts'
import { Icon } from '../../parts/icon.tsx'
import { Menu } from '../../parts/menu.tsx'
import { words } from '../../words/words.ts'
import { lastText, momentText } from './report-words.ts'
import type { ReportSearch } from './search.ts'

const t = words({
  en: {
    period: 'Which periods',
    range: (from: string, to: string) => `${from} – ${to}`,
    last: 'Up to now, so many',
    from: 'From',
    to: 'To',
    dates: 'or from a day to another',
    moment: 'A record belongs to a period',
    zone: 'Time zone',
    apply: 'Apply',
  },
  zh: {
    period: '哪些周期',
    range: (from, to) => `${from} – ${to}`,
    last: '截至现在的周期数',
    from: '从',
    to: '至',
    dates: '或指定起止日期',
    moment: '记录归入周期的依据',
    zone: '时区',
    apply: '应用',
  },
})

const zones: readonly string[] = Intl.supportedValuesOf('timeZone')

interface PeriodMenuProps {
  readonly unit: ReportUnit
  readonly last: number
  readonly from: string | undefined
  readonly to: string | undefined
  readonly zone: string
  readonly moment: NonNullable<ReportSearch['moment']>
  readonly moments: readonly NonNullable<ReportSearch['moment']>[]
  onChange(changes: { readonly [K in keyof ReportSearch]?: ReportSearch[K] | undefined }): void
}

/** Which periods, in which time zone, and what puts a record into one. */
export const PeriodMenu = ({ unit, last, from, to, zone, moment, moments, onChange }: PeriodMenuProps) => {
  const shown = from && to ? t().range(format.calendarDay(from), format.calendarDay(to)) : lastText(unit, last)
  return (
    <Menu
      label={`${t().period}: ${shown} ${zone}`}
      className="button"
      role="dialog"
      button={
        <>
          {shown} <span className="muted">{zone}</span>
          <Icon name="down" size={12} />
        </>
      }
    >
      {(close) => (
        <form
          className="form filter-editor"
          onSubmit={(event) => {
            event.preventDefault()
            const form = new FormData(event.currentTarget)
            const text = (name: string) => form.getAll(name).map(String)[0] ?? ''
            const [first, end] = [text('from'), text('to')]
            const isRange = first !== '' && end !== ''
            close()
            onChange({
              last: isRange ? undefined : Number(form.get('last')),
              from: isRange ? first : undefined,
              to: isRange ? end : undefined,
              zone: text('zone'),
              moment: moments.find((one) => one === text('moment')) ?? moment,
            })
          }}
        >
          <label className="field">
            <span className="label">{t().last}</span>
            <input className="input" type="number" name="last" min={1} max={400} defaultValue={last} required />
          </label>
          <div className="field">
            <span className="hint">{t().dates}</span>
            <div className="row">
              <input className="input" type="date" name="from" aria-label={t().from} defaultValue={from} />
              <input className="input" type="date" name="to" aria-label={t().to} defaultValue={to} />
            </div>
          </div>
          {moments.length > 1 && (
            <label className="field">
              <span className="label">{t().moment}</span>
              <select className="input" name="moment" defaultValue={moment}>
                {moments.map((one) => (
                  <option key={one} value={one}>
                    {momentText(one)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="field">
            <span className="label">{t().zone}</span>
            <select className="input" name="zone" defaultValue={zone}>
              {[...new Set([zone, writing.get().timeZone, 'UTC', ...zones])].map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button className="button primary">{t().apply}</button>
        </form>
      )}
    </Menu>
  )
}
