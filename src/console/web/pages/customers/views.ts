import type { SavedViewsQuery } from '../../generated/operations.ts'
import type { Column } from '../../list/columns.ts'
import { conditionsOf, filterOf, orderByOf, sortTextOf, type ListSearch } from '../../list/search.ts'

export type SavedView = SavedViewsQuery['savedViews']['nodes'][number]

/** A search with a name that only this browser has: from a viewer who saves nothing on the server, or from before it could. */
export interface KeptView {
  readonly name: string
  readonly search: ListSearch
}

const storageKey = 'rapport.views.customers'

export const readKept = (): readonly KeptView[] => {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as KeptView[]
  } catch {
    return []
  }
}

const write = (views: readonly KeptView[]): readonly KeptView[] => {
  if (views.length === 0) localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, JSON.stringify(views))
  return views
}

export const keep = (view: KeptView): readonly KeptView[] =>
  write([...readKept().filter(({ name }) => name !== view.name), view])
export const dropKept = (name: string): readonly KeptView[] => write(readKept().filter((view) => view.name !== name))

/** What a search asks for, as the server saves it. */
export const contentOf = (
  { q, f, sort, cols }: ListSearch,
  columns: readonly Pick<Column<never>, 'id' | 'selection'>[],
) => ({
  search: q ?? null,
  filter: filterOf(f) ?? null,
  orderBy: orderByOf(sort) ?? null,
  columns: (cols ?? []).map((id) => ({ key: id, selection: columns.find((one) => one.id === id)?.selection ?? null })),
})

/** A saved view as a search of this page; its order is left out where the page cannot show it. */
export const searchOf = ({ id, search, filter, orderBy, columns }: SavedView): ListSearch => {
  const conditions = conditionsOf(filter)
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
