import type { ReactNode } from 'react'
import * as format from '../../format/format.ts'
import { usePanels } from '../../panels/panels.ts'
import { isNumeric, show, valueAt } from '../../panels/value.ts'
import { textOf } from '../../words/words.ts'
import { fieldWords } from './fields.ts'
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
  readonly createdAt: string
  readonly updatedAt: string
}

export interface Column {
  readonly id: string
  readonly title: string
  /** Pixels. */
  readonly width: number
  readonly isNumeric?: boolean
  /** As `sort` of the address names it. */
  readonly sort?: string
  /** Whether the list has it before anybody chooses. */
  readonly isShown?: boolean
  /** Fields of Customer that it reads, beside those of every row. */
  readonly selection?: string
  cell(row: CustomerRow): ReactNode
  /** What a file has of it: columns with a title, and where their values are in the customer. */
  readonly values: readonly { readonly title: string; readonly value: string }[]
}

const plain = (
  id: 'email' | 'lifecycle' | 'country' | 'phone' | 'language' | 'owner' | 'tags' | 'createdAt' | 'updatedAt',
  width: number,
  text: (row: CustomerRow) => string,
  sort?: string,
): Column => ({
  id,
  title: fieldWords()[id],
  width,
  values: [{ title: fieldWords()[id], value: id }],
  cell: text,
  ...(sort === undefined ? {} : { sort }),
})

/** Columns of the core, in their usual order. */
const coreColumns = (): Column[] => [
  plain('email', 240, ({ email }) => email ?? ''),
  {
    ...plain('lifecycle', 110, ({ lifecycle }) => lifecycleText(lifecycle), 'LIFECYCLE'),
    cell: ({ lifecycle }) => <LifecycleBadge of={lifecycle} />,
  },
  plain('country', 130, ({ country }) => (country ? format.country(country) : ''), 'COUNTRY'),
  plain('phone', 150, ({ phone }) => phone ?? ''),
  plain('language', 110, ({ language }) => (language ? format.languageName(language) : '')),
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

/** All columns that there are: those of the core, then those of plugins. */
export const useColumns = (): readonly Column[] => {
  const fromPlugins = usePanels('customer.column').filter(({ problem }) => problem === undefined)
  return [
    ...coreColumns(),
    ...fromPlugins.map((panel): Column => {
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
    }),
  ]
}

/** What is shown before anybody chooses: the core's most useful columns, and those of plugins. */
export const usualColumns = (columns: readonly Column[]): readonly string[] => [
  'email',
  'lifecycle',
  'country',
  ...columns.filter(({ isShown }) => isShown).map(({ id }) => id),
  'owner',
]
