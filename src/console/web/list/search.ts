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
  /** The saved view that all of this is; alone, it leads to what the view says. */
  readonly view?: string
}

/** Whether an address has a condition here. */
export const isCondition = (value: unknown): value is Condition =>
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
    ...(typeof raw['view'] === 'string' ? { view: raw['view'] } : {}),
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

/** Whether a value is one field of a filter and what it takes. */
const onlyField = (value: unknown): readonly [name: string, inner: unknown] | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const [only, ...others] = Object.entries(value as Readonly<Record<string, unknown>>)
  return only && others.length === 0 ? only : undefined
}

/** Operators of conditions: what stands under them is a value. */
const operators = new Set(
  'eq ne in notIn contains startsWith gt gte lt lte isNull inLastDays beforeLastDays hasAny hasAll hasNone'.split(' '),
)

const isGroup = (path: string): boolean => /^(?:and|or|not)$/.test(path)

const conditionOf = (path: string, value: unknown): Condition => {
  const inner = onlyField(value)
  if (!inner) return [path, '', value]
  const [name, below] = inner
  if (operators.has(name)) return [path, name, below]
  // Groups are one condition each.
  return isGroup(path) ? [path, '', value] : conditionOf(`${path}.${name}`, below)
}

/** Several operators of one field can stand apart. */
const apart = ([path, operator, value]: Condition): readonly Condition[] => {
  if (isGroup(path) || operator !== '' || typeof value !== 'object' || value === null || Array.isArray(value))
    return [[path, operator, value]]
  const parts = Object.entries(value as Readonly<Record<string, unknown>>)
  return parts.length > 0 && parts.every(([name]) => operators.has(name))
    ? parts.map(([name, inner]): Condition => [path, name, inner])
    : [[path, operator, value]]
}

/** The conditions of a filter of the graph, all of which hold: `filterOf` makes of them a filter that means the same. */
export const conditionsOf = (filter: unknown): readonly Condition[] =>
  typeof filter !== 'object' || filter === null
    ? []
    : Object.entries(filter as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
        name === 'and' && Array.isArray(value) ? value.flatMap(conditionsOf) : apart(conditionOf(name, value)),
      )

/** An order of the graph as the address has it; undefined for one that says more than field, direction and kind of score. */
export const sortTextOf = (orderBy: unknown): string | undefined => {
  if (typeof orderBy !== 'object' || orderBy === null) return undefined
  const { field, direction, scoreKind, ...others } = orderBy as Readonly<Record<string, unknown>>
  if (Object.keys(others).length > 0 || typeof field !== 'string') return undefined
  const key = typeof scoreKind === 'string' ? (field === 'SCORE' ? `score:${scoreKind}` : undefined) : field
  return key === undefined ? undefined : `${direction === 'DESC' ? '-' : ''}${key}`
}
