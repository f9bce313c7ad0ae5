import { ids } from '../core/ids.ts'
import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import { assertAffordable } from './filter-limits.ts'
import type { DeletedRecords } from './page-args.ts'
import type { ReadField, ReadMap, ReadRegistry, Through } from './read-map.ts'
import { hasText, quoteName, type SqlText } from './sql-text.ts'

type Input = Readonly<Record<string, unknown>>

/** How deep and/or/not and relations may nest in one filter. */
const maxDepth = 8

/** Number of characters from which an index on text fragments helps. */
const indexedPart = 3

const comparisons: Readonly<Record<string, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

/** As far back as conditions reach that move with the clock. */
const mostDays = 36_500

/** The moment so many days of 24 hours ago. */
const daysAgo = (operator: string, days: unknown, sql: SqlText): string => {
  if (typeof days !== 'number' || days < 1 || days > mostDays)
    throw new RapportError('INVALID_INPUT', `expected ${operator} between 1 and ${mostDays}, got ${String(days)}`, {
      path: ['filter'],
    })
  return `now() - ${sql.param(days, 'int')} * interval '24 hours'`
}

const asParam = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

/** Turns the operators of one scalar filter, e.g. `{ gte: 3, lt: 7 }`, into SQL on `column`. */
export const scalarConditions = (
  column: string,
  type: string,
  operators: Input,
  sql: SqlText,
  anyCase = false,
): string[] => {
  if (anyCase) column = `lower(${column})`
  const one = (value: unknown) => {
    const param = sql.param(asParam(value), type)
    return anyCase ? `lower(${param})` : param
  }
  const many = (values: unknown) => {
    const param = sql.param((values as unknown[]).map(asParam), `${type}[]`)
    return anyCase ? `array(select lower(v) from unnest(${param}) v)` : param
  }
  const conditions: string[] = []
  for (const [operator, value] of Object.entries(operators)) {
    if (value === undefined) continue
    // Nulls from clients are refused when arguments are read.
    if (value === null && operator !== 'eq' && operator !== 'ne')
      throw new Error(`the operator ${operator} does not accept null`)
    if (operator === 'eq') conditions.push(value === null ? `${column} is null` : `${column} = ${one(value)}`)
    else if (operator === 'ne')
      conditions.push(value === null ? `${column} is not null` : `${column} is distinct from ${one(value)}`)
    else if (operator === 'in') conditions.push(sql.isOneOf(column, many(value)))
    else if (operator === 'notIn') conditions.push(`(${column} is null or ${column} <> all(${many(value)}))`)
    else if (operator === 'isNull') conditions.push(value ? `${column} is null` : `${column} is not null`)
    else if (operator === 'contains') conditions.push(hasText(`fold_text(${column})`, value as string, sql))
    else if (operator === 'startsWith')
      conditions.push(`fold_text(${column}) like fold_pattern(${sql.param(value)}) || '%'`)
    else if (operator === 'hasAny') conditions.push(`${column} && ${sql.param(value, 'text[]')}`)
    else if (operator === 'hasAll') conditions.push(`${column} @> ${sql.param(value, 'text[]')}`)
    else if (operator === 'hasNone') conditions.push(`not (${column} && ${sql.param(value, 'text[]')})`)
    else if (operator === 'inLastDays')
      conditions.push(`${column} >= ${daysAgo(operator, value, sql)} and ${column} <= now()`)
    else if (operator === 'beforeLastDays') conditions.push(`${column} < ${daysAgo(operator, value, sql)}`)
    else if (comparisons[operator]) conditions.push(`${column} ${comparisons[operator]} ${one(value)}`)
    else throw new Error(`the filter operator ${operator} has no SQL`)
  }
  return conditions
}

/** How a read got from one record to others: the name of its map, and the column with its key. */
export interface Link {
  readonly from: string
  readonly column: string
}

/** Whether rows are reached through the record that they are a part of, which is visible then. */
export const isPartOf = ({ rule }: ReadMap, link: Link | undefined): boolean =>
  link !== undefined && rule.partOf?.map === link.from && rule.partOf.column === link.column

/** Turns filters, row scope and soft deletion into SQL conditions. */
export class FilterCompiler {
  readonly #registry: ReadRegistry

  constructor(registry: ReadRegistry) {
    this.#registry = registry
  }

  /**
   * Conditions of every read of a map: not deleted, unless deleted records are requested, and within what the viewer
   * may see.
   */
  visible(
    map: ReadMap,
    t: string,
    viewer: Viewer,
    sql: SqlText,
    {
      deleted = 'EXCLUDE',
      link,
      isSeen = false,
    }: { deleted?: DeletedRecords; link?: Link | undefined; isSeen?: boolean } = {},
  ): string[] {
    const scope = isSeen || isPartOf(map, link) ? undefined : map.scope(viewer, t, sql)
    const kept = map.deletedAt
      ? `${t}.${quoteName(map.deletedAt)} is ${deleted === 'ONLY' ? 'not ' : ''}null`
      : map.live?.(t)
    return [...(kept && deleted !== 'INCLUDE' ? [kept] : []), ...(scope ? [scope] : [])]
  }

