import type { ListSearch } from '../../list/search.ts'

/** A search with a name, kept in this browser. Its link shows the same to anybody. */
export interface View {
  readonly name: string
  readonly search: ListSearch
}

const storageKey = 'rapport.views.customers'

export const readViews = (): readonly View[] => {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as View[]
  } catch {
    return []
  }
}

export const saveView = (view: View): readonly View[] =>
  keep([...readViews().filter(({ name }) => name !== view.name), view])
export const dropView = (name: string): readonly View[] => keep(readViews().filter((view) => view.name !== name))

const keep = (views: readonly View[]): readonly View[] => {
  localStorage.setItem(storageKey, JSON.stringify(views))
  return views
}
