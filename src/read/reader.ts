import type { GraphQLResolveInfo, GraphQLSchema, SelectionSetNode } from 'graphql'
import { GraphQLObjectType, isAbstractType } from 'graphql'
import { RapportError } from '../core/errors.ts'
import { encodeEventCursor } from '../core/event-cursor.ts'
import { permissionScope, type Viewer } from '../core/viewer.ts'
import { givenArguments } from './arguments.ts'
import { encodeCursor } from './cursor.ts'
import { JoinedReads } from './joined-reads.ts'
import { Plan, valueKey, type PageArgs, type PlanInfo } from './planner.ts'
import type { ReadMap, ReadRegistry } from './read-map.ts'
import { selectionsBelow } from './selection.ts'
import { quoteText, type SqlText } from './sql-text.ts'
import type { RunSql } from '../db/sql.ts'

export type { PageArgs }

/** A page as a statement gave it. */
export interface RawConnection {
  readonly size: number
  readonly backward?: true
  /** Whether the page begins after a cursor. */
  readonly after?: true
  /** Whether the page ends before a cursor. */
  readonly before?: true
  /** The name of the list, if cursors are requested: rows are then arrays of the record, the value and the key. */
  readonly list?: string
  /**
   * In the order found, from the end if the page is counted from there; one more than the page shows that there are
   * more.
   */
  readonly rows?: unknown[]
  readonly total?: number
  readonly position?: string
}

/** What the executor sees of a connection; only requested parts are built. */
class ConnectionValue {
  readonly #raw: RawConnection

  constructor(raw: RawConnection) {
    this.#raw = raw
  }

  get totalCount(): number | undefined {
    return this.#raw.total
  }

  get cursor(): string | undefined {
    return this.#raw.position === undefined ? undefined : encodeEventCursor(BigInt(this.#raw.position))
  }

  get #rows(): unknown[] {
    const rows = (this.#raw.rows ?? []).slice(0, this.#raw.size)
    return this.#raw.backward ? rows.reverse() : rows
  }

  get nodes(): unknown[] {
    return this.#raw.list === undefined ? this.#rows : this.#rows.map((row) => (row as [unknown])[0])
  }

