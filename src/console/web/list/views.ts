import type { SavedViewsQuery } from '../generated/operations.ts'
import type { Column } from './columns.ts'
import type { ListSpec } from './list-source.ts'
import { conditionsOf, filterOf, orderByOf, sortTextOf, type Condition, type ListSearch } from './search.ts'

export type SavedView = SavedViewsQuery['savedViews']['nodes'][number]

/** A search with a name that only this browser has: from a viewer who saves nothing on the server, or from before it could. */
export interface KeptView {
  readonly name: string
  readonly search: ListSearch
}

const storageKey = (list: string) => `rapport.views.${list}`

export const readKept = (list: string): readonly KeptView[] => {
  try {
    return JSON.parse(localStorage.getItem(storageKey(list)) ?? '[]') as KeptView[]
  } catch {
    return []
  }
}

const write = (list: string, views: readonly KeptView[]): readonly KeptView[] => {
  if (views.length === 0) localStorage.removeItem(storageKey(list))
  else localStorage.setItem(storageKey(list), JSON.stringify(views))
  return views
}

export const keep = (list: string, view: KeptView): readonly KeptView[] =>
  write(list, [...readKept(list).filter(({ name }) => name !== view.name), view])
export const dropKept = (list: string, name: string): readonly KeptView[] =>
  write(
    list,
    readKept(list).filter((view) => view.name !== name),
  )

/** What saves views of a list: its field of Query, and how it searches for words. */
export type ViewedList = Pick<ListSpec<never>, 'field' | 'search'>

/** What a search asks for, as the server saves it. Words are a condition where the list takes none. */
export const contentOf = (
  { search: how }: ViewedList,
  { q, f = [], sort, cols }: ListSearch,
  columns: readonly Pick<Column<never>, 'id' | 'selection'>[],
) => ({
  search: how === 'argument' ? (q ?? null) : null,
  filter: filterOf(q === undefined || how === 'argument' ? f : [...f, ...conditionsOf(how(q))]) ?? null,
  orderBy: orderByOf(sort) ?? null,
  columns: (cols ?? []).map((id) => ({ key: id, selection: columns.find((one) => one.id === id)?.selection ?? null })),
})

/** The first text that conditions look for. */
const textIn = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = key === 'contains' && typeof inner === 'string' ? inner : textIn(inner)
    if (found !== undefined) return found
  }
  return undefined
}

/** The words whose search is this condition; undefined for any other condition. */
const wordsOf = ({ search: how }: ViewedList, condition: Condition): string | undefined => {
  if (how === 'argument') return undefined
  const [field, operator, value] = condition
  const text = operator === 'contains' && typeof value === 'string' ? value : textIn({ [field]: value })
  const same = text !== undefined && JSON.stringify(conditionsOf(how(text))) === JSON.stringify([condition])
  return same ? text : undefined
}

/** A saved view as a search of this page; its order is left out where the page cannot show it. */
export const searchOf = (list: ViewedList, { id, search: text, filter, orderBy, columns }: SavedView): ListSearch => {
  const all = conditionsOf(filter)
  const words = all.findLast((one) => wordsOf(list, one) !== undefined)
  const search = text ?? (words && wordsOf(list, words))
  const conditions = all.filter((one) => one !== words)
  const sort = sortTextOf(orderBy)
  return {
    ...(search ? { q: search } : {}),
    ...(conditions.length > 0 ? { f: conditions } : {}),
    ...(sort === undefined ? {} : { sort }),
    ...(columns.length > 0 ? { cols: columns.map(({ key }) => key) } : {}),
    view: id,
  }
}

/** Whether a view is sorted in a way that the page cannot show. */
export const isSortedOtherwise = ({ orderBy }: SavedView): boolean =>
  Boolean(orderBy) && sortTextOf(orderBy) === undefined
