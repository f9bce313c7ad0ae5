import { conditionsOf, filterOf, readSearch, type Condition, type ListSearch } from '../../list/search.ts'

/** What the address of the pipeline says: which deals, and how they stand. A view of deals opens here as in their list. */
export interface PipelineSearch extends ListSearch {
  /** Absent: as a board. */
  readonly as?: 'table'
}

/** Reads an address; what is not of it is left out. */
export const readPipelineSearch = (raw: Record<string, unknown>): PipelineSearch => ({
  ...readSearch(raw),
  ...(raw['as'] === 'table' ? { as: 'table' } : {}),
})

const isPipeline = ([field, operator]: Condition): boolean => field === 'pipeline.key' && operator === 'eq'

/** The key of the pipeline that the conditions choose; undefined for the first. */
export const pipelineOf = ({ f = [] }: PipelineSearch): string | undefined => {
  const key = f.find(isPipeline)?.[2]
  return typeof key === 'string' ? key : undefined
}

/** The conditions that are shown as such: which pipeline it is, is a choice of its own. */
export const otherConditions = ({ f = [] }: PipelineSearch): readonly Condition[] => f.filter((one) => !isPipeline(one))

/** A search with other conditions, or another pipeline; that is the saved view no more. */
export const changed = (
  { f: _f, view: _view, ...rest }: PipelineSearch,
  key: string | undefined,
  conditions: readonly Condition[],
): PipelineSearch => {
  const f: readonly Condition[] = [...(key === undefined ? [] : [['pipeline.key', 'eq', key] as const]), ...conditions]
  return { ...rest, ...(f.length > 0 ? { f } : {}) }
}

/** How words are searched for among deals. */
export const searchDeals = (text: string): object => ({ name: { contains: text } })

/** The filter of the deals, of whatever pipeline. */
export const dealFilter = (search: PipelineSearch): object | undefined => {
  const words = search.q === undefined ? [] : conditionsOf(searchDeals(search.q))
  return filterOf([...words, ...otherConditions(search)])
}