  get edges(): { node: unknown; cursor: string | undefined }[] {
    return this.#rows.map((row) => ({
      node: this.#raw.list === undefined ? row : (row as [unknown])[0],
      cursor: this.#cursor(row),
    }))
  }

  get pageInfo(): object {
    const rows = this.#rows
    const { size, backward = false, after = false, before = false } = this.#raw
    const more = (this.#raw.rows?.length ?? 0) > size
    return {
      hasNextPage: backward ? before : more,
      hasPreviousPage: backward ? more : after,
      startCursor: rows.length > 0 ? this.#cursor(rows[0]) : null,
      endCursor: rows.length > 0 ? this.#cursor(rows.at(-1)) : null,
    }
  }

  #cursor(row: unknown): string | undefined {
    if (this.#raw.list === undefined) return undefined
    const [, value, key] = row as [unknown, string | null, string]
    return encodeCursor(this.#raw.list, { value, key })
  }
}

/** The page of a connection that is read by a statement of one's own. */
export const connectionOfRows = (raw: RawConnection): object => new ConnectionValue(raw)

/**
 * Reads for one caller: each method is one SQL statement, whatever the depth of the selection, and what the resolvers of
 * an operation ask for at the same moment is sent as one.
 */
export class Reader {
  readonly viewer: Viewer
  readonly registry: ReadRegistry
  readonly #reads: JoinedReads

  constructor(registry: ReadRegistry, viewer: Viewer, run: RunSql) {
    this.registry = registry
    this.viewer = viewer
    this.#reads = new JoinedReads(run)
  }

  #send<Row extends object>(plan: Plan, statement: string): Promise<Row[]> {
    const { text, params } = plan.sql.bound(statement)
    return this.#reads.rows<Row>(text, params, false)
  }

  async #json<Json>(plan: Plan, statement: string): Promise<Json> {
    const [row] = await this.#send<{ json: Json }>(plan, statement)
    return row!.json
  }

  /**
   * Rows of a statement of your own, sent together with the reads that the operation asks for at the same moment. Values
   * are those of JSON: instants are ISO text with an offset; cast numeric and bigint to text, or they lose digits. The
   * statement must respect the viewer's scope.
   */
  rows<Row extends object>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#reads.rows<Row>(text, params, true)
  }

  /** Equal for callers who see the same. */
  get scope(): string {
    return permissionScope(this.viewer)
  }

  /**
   * The page of a root connection; `where` is a further condition on its records. Throws INVALID_INPUT, INVALID_CURSOR,
   * TOO_EXPENSIVE.
   */
  async page(
    info: GraphQLResolveInfo,
    map: string,
    args: PageArgs,
    where?: (t: string, sql: SqlText) => string | undefined,
  ): Promise<object> {
    const plan = new Plan(this.registry, info, this.viewer)
    const text = plan.page(this.registry.get(map), asGiven(info, args), selectionsBelow(info, []), where)
    return new ConnectionValue(await this.#json<RawConnection>(plan, text))
  }

  /** Every record of a small type, such as pipelines, that `where` allows. */
  async list(
    info: GraphQLResolveInfo,
    map: string,
    orderBy: string,
    where?: (t: string, sql: SqlText) => string | undefined,
  ): Promise<object[]> {
    const plan = new Plan(this.registry, info, this.viewer)
    const text = plan.list(this.registry.get(map), selectionsBelow(info, []), orderBy, where)
    return this.#json<object[]>(plan, text)
  }

  /** One record by key; null if it does not exist, is deleted or is outside the caller's scope. */
  async record(info: GraphQLResolveInfo, map: string, key: string): Promise<object | null> {
    const found = await this.records(info, selectionsBelow(info, []), map, [key])
    return found.get(key) ?? null
  }

  /**
   * Records by key with the selection of the field `path` below the current one, e.g. `['customer']` in a mutation's
   * payload. Null if there is none or the field is not requested.
   */
  async recordBelow(info: GraphQLResolveInfo, field: string, map: string, key: string): Promise<object | null> {
    const found = await this.recordsBelow(info, field, map, [key])
    return found.get(key) ?? null
  }

  /** Throws what recordBelow would refuse of the selection below a field, such as a cursor, without reading. */
  assertReadable(info: GraphQLResolveInfo, field: string, map: string): void {
    const below = selectionsBelow(info, [field])
    if (below.length > 0) new Plan(this.registry, info, this.viewer).byKeys(this.registry.get(map), [], below)
  }

  /** Like recordBelow, for a field of each item of a list; keys that the caller may not see are absent. */
  async recordsBelow(
    info: GraphQLResolveInfo,
    field: string,
    map: string,
    keys: readonly string[],
  ): Promise<Map<string, object>> {
    const readMap = this.registry.get(map)
    const below = selectionsBelow(info, [field])
    if (below.length === 0 || keys.length === 0) return new Map()
    return this.records(info, below, readMap.name, keys)
  }

  /** Records by key, each with `__typename`; keys that the caller may not see are absent. */
  async records(
    info: PlanInfo,
    selections: readonly SelectionSetNode[],
    map: string,
    keys: readonly string[],
    options: { includeDeleted?: boolean } = {},
  ): Promise<Map<string, object>> {
    const readMap: ReadMap = this.registry.get(map)
    const plan = new Plan(this.registry, info, this.viewer)
    const text = plan.byKeys(readMap, keys, selections, options)
    const rows = await this.#send<{ key: string; json: object }>(plan, text)
    return new Map(rows.map(({ key, json }) => [key, { __typename: readMap.type, ...json }]))
  }

  /**
   * Records of one or several types in one statement, each with `__typename`, in the order of `refs`; undefined if the
   * caller may not see one.
   */
  async recordsOf(
    info: PlanInfo,
    selections: readonly SelectionSetNode[],
    refs: readonly RecordRef[],
  ): Promise<(object | undefined)[]> {
    const plan = new Plan(this.registry, info, this.viewer)
    const nameOf = ({ map, includeDeleted = false }: RecordRef) => `${map}${includeDeleted ? '?' : ''}`
    const parts = [...Map.groupBy(refs, nameOf)].map(([name, of]) => {
      const { map, includeDeleted = false } = of[0]!
      const keys = [...new Set(of.map(({ key }) => key))]
      const text = plan.byKeys(this.registry.get(map), keys, selections, { includeDeleted })
      return `select ${quoteText(name)} as name, r.key, r.json from (${text}) r`
    })
    const rows = await this.#send<{ name: string; key: string; json: object }>(plan, parts.join(' union all '))
    const found = new Map(rows.map(({ name, key, json }) => [`${name} ${key}`, json]))
    return refs.map((ref) => {
      const json = found.get(`${nameOf(ref)} ${ref.key}`)
      return json && { __typename: this.registry.get(ref.map).type, ...json }
    })
  }
}

