/**
 * One condition of a list: a field of the filter, an operator of it, and its value. `customer.country` is a field of the filter in
 * the field `customer`; without an operator the value is what the field takes.
 */
export type Condition = readonly [field: string, operator: string, value: unknown]

/** What the address of a list says: all of it, so that a link shows the same. */
export interface ListSearch {
  /** Words that are searched for. */
  readonly q?: string
  readonly f?: readonly Condition[]
  /** `NAME`, `-NAME`, `score:clv.value` or `-score:clv.value`; newest first where absent. */
  readonly sort?: string
  /** Columns that are shown, by id. */
  readonly cols?: readonly string[]
}

const isCondition = (value: unknown): value is Condition =>
  Array.isArray(value) && value.length === 3 && typeof value[0] === 'string' && typeof value[1] === 'string'

/** Reads an address; what is not of it is left out. */
export const readSearch = (raw: Record<string, unknown>): ListSearch => {
  const conditions = Array.isArray(raw['f']) ? raw['f'].filter(isCondition) : []
  const columns = Array.isArray(raw['cols']) ? raw['cols'].filter((id) => typeof id === 'string') : undefined
  return {
    ...(typeof raw['q'] !== 'string' || raw['q'] === '' ? {} : { q: raw['q'] }),
    ...(conditions.length > 0 ? { f: conditions } : {}),
    ...(typeof raw['sort'] === 'string' ? { sort: raw['sort'] } : {}),
    ...(columns ? { cols: columns } : {}),
  }
}

/** The filter as the graph takes it; undefined where there are no conditions. */
export const filterOf = (conditions: readonly Condition[] | undefined): object | undefined => {
  if (!conditions || conditions.length === 0) return undefined
  return {
    and: conditions.map(([field, operator, value]) =>
      field
        .split('.')
        .reduceRight<unknown>((inner, name) => ({ [name]: inner }), operator === '' ? value : { [operator]: value }),
    ),
  }
}

/** What the list is sorted by, as the head of its column names it, and whether from the largest; undefined for the usual order. */
export const sortOf = (sort: string | undefined): { readonly key: string; readonly down: boolean } | undefined =>
  sort === undefined ? undefined : { key: sort.replace(/^-/, ''), down: sort.startsWith('-') }

/** The order as the graph takes it; undefined for the usual one: the newest first, or what is searched for by how well it fits. */
export const orderByOf = (sort: string | undefined): object | undefined => {
  const sorted = sortOf(sort)
  if (!sorted) return undefined
  const direction = sorted.down ? 'DESC' : 'ASC'
  const [, scoreKind] = /^score:(.*)$/.exec(sorted.key) ?? []
  return scoreKind === undefined ? { field: sorted.key, direction } : { field: 'SCORE', scoreKind, direction }
}