  /** A filter input as one SQL condition, or undefined if it is empty. */
  #compile(...filter: Parameters<FilterCompiler['conditions']>): string | undefined {
    const conditions = this.conditions(...filter)
    return conditions.length === 0 ? undefined : `(${conditions.join(' and ')})`
  }

  /** A filter input as SQL conditions that must all hold. */
  conditions(
    map: ReadMap,
    filter: Input,
    t: string,
    viewer: Viewer,
    sql: SqlText,
    path: readonly string[] = ['filter'],
  ): string[] {
    if (path.length > maxDepth * 2) {
      throw new RapportError('TOO_EXPENSIVE', `expected a filter at most ${maxDepth} levels deep`, { path })
    }
    if (path.length === 1) assertAffordable(filter)
    const conditions: string[] = []
    const group = (items: readonly Input[], name: string) =>
      items.map((item, i) => this.#compile(map, item, t, viewer, sql, [...path, name, String(i)]) ?? 'true')
    for (const [name, value] of Object.entries(filter)) {
      if (value === undefined) continue
      if (value === null) throw new Error(`the condition ${name} is null`)
      if (name === 'and') conditions.push(...group(value as Input[], name))
      else if (name === 'or') {
        const parts = group(value as Input[], name)
        conditions.push(parts.length === 0 ? 'false' : `(${parts.join(' or ')})`)
      } else if (name === 'not') {
        const inner = this.#compile(map, value as Input, t, viewer, sql, [...path, name])
        // `is not true` keeps rows whose inner condition is unknown because a value is null.
        conditions.push(inner ? `(${inner}) is not true` : 'false')
      } else {
        const custom = map.filters[name]
        if (typeof custom === 'function') {
          const condition = custom(value, t, sql)
          if (condition) conditions.push(condition)
        } else {
          const field = custom ?? map.fields.get(name)
          if (!field) throw new Error(`${map.name} has no field or filter ${name}`)
          conditions.push(...this.#field(map, field, value as Input, t, viewer, sql, [...path, name]))
        }
      }
    }
    return conditions
  }

  #field(
    map: ReadMap,
    field: ReadField,
    value: Input,
    t: string,
    viewer: Viewer,
    sql: SqlText,
    path: readonly string[],
  ): string[] {
    const column = (name: string) => `${t}.${quoteName(name)}`
    if (field.kind === 'id')
      return scalarConditions(column(field.column), 'uuid', decodeIds(value, field.type, path), sql)
    if (field.kind === 'column') {
      const conditions = scalarConditions(column(field.column), field.type, value, sql, field.anyCase === true)
      // Follows from the others; it is the condition by which the search index finds records.
      for (const text of [value['contains'], value['startsWith']])
        if (field.searchedIn && typeof text === 'string' && text.length >= indexedPart)
          conditions.push(hasText(column(field.searchedIn), text, sql))
      return conditions
    }
    if (field.kind === 'object' && field.presence)
      return scalarConditions(column(field.presence), 'numeric', value, sql)
    if (field.kind === 'one') {
      const target = this.#registry.get(field.map)
      if (!field.inverse && isIdFilter(value)) {
        const decoded = decodeIds(value, target.type, path)
        return scalarConditions(column(field.local), 'uuid', decoded, sql)
      }
      return [this.#among(map, target, field, column(field.local), value, viewer, sql, path)]
    }
    if (field.kind === 'many') {
      const target = this.#registry.get(field.map)
      const among = (name: 'some' | 'none') =>
        this.#among(map, target, field, column(field.local), value[name] as Input, viewer, sql, [...path, name])
      return [...(value['some'] ? [among('some')] : []), ...(value['none'] ? [`(${among('none')}) is not true`] : [])]
    }
    throw new Error(`${map.name}.${path.at(-1)} cannot be filtered`)
  }

  /** The condition that a column of a record that the viewer sees leads to a record of another type that passes a filter. */
  #among(
    map: ReadMap,
    target: ReadMap,
    { foreign, through }: { readonly foreign: string; readonly through?: Through },
    column: string,
    filter: Input,
    viewer: Viewer,
    sql: SqlText,
    path: readonly string[],
  ): string {
    const t = sql.alias()
    const { seenWith } = target.rule
    const isSeen = !through && seenWith?.map === map.name && seenWith.column === foreign
    const conditions = this.visible(target, t, viewer, sql, { isSeen })
    conditions.push(...this.conditions(target, filter, t, viewer, sql, path))
    const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
    const keys = `select ${t}.${quoteName(foreign)} from ${target.table} ${t}${where}`
    if (!through) return sql.among(column, keys)
    const x = sql.alias()
    return sql.among(
      column,
      `select ${x}.${quoteName(through.local)} from ${through.table} ${x} where ${sql.among(`${x}.${quoteName(through.foreign)}`, keys)}`,
    )
  }
}

const idOperators = new Set(['eq', 'ne', 'in', 'notIn', 'isNull'])
const isIdFilter = (value: Input) => Object.keys(value).every((key) => idOperators.has(key))

const decodeIds = (value: Input, type: string, path: readonly string[]): Input => {
  const decode = (id: unknown) => (id === null ? null : ids.decode(id as string, type, path).uuid)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, operand]) => operand !== undefined)
      .map(([operator, operand]) => [
        operator,
        operator === 'isNull' ? operand : Array.isArray(operand) ? operand.map(decode) : decode(operand),
      ]),
  )
}