/**
 * The arguments of a list, with filter and order as the caller gave them: type-graphql, which makes instances of its classes of them, leaves out what other types
 * have added.
 */
export const asGiven = (info: GraphQLResolveInfo, args: PageArgs): PageArgs => {
  const field = info.parentType.getFields()[info.fieldName]!
  const names = (['filter', 'orderBy'] as const).filter(
    (name) => args[name] && field.args.some((arg) => arg.name === name),
  )
  if (names.length === 0) return args
  const given = givenArguments(info)
  return { ...args, ...Object.fromEntries(names.map((name) => [name, given[name]])) }
}

/** A record, by its read map and key. */
export interface RecordRef {
  readonly map: string
  readonly key: string
  /** Also if it was deleted. @default false */
  readonly includeDeleted?: boolean
}

/** The value of a field that the planner read; the body of field resolvers that only declare such a field. */
export const fieldOf = (source: object, info: GraphQLResolveInfo): unknown => {
  const definition = info.parentType.getFields()[info.fieldName]!
  return raw(source, definition.args.length > 0 ? valueKey(info.fieldName, String(info.path.key)) : info.fieldName)
}

const raw = (source: unknown, key: string) => (source as Record<string, unknown>)[key]

const readFields = new WeakSet<object>()

/** Whether the planner reads a field with its record, so that it needs no statement of its own. */
export const isRead = (field: object): boolean => readFields.has(field)

/**
 * Lets every field that the planner reads take its value straight from the planner's JSON, without type-graphql's
 * wrapping, which costs more than the rest of the execution. Values of interfaces and unions name their type in
 * `__typename`, as the planner's do.
 */
export const installReads = (schema: GraphQLSchema, registry: ReadRegistry): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue
    // type-graphql's resolver returns a promise even if the value names its type.
    const { resolveType } = type
    type.resolveType = (value: { readonly __typename?: string }, context, info, abstract) =>
      value.__typename ?? resolveType?.(value, context, info, abstract)
  }
  for (const map of registry.all()) {
    const type = schema.getType(map.type)
    if (!(type instanceof GraphQLObjectType))
      throw new Error(`${map.name} is read as the GraphQL type ${map.type}, which the schema lacks`)
    const fields = type.getFields()
    for (const [name, read] of map.fields) {
      const field = fields[name]
      if (!field) continue
      readFields.add(field)
      if (read.kind === 'merged' || (read.kind === 'many' && read.shape === 'connection')) {
        field.resolve = (source, _args, _context, info) => {
          const value = raw(source, valueKey(name, String(info.path.key)))
          if (value === undefined)
            throw new RapportError('INTERNAL_ERROR', `${map.type}.${name} was not read with its record`)
          return new ConnectionValue(value as RawConnection)
        }
      } else if (field.args.length > 0) {
        field.resolve = (source, _args, _context, info) => raw(source, valueKey(name, String(info.path.key)))
      } else {
        delete field.resolve
      }
    }
  }
}
