// read/ is the road of every read: selection -> plan -> one SQL statement -> JSON. Read maps say how each type is read, row scopes who
// sees which rows, filters and keysets which page. Plan (here) puts the statement together; reader.ts runs it.

import {
  getNamedType,
  isNonNullType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql'
import { RapportError } from '../core/errors.ts'
import type { Viewer } from '../core/viewer.ts'
import { argumentsOf } from './arguments.ts'
import { connectionParts, nameOf } from './connection-parts.ts'
import { FilterCompiler, isPartOf, type Link } from './filter.ts'
import { idOf, jsonObject, logPosition, windowParts } from './json-text.ts'
import { keysetParts, listName, orderOf, wholeOrder, type OrderBy } from './keyset.ts'
import type { DeletedRecords } from './page-args.ts'
import { filteredPageRows, pageRows, whereOf } from './page-rows.ts'
import { chosenSources, mergedCount, mergedRows, type MergedPart } from './merged.ts'
import { maxPage, windowOf, type WindowArgs } from './page-window.ts'
import type { ReadField, ReadMap, ReadRegistry } from './read-map.ts'
import { selectedFields, setsOf, type SelectedField } from './selection.ts'
import { quoteName, quoteText, SqlText } from './sql-text.ts'

/** The part of a resolve info that a plan needs. */
export type PlanInfo = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>

/** Arguments of a connection field. */
export interface PageArgs extends WindowArgs {
  readonly filter?: object | null
  readonly orderBy?: OrderBy | null
  readonly search?: string | null
  /** EXCLUDE where absent. */
  readonly deleted?: DeletedRecords | null
}

/** Records in one operation, over all nested lists; more are refused before any SQL runs. */
const maxRecords = 50_000
/** Levels of records in one operation. */
const maxLevels = 10

type Selections = readonly SelectionSetNode[]

/** The name of a field's value inside its parent's JSON: fields with arguments are distinguished by their alias. */
export const valueKey = (fieldName: string, responseKey: string): string =>
  fieldName === responseKey ? fieldName : `${fieldName}:${responseKey}`

/** Turns the selection of one field, with filters, order, page and row scope, into one SQL statement that returns JSON. */
export class Plan {
  readonly sql = new SqlText()
  readonly #filters: FilterCompiler
  readonly #registry: ReadRegistry
  readonly #info: PlanInfo
  readonly #viewer: Viewer
  #records = 0

  constructor(registry: ReadRegistry, info: PlanInfo, viewer: Viewer) {
    this.#registry = registry
    this.#filters = new FilterCompiler(registry)
    this.#info = info
    this.#viewer = viewer
  }

  /** A `select` of the JSON of the records with these keys, in any order, as columns `key` and `json`. */
  byKeys(
    map: ReadMap,
    keys: readonly string[],
    selections: Selections,
    options: { includeDeleted?: boolean } = {},
  ): string {
    this.#count(keys.length, 1)
    const t = this.sql.alias()
    const json = this.object(map, selections, t, 1, keys.length)
    const visible = options.includeDeleted
      ? [map.scope(this.#viewer, t, this.sql)].filter((c) => c !== undefined)
      : this.#filters.visible(map, t, this.#viewer, this.sql)
    const where = [`${t}.${quoteName(map.key)} = any(${this.sql.param(keys, 'uuid[]')})`, ...visible]
    return this.sql.settle(
      `select ${t}.${quoteName(map.key)}::text as key, ${json} as json from ${map.table} ${t} where ${where.join(' and ')}`,
    )
  }

  /** A `select` of one JSON row: the page of a root connection, of the records that a condition allows. */
  page(
    map: ReadMap,
    args: PageArgs,
    selections: Selections,
    where?: (t: string, sql: SqlText) => string | undefined,
  ): string {
    const extra = where ? [(t: string) => where(t, this.sql)] : []
    return this.sql.settle(`select ${this.#connection(map, args, selections, extra, 1, 1)} as json`)
  }

  /** A `select` of one JSON array: every record that a condition allows, at most `maxPage` × 10. */
  list(
    map: ReadMap,
    selections: Selections,
    orderBy: string,
    where?: (t: string, sql: SqlText) => string | undefined,
  ): string {
    const extra = where ? [(t: string) => where(t, this.sql)] : []
    return this.sql.settle(`select ${this.#list(map, selections, orderBy, extra, 1, 1)} as json`)
  }

  /**
   * A `select` of the JSON of every record of a root list, in its order, as the column `json`. `offset 0` keeps a statement around
   * it from making the JSON once for each time that it names the column.
   */
  every(map: ReadMap, args: PageArgs, selections: Selections): string {
    this.#count(1, 1)
    const t = this.sql.alias()
    const order = wholeOrder(map, orderOf(map, args.orderBy), t, this.sql)
    const rows = `select ${t}.* from ${map.table} ${t}${whereOf(this.#conditions(map, args, t))} order by ${order}`
    return this.sql.settle(`select ${this.object(map, selections, t, 1, 1)} as json from (${rows}) ${t} offset 0`)
  }

  /** The JSON object of one row of `map`, whose table has the alias `t`. */
  object(map: ReadMap, selections: Selections, t: string, level: number, times: number): string {
    const type = this.#info.schema.getType(map.type) as GraphQLObjectType
    return this.#fields(type, map.fields, selections, t, level, times, map.name)
  }

  #fields(
    type: GraphQLObjectType,
    fields: ReadonlyMap<string, ReadField>,
    selections: Selections,
    t: string,
    level: number,
    times: number,
    owner: string,
  ): string {
    const pairs = new Map<string, string>()
    const definitions = type.getFields()
    const selected = this.#selected(type, selections)
    for (const { responseKey, nodes } of selected) {
      const name = nodes[0]!.name.value
      if (name === '__typename') continue
      const definition = definitions[name]!
      const field = fields.get(name)
      if (!field) {
        // The field has its own resolver, which starts from the record's id, or from the values of an object that has none.
        const id = fields.get('id')
        const start = id
          ? [['id', id] as const]
          : [...fields].filter(([, { kind }]) => kind === 'column' || kind === 'expression')
        for (const [part, of] of start)
          pairs.set(part, this.#value(of, definitions[part]!, [], {}, t, level, times, owner))
        continue
      }
      const args = definition.args.length > 0 ? argumentsOf(definition, nodes[0]!, this.#info.variableValues) : {}
      const key = definition.args.length > 0 ? valueKey(name, responseKey) : name
      // Aliases of a field without arguments share one value, so their selections are read together.
      if (definition.args.length === 0 && pairs.has(key)) continue
      pairs.set(
        key,
        this.#value(
          field,
          definition,
          setsOf(
            definition.args.length > 0 ? nodes : selected.flatMap((one) => (nameOf(one) === name ? one.nodes : [])),
          ),
          args,
          t,
          level,
          times,
          owner,
        ),
      )
    }
    return jsonObject(pairs)
  }

  #value(
    field: ReadField,
    definition: { readonly type: unknown },
    children: Selections,
    args: Readonly<Record<string, unknown>>,
    t: string,
    level: number,
    times: number,
    owner: string,
  ): string {
    const column = (name: string) => `${t}.${quoteName(name)}`
    switch (field.kind) {
      case 'column':
        return field.asText ? `${column(field.column)}::text` : column(field.column)
      case 'id':
        return idOf(field, t)
      case 'expression':
        return field.sql(t, this.#viewer, this.sql)
      case 'object': {
        const type = getNamedType(definition.type as GraphQLObjectType) as GraphQLObjectType
        const inner = this.#fields(type, new Map(Object.entries(field.fields)), children, t, level, times, owner)
        return field.presence ? `case when ${column(field.presence)} is not null then ${inner} end` : inner
      }
      case 'one': {
        const map = this.#registry.get(field.map)
        this.#count(times, level + 1)
        const t2 = this.sql.alias()
        const isSeen = field.unscoped === true || isPartOf(map, { from: owner, column: field.foreign })
        const scope = isSeen ? undefined : map.scope(this.#viewer, t2, this.sql)
        // A nullable link does not lead to a deleted record; a required one leads to a record deleted together with it.
        const kept = field.nullable && map.deletedAt ? ` and ${t2}.${quoteName(map.deletedAt)} is null` : ''
        const where = `${t2}.${quoteName(field.foreign)} = ${column(field.local)}${kept}${scope ? ` and ${scope}` : ''}`
        return `(select ${this.object(map, children, t2, level + 1, times)} from ${map.table} ${t2} where ${where})`
      }
      case 'many': {
        const map = this.#registry.get(field.map)
        const { through } = field
        const link = (t2: string) =>
          through
            ? `${t2}.${quoteName(field.foreign)} in (select x.${quoteName(through.foreign)} from ${through.table} x where x.${quoteName(through.local)} = ${column(field.local)})`
            : `${t2}.${quoteName(field.foreign)} = ${column(field.local)}`
        const from: Link | undefined = through ? undefined : { from: owner, column: field.foreign }
        const where = field.where
        const extra = where ? [(t2: string) => where(args, t2, this.sql)] : []
        return field.shape === 'connection'
          ? this.#connection(map, args, children, [link, ...extra], level + 1, times, from)
          : this.#list(map, children, field.orderBy ?? 'id', [link, ...extra], level + 1, times, from)
      }
      case 'label': {
        const cases = [...this.#registry.all()].flatMap((map) => {
          if (map.label === undefined) return []
          const t2 = this.sql.alias()
          const scope = map.scope(this.#viewer, t2, this.sql)
          const where = `${t2}.${quoteName(map.key)} = ${column(field.idColumn)}${scope ? ` and ${scope}` : ''}`
          return [
            `when ${quoteText(map.name)} then (select ${t2}.${quoteName(map.label)} from ${map.table} ${t2} where ${where})`,
          ]
        })
        return cases.length === 0 ? 'null' : `case ${column(field.typeColumn)} ${cases.join(' ')} end`
      }
      case 'merged':
        return this.#merged(field, args, children, column(field.local), level + 1, times)
      case 'variant': {
        const cases = field.maps.map((name) => {
          const map = this.#registry.get(name)
          this.#count(times, level + 1)
          const t2 = this.sql.alias()
          const scope = map.scope(this.#viewer, t2, this.sql)
          // As above: only a link that may be null does not lead to a deleted record.
          const kept =
            !isNonNullType(definition.type) && map.deletedAt ? ` and ${t2}.${quoteName(map.deletedAt)} is null` : ''
          const where = `${t2}.${quoteName(map.key)} = ${column(field.idColumn)}${kept}${scope ? ` and ${scope}` : ''}`
          const inner = this.typed(map, children, t2, level + 1, times)
          return `when ${quoteText(map.type)} then (select ${inner} from ${map.table} ${t2} where ${where})`
        })
        return `case ${column(field.typeColumn)} ${cases.join(' ')} end`
      }
    }
  }

  /** Like `object`, including the type's name, for fields whose type is an interface or union. */
  typed(map: ReadMap, selections: Selections, t: string, level: number, times: number): string {
    return `jsonb_build_object('__typename', ${quoteText(map.type)}) || (${this.object(map, selections, t, level, times)})::jsonb`
  }

  #list(
    map: ReadMap,
    selections: Selections,
    orderBy: string,
    extra: readonly ((t: string) => string | undefined)[],
    level: number,
    times: number,
    link?: Link,
  ): string {
    this.#count(times, level)
    const t = this.sql.alias()
    const where = [
      ...extra.map((part) => part(t)),
      ...this.#filters.visible(map, t, this.#viewer, this.sql, { link }),
    ].filter((c) => c !== undefined)
    const order = orderBy
      .split(',')
      .map((c) => `${t}.${c.trim()}`)
      .join(', ')
    const rows = `select ${t}.* from ${map.table} ${t}${whereOf(where)} order by ${order} limit ${maxPage * 10}`
    return `(select coalesce(json_agg(${this.object(map, selections, t, level, times)}), '[]'::json) from (${rows}) ${t})`
  }

  #connection(
    map: ReadMap,
    args: PageArgs,
    selections: Selections,
    extra: readonly ((t: string) => string | undefined)[],
    level: number,
    times: number,
    link?: Link,
  ): string {
    const window = windowOf(args)
    this.#count(times * window.size, level)
    const wanted = connectionParts(this.#info, map.type, selections, window.backward)
    const order = orderOf(map, args.orderBy)
    const t = this.sql.alias()
    const where = [
      ...extra.map((part) => part(t)).filter((c) => c !== undefined),
      ...this.#conditions(map, args, t, link),
    ]
    const parts = windowParts(window)
    if (wanted.records) {
      const limit = window.size + (wanted.more ? 1 : 0)
      const pieces = keysetParts(map, order, window, t, this.sql)
      if (pieces.length === 0) parts.push(`'rows', '[]'::json`)
      else {
        const json = this.object(map, wanted.node, t, level, times * window.size)
        const row = { json, cursors: wanted.cursors }
        const search = { map, t, where, parts: pieces, limit }
        const kept = (map.deletedAt || map.live) && args.deleted !== 'INCLUDE' ? 1 : 0
        const isFiltered = level === 1 && where.length > kept
        parts.push(`'rows', ${isFiltered ? filteredPageRows(search, row, this.sql) : pageRows(search, row)}`)
      }
      if (wanted.cursors) parts.push(`'list', ${this.sql.param(listName(map, order), 'text')}`)
    }
    if (wanted.total) parts.push(`'total', (select count(*) from ${map.table} ${t}${whereOf(where)})`)
    if (wanted.position) parts.push(`'position', ${logPosition}`)
    return `json_build_object(${parts.join(', ')})`
  }

  /** A connection of records of several types, which belong to the record with the key `owner`. */
  #merged(
    { type, name, sources }: Extract<ReadField, { kind: 'merged' }>,
    args: Readonly<Record<string, unknown>>,
    selections: Selections,
    owner: string,
    level: number,
    times: number,
  ): string {
    const window = windowOf(args)
    this.#count(times * window.size, level)
    const wanted = connectionParts(this.#info, type, selections, window.backward)
    const found = chosenSources(sources, args['types'] as readonly string[] | null | undefined).map(
      ({ map: mapName, at, link }): MergedPart => {
        const map = this.#registry.get(mapName)
        const t = this.sql.alias()
        return {
          table: map.table,
          t,
          at: `${t}.${quoteName(at)}`,
          key: `${t}.${quoteName(map.key)}`,
          where: [link(t, owner), ...this.#filters.visible(map, t, this.#viewer, this.sql)],
          json: this.typed(map, wanted.node, t, level, times * window.size),
        }
      },
    )
    const parts = windowParts(window)
    if (wanted.records) {
      const limit = window.size + (wanted.more ? 1 : 0)
      const page = { window, limit, list: name, cursors: wanted.cursors }
      parts.push(`'rows', ${mergedRows(found, page, this.sql)}`)
      if (wanted.cursors) parts.push(`'list', ${quoteText(name)}`)
    }
    if (wanted.total) parts.push(`'total', ${mergedCount(found)}`)
    if (wanted.position) parts.push(`'position', ${logPosition}`)
    return `json_build_object(${parts.join(', ')})`
  }

  /** What the records of a list are selected by: what the viewer sees, its filter and its search. */
  #conditions(map: ReadMap, args: PageArgs, t: string, link?: Link): string[] {
    const deleted = args.deleted ?? 'EXCLUDE'
    const where = this.#filters.visible(map, t, this.#viewer, this.sql, { deleted, link })
    if (args.filter)
      where.push(...this.#filters.conditions(map, args.filter as Record<string, unknown>, t, this.#viewer, this.sql))
    if (args.search?.trim()) {
      if (!map.search) throw new Error(`${map.name} has no text search`)
      const search = map.search(args.search.trim(), t, this.sql)
      if (search) where.push(search)
    }
    return where
  }

  #count(records: number, level: number): void {
    this.#records += records
    if (level > maxLevels) {
      throw new RapportError('TOO_EXPENSIVE', `expected at most ${maxLevels} levels of records, got more`)
    }
    if (this.#records > maxRecords) {
      throw new RapportError(
        'TOO_EXPENSIVE',
        `expected at most ${maxRecords} records in one operation, this one could return ${this.#records} or more; ask for a smaller first`,
      )
    }
  }

  #selected(type: GraphQLObjectType, selections: Selections): SelectedField[] {
    return selectedFields(this.#info, type, selections)
  }
}
