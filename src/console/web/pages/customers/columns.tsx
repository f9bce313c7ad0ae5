import { useMemo } from 'react'
import { Icon } from '../../parts/icon.tsx'
import * as format from '../../format/format.ts'
import { usePanels, type PanelAt } from '../../panels/panels.ts'
import { isNumeric, show, valueAt } from '../../panels/value.ts'
import { RowLink } from '../../list/row-link.tsx'
import { textOf } from '../../words/words.ts'
import type { Column, LeadColumn } from '../../list/columns.ts'
import { fieldWords } from '../../words/fields.ts'
import { LifecycleBadge, lifecycleText, type Lifecycle } from './lifecycle.tsx'

/** A customer as the list reads it; plugins' columns bring more fields. */
export interface CustomerRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly kind: 'PERSON' | 'ORGANISATION'
  readonly email: string | null
  readonly phone: string | null
  readonly country: string | null
  readonly language: string | null
  readonly lifecycle: Lifecycle
  readonly tags: readonly string[]
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly organisation?: { readonly id: string; readonly name: string } | null
  readonly createdAt: string
  readonly updatedAt: string
}

const plain = (
  id: 'email' | 'lifecycle' | 'country' | 'phone' | 'language' | 'owner' | 'tags' | 'createdAt' | 'updatedAt',
  width: number,
  text: (row: CustomerRow) => string,
  sort?: string,
): Column<CustomerRow> => ({
  id,
  title: fieldWords()[id],
  width,
  values: [{ title: fieldWords()[id], value: id }],
  cell: text,
  ...(sort === undefined ? {} : { sort }),
})

/** Columns of the core, in their usual order. */
const coreColumns = (): Column<CustomerRow>[] => [
  plain('email', 240, ({ email }) => email ?? ''),
  {
    ...plain('lifecycle', 110, ({ lifecycle }) => lifecycleText(lifecycle), 'LIFECYCLE'),
    isFromFirst: true,
    cell: ({ lifecycle }) => <LifecycleBadge of={lifecycle} />,
  },
  { ...plain('country', 130, ({ country }) => (country ? format.country(country) : ''), 'COUNTRY'), isFromFirst: true },
  plain('phone', 150, ({ phone }) => phone ?? ''),
  plain('language', 110, ({ language }) => (language ? format.languageName(language) : '')),
  {
    id: 'organisation',
    title: fieldWords().organisation,
    width: 180,
    selection: 'organisation { id name }',
    values: [{ title: fieldWords().organisation, value: 'organisation.name' }],
    cell: ({ organisation }) => organisation?.name ?? '',
  },
  {
    ...plain('owner', 150, ({ owner }) => owner?.name ?? ''),
    values: [{ title: fieldWords().owner, value: 'owner.name' }],
  },
  {
    ...plain('tags', 180, ({ tags }) => tags.join(', ')),
    cell: ({ tags }) =>
      tags.map((tag) => (
        <span key={tag} className="badge">
          {tag}
        </span>
      )),
  },
  plain('createdAt', 120, ({ createdAt }) => format.day(createdAt), 'CREATED_AT'),
  plain('updatedAt', 120, ({ updatedAt }) => format.day(updatedAt), 'UPDATED_AT'),
]

const columnOf = (panel: PanelAt<'customer.column'>): Column<CustomerRow> => {
  const text = (row: CustomerRow) => {
    const value = valueAt(row, panel.path)
    return value === null ? '' : show(value, panel.format)
  }
  return {
    id: `${panel.plugin}.${panel.id}`,
    title: textOf(panel.title),
    width: isNumeric(panel.format) ? 130 : 190,
    isNumeric: isNumeric(panel.format),
    isShown: panel.isShown,
    selection: panel.selection,
    values:
      panel.format === 'money'
        ? [
            { title: textOf(panel.title), value: `${panel.path}.amount` },
            { title: fieldWords().currencyOf(textOf(panel.title)), value: `${panel.path}.currency` },
          ]
        : [{ title: textOf(panel.title), value: panel.path }],
    cell: (row) => (panel.format === 'tag' && text(row) ? <span className="badge">{text(row)}</span> : text(row)),
    ...(panel.scoreKind === undefined ? {} : { sort: `score:${panel.scoreKind}` }),
  }
}

/** All columns that there are: those of the core, then those of plugins. The same as long as the plugins are, so that rows need not be drawn again. */
export const useColumns = (): readonly Column<CustomerRow>[] => {
  const panels = usePanels('customer.column')
  return useMemo(
    () => [...coreColumns(), ...panels.filter(({ problem }) => problem === undefined).map(columnOf)],
    [panels],
  )
}

/** What is shown before anybody chooses: the core's most useful columns, and those of plugins. */
export const usualColumns = (columns: readonly Column<CustomerRow>[]): readonly string[] => [
  'email',
  'lifecycle',
  'country',
  ...columns.filter(({ isShown }) => isShown).map(({ id }) => id),
  'owner',
]

/** The name of a customer, which leads to its page. */
export const useCustomerLead = <Row extends Pick<CustomerRow, 'id' | 'name' | 'kind'>>(): LeadColumn<Row> => {
  const title = fieldWords().name
  return useMemo(
    () => ({
      title,
      sort: 'NAME',
      isFromFirst: true,
      values: [{ title, value: 'name' }],
      name: ({ name }) => name,
      cell: ({ id, name, kind }) => (
        <>
          <Icon name={kind === 'PERSON' ? 'person' : 'organisation'} size={14} />
          <RowLink to={`/customers/${id}`}>{name}</RowLink>
        </>
      ),
    }),
    [title],
  )
}
