import { useState } from 'react'
import type { CustomerPageQuery, EmploymentPartsFragment } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { useRights } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import { addEmploymentTitle, EmploymentDialog } from './employment-dialog.tsx'

const t = words({
  en: {
    title: 'Works for',
    none: 'No employer is known',
    main: 'main',
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    edit: (name: string) => `Edit the employment: ${name}`,
  },
  zh: {
    title: '任职',
    none: '尚无任职机构',
    main: '主要',
    since: (day) => `${day} 起`,
    until: (day) => `至 ${day}`,
    edit: (name) => `编辑任职：${name}`,
  },
})

/** From when to when, in words. */
const periodText = ({ fromOn, toOn }: Pick<EmploymentPartsFragment, 'fromOn' | 'toOn'>): string => {
  if (fromOn && toOn) return `${format.calendarDay(fromOn)} – ${format.calendarDay(toOn)}`
  if (toOn) return t().until(format.calendarDay(toOn))
  return fromOn ? t().since(format.calendarDay(fromOn)) : ''
}

export interface EmploymentRowProps {
  readonly of: EmploymentPartsFragment
  /** The other side: the organisation of a person, or a person of the organisation. */
  readonly other: { readonly id: string; readonly name: string }
  /** Opens the employment; left out for who may not change it. */
  readonly onEdit?: (() => void) | undefined
}

/** One employment: with whom, as what, and when. */
export const EmploymentRow = ({ of, other, onEdit }: EmploymentRowProps) => (
  <li className={of.toOn ? 'row muted' : 'row'}>
    <span className="grow">
      <CustomerLink of={other} />
      <span className="muted">{[of.role, periodText(of)].filter(Boolean).join(' · ')}</span>
    </span>
    {of.isMain && <span className="badge">{t().main}</span>}
    {onEdit && (
      <button
        type="button"
        className="button quiet icon"
        aria-label={t().edit(other.name)}
        title={t().edit(other.name)}
        onClick={onEdit}
      >
        <Icon name="more" />
      </button>
    )}
  </li>
)

/** For whom a person works, or worked. */
export const Employments = ({
  of: customer,
  onDone,
}: {
  readonly of: NonNullable<CustomerPageQuery['customer']>
  onDone(): void
}) => {
  const mayWrite = useRights().may('write') && customer.deletedAt === null
  const [opened, setOpened] = useState<EmploymentPartsFragment | 'new'>()
  return (
    <Section
      title={t().title}
      aside={
        mayWrite && (
          <button
            type="button"
            className="button quiet icon"
            aria-label={addEmploymentTitle()}
            title={addEmploymentTitle()}
            onClick={() => setOpened('new')}
          >
            <Icon name="plus" />
          </button>
        )
      }
    >
      {customer.employments.length === 0 ? (
        <p className="muted">{t().none}</p>
      ) : (
        <ul className="links">
          {customer.employments.map((one) => (
            <EmploymentRow
              key={one.id}
              of={one}
              other={one.organisation}
              onEdit={mayWrite ? () => setOpened(one) : undefined}
            />
          ))}
        </ul>
      )}
      {opened && (
        <EmploymentDialog
          of={customer}
          {...(opened === 'new' ? {} : { employment: opened })}
          onDone={onDone}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Section>
  )
}
