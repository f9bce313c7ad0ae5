import type { EntityMetadata, EntityProperty } from '@mikro-orm/core'
import { ids } from '../core/ids.ts'
import type { Viewer } from '../core/viewer.ts'
import type { AddedDimension, Addition, BesideOrder, Condition } from './addition.ts'
import type { MergedSources } from './merged.ts'
import { ruleFrom, type RowCondition, type RowRule, type RuleOf } from './row-scope.ts'
import type { SqlText } from './sql-text.ts'

/** A class as the ORM types it. */
export type EntityClass = abstract new (...args: never[]) => object

/** One GraphQL field in SQL. */
export type ReadField =
  /** A column. `type` is its PostgreSQL type; `text` columns travel as text even where JSON has a number. */
  | {
      readonly kind: 'column'
      readonly column: string
      readonly type: string
      readonly nullable: boolean
      readonly asText?: boolean
      /** Whether filters ignore case. @default false */
      readonly anyCase?: boolean
      /** A column indexed for text fragments, whose folded text contains that of this one. */
      readonly searchedIn?: string | undefined
    }
  /** The record's global id. */
  | { readonly kind: 'id'; readonly column: string; readonly type: string }
  /**
   * An expression, e.g. `(t) => \`${t}.a + ${t}.b\``. If it counts other records, it must respect the viewer's scope.
   */
  | { readonly kind: 'expression'; readonly sql: (t: string, viewer: Viewer, sql: SqlText) => string }
  /** An object made of several columns of the same row, such as an amount; null if `presence` is null. */
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, ReadField>>; readonly presence?: string }
  /** The record that a column references. */
  | {
      readonly kind: 'one'
      readonly map: string
      readonly local: string
      readonly foreign: string
      readonly nullable: boolean
      /**
       * Whether whoever sees this record also sees the other record's own columns, even if the scope of its type would
       * hide it. @default false
       */
      readonly unscoped?: boolean
      /** Whether the other record names this one, so that there may be none. @default false */
      readonly inverse?: boolean
    }
  /** The records that reference this one: a plain list or a connection. */
  | {
      readonly kind: 'many'
      readonly shape: 'list' | 'connection'
      readonly map: string
      readonly local: string
      readonly foreign: string
      readonly orderBy?: string
      readonly where?: Condition<Readonly<Record<string, unknown>>>
      /** The table between the two where each can have many of the other. */
      readonly through?: Through
    }
  /** What a record of whatever type is called, by the `label` of its read map; null where it has none or is gone. */
  | { readonly kind: 'label'; readonly typeColumn: string; readonly idColumn: string }
  /** A connection of records of several types, newest first: `type` is their interface, `name` the list in cursors. */
  | {
      readonly kind: 'merged'
      readonly type: string
      readonly name: string
      readonly local: string
      readonly sources: MergedSources
    }
  /** A record of one of several types. */
  | {
      readonly kind: 'variant'
      readonly typeColumn: string
      readonly idColumn: string
      readonly maps: readonly string[]
    }

/** A table of pairs: `local` names the record that has the field, `foreign` the one that it leads to. */
export interface Through {
  readonly table: string
  readonly local: string
  readonly foreign: string
}

/** What reports group by, with the condition for a viewer to see the row with the alias `o` that it is read from. */
interface ScopedDimension extends AddedDimension {
  readonly scope: (viewer: Viewer, o: string, sql: SqlText) => string | undefined
}

/** How to read one GraphQL type: its table, columns and relations. `ReadRegistry.add` creates it from a ReadSpec. */
export interface ReadMap {
  readonly name: string
  readonly type: string
  readonly table: string
  readonly key: string
  readonly fields: Map<string, ReadField>
  /** Further filters besides the fields: a name of the filter input → condition or field. */
  readonly filters: Record<string, ReadField | Condition<unknown>>
  /** Value of the order enum → field, or what another type adds. */
  readonly orders: Record<string, string | BesideOrder>
  /** What others let reports group its records by, or why they cannot. */
  readonly dimensions: Record<string, ScopedDimension>
  readonly defaultOrder: { readonly field: string; readonly direction: 'ASC' | 'DESC' }
  /** Columns within each of whose values an index has each order. */
  readonly orderedWithin: readonly string[]
  readonly search: Condition<string> | undefined
  /** The column by which people know a record, such as its name. */
  readonly label: string | undefined
  /** Who sees its rows, as declared. */
  readonly rule: RowRule
  /** The condition for a viewer to see a row of the table with the alias `t`; undefined: every row. */
  readonly scope: RowCondition
  /** Column that is null for records that are not deleted. */
  readonly deletedAt: string | undefined
  /** The condition that the row `t` is not deleted, where no column says so. */
  readonly live: ((t: string) => string) | undefined
}

/** A field of another type that lists or names this type's records, e.g. `Customer.interactions`. */
export interface Inverse {
  /** `Type.field`, e.g. `Customer.interactions`. */
  readonly field: string
  /** The property of this entity that holds the other's id. */
  readonly by?: string
  /** Instead of `by`, the table of pairs that connects the two. */
  readonly through?: Through
  readonly shape: 'connection' | 'list' | 'one'
  /** SQL order of a list, e.g. `position`. */
  readonly orderBy?: string
  readonly where?: Condition<Readonly<Record<string, unknown>>>
}

/** How the rows of a type come into the timelines of customers. */
export interface TimelineSource {
  /** What callers choose them by, a value of TimelineType, e.g. `SEGMENT_CHANGE`. */
  readonly name: string
  readonly description: string
  /** The column with the moment at which an item happened, never null. An index must lead along the customer, it and the key. */
  readonly at: string
  /** The condition that the row `t` belongs to the customer with the key `customer`. @default by the column customer_id */
  readonly link?: (t: string, customer: string) => string
}

/** What a module or plugin declares about reading its type; columns and relations come from the entity. */
export interface ReadSpec {
  readonly entity: EntityClass
  /** The GraphQL type; default: the name of the entity class. */
  readonly type?: string
  /** Name of the map, if one type has several. @default the type */
  readonly name?: string
  /** Prefix of global ids, 3 or more lower-case letters; needed for types that implement Node. */
  readonly idPrefix?: string
  readonly fields?: Readonly<Record<string, ReadField>>
  /** Text properties that filters compare without regard to case, such as e-mail addresses. */
  readonly anyCase?: readonly string[]
  /** Text properties found through an indexed column that contains all of them, folded. */
  readonly searched?: { readonly column: string; readonly properties: readonly string[] }
  readonly filters?: Readonly<ReadMap['filters']>
  readonly orders?: Readonly<Record<string, string>>
  readonly defaultOrder?: ReadMap['defaultOrder']
  /**
   * Properties within each of whose values an index has each order: a page over several values is merged from theirs.
   */
  readonly orderedWithin?: readonly string[]
  readonly search?: Condition<string>
  /** The property by which people know a record, such as `name`: the audit shows it. */
  readonly label?: string
  /** The condition that the row `t` is not deleted, for rows that are deleted and restored with the record that they are about. */
  readonly live?: (t: string) => string
  /** Who sees its rows: `visibleBy.customer('customer_id')`, `visibleBy.everyone` …, or a function of the viewer. It guards reads, writes and events. */
  readonly scope: RowRule | RowCondition
  readonly inverse?: readonly Inverse[]
  /** Filters and orders of other types that its rows serve. */
  readonly adds?: readonly Addition[]
  /** Makes its rows items of `Customer.timeline`; its GraphQL type implements TimelineItem. */
  readonly timeline?: TimelineSource
}

/** An amount in two columns; null if the amount is null. */
export const moneyField = (amount: string, currency = 'currency'): ReadField => ({
  kind: 'object',
  presence: amount,
  fields: {
    amount: { kind: 'column', column: amount, type: 'numeric', nullable: false, asText: true },
    currency: { kind: 'column', column: currency, type: 'text', nullable: false },
  },
})

const columnField = (property: EntityProperty, { anyCase, searched }: ReadSpec): ReadField => {
  const column = property.fieldNames[0]!
  const type = property.columnTypes[0]!
  // A JSON number would lose digits of numeric and bigint.
  const asText = /^(numeric|bigint)/.test(type)
  return {
    kind: 'column',
    column,
    type,
    nullable: property.nullable === true,
    asText,
    anyCase: anyCase?.includes(property.name) === true,
    searchedIn: searched?.properties.includes(property.name) ? searched.column : undefined,
  }
}

/** The column of a label. Throws for a property that the entity lacks. */
const labelOf = (map: string, label: string, meta: EntityMetadata): string => {
  const property = (meta.properties as Record<string, EntityProperty>)[label]
  if (property) return property.fieldNames[0]!
  throw new Error(`expected the label of ${map} to be one of its properties, got ${label}`)
}

/** The first read map of each entity: what is true of one registry is true of the next. */
const registered = new WeakMap<EntityClass, ReadMap>()

/** The read map of an entity. Throws where none was registered. */
export const registeredMap = (entity: EntityClass): ReadMap => {
  const map = registered.get(entity)
  if (!map) throw new Error(`expected ${entity.name} to have a read map: it states who sees and changes its rows`)
  return map
}

/** Every type that the planner can read. Filled at start from the specs of the core and of plugins. */
export class ReadRegistry {
  readonly #maps = new Map<string, ReadMap>()
  readonly #metadataOf: (entity: EntityClass) => EntityMetadata
  readonly #entities = new Set<EntityClass>()
  readonly #ruleOf: RuleOf = (map) => this.get(map)

  constructor(metadataOf: (entity: EntityClass) => EntityMetadata) {
    this.#metadataOf = metadataOf
  }

  get(name: string): ReadMap {
    const map = this.#maps.get(name)
    if (!map) throw new Error(`no read map is registered for ${name}; known: ${[...this.#maps.keys()].join(', ')}`)
    return map
  }

  has(name: string): boolean {
    return this.#maps.has(name)
  }

  all(): Iterable<ReadMap> {
    return this.#maps.values()
  }

  /** Adds types, then the fields that they add to other types. Throws if a name or field is taken. */
  add(specs: readonly ReadSpec[]): void {
    const problems: string[] = []
    for (const spec of specs) {
      try {
        this.#addType(spec)
      } catch (error) {
        problems.push((error as Error).message)
      }
    }
    if (problems.length > 0) throw new Error(problems.join('; '))
    for (const spec of specs) for (const inverse of spec.inverse ?? []) this.#addInverse(spec, inverse)
    for (const spec of specs)
      for (const addition of spec.adds ?? [])
        this.#addTo(addition, this.get(spec.name ?? spec.type ?? spec.entity.name))
    for (const spec of specs) if (spec.timeline) this.#addToTimeline(spec, spec.timeline)
  }

  #addToTimeline(spec: ReadSpec, { name, at, link }: TimelineSource): void {
    const { fields, key } = this.get('Customer')
    const known = fields.get('timeline')
    const sources: MergedSources = known?.kind === 'merged' ? known.sources : new Map()
    if (sources.has(name)) throw new Error(`the timeline of customers already has items ${name}`)
    const map = spec.name ?? spec.type ?? spec.entity.name
    sources.set(name, { map, at, link: link ?? ((t, customer) => `${t}.customer_id = ${customer}`) })
    if (!known)
      fields.set('timeline', { kind: 'merged', type: 'TimelineItem', name: 'Customer.timeline', local: key, sources })
  }

  #addTo({ to, filters = {}, orders = {}, dimensions = {} }: Addition, from: ReadMap): void {
    const map = this.get(to)
    for (const [name, { condition }] of Object.entries(filters)) {
      if (name in map.filters) throw new Error(`${to} already has a filter ${name}`)
      if (condition) map.filters[name] = condition
      else if (!map.fields.has(name))
        throw new Error(`expected a condition of the filter ${name}: ${to} has no such field`)
    }
    for (const [name, order] of Object.entries(orders)) {
      if (name in map.orders) throw new Error(`${to} already has an order ${name}`)
      map.orders[name] = order
    }
    for (const [name, dimension] of Object.entries(dimensions)) {
      if (to !== 'Customer') throw new Error(`expected dimensions of Customer, got ${name} of ${to}`)
      if (name in map.dimensions) throw new Error(`reports already have a dimension ${name}`)
      if (dimension.table !== from.table.replaceAll('"', ''))
        throw new Error(
          `expected the dimension ${name} to be read from the table of ${from.name}, whose rule guards it`,
        )
      map.dimensions[name] = { ...dimension, scope: from.scope }
    }
  }

  #nameOf(entity: EntityClass): string {
    return entity.name
  }

  #addType(spec: ReadSpec): void {
    const type = spec.type ?? spec.entity.name
    const name = spec.name ?? type
    if (this.#maps.has(name)) throw new Error(`a read map ${name} is already registered`)
    const rule = ruleFrom(name, spec.scope)
    const meta = this.#metadataOf(spec.entity)
    const fields = new Map<string, ReadField>()
    for (const property of Object.values<EntityProperty>(meta.properties)) {
      if (property.kind === 'scalar') fields.set(property.name, columnField(property, spec))
      else if (property.kind === 'm:1' || property.kind === '1:1') {
        fields.set(property.name, {
          kind: 'one',
          map: this.#nameOf(property.entity() as EntityClass),
          local: property.fieldNames[0]!,
          foreign: property.referencedColumnNames[0]!,
          nullable: property.nullable === true,
        })
      }
    }
    const key = meta.getPrimaryProps()[0]!.fieldNames[0]!
    if (spec.idPrefix) {
      ids.add(type, spec.idPrefix)
      fields.set('id', { kind: 'id', column: key, type })
    }
    for (const [field, read] of Object.entries(spec.fields ?? {})) fields.set(field, read)
    const deleted = meta.properties['deletedAt' as never] as EntityProperty | undefined
    const map: ReadMap = {
      name,
      type,
      table: meta.schema ? `"${meta.schema}"."${meta.tableName}"` : `"${meta.tableName}"`,
      key,
      fields,
      filters: { ...spec.filters },
      orders: { ...spec.orders },
      dimensions: {},
      defaultOrder: spec.defaultOrder ?? { field: 'createdAt', direction: 'DESC' },
      orderedWithin: (spec.orderedWithin ?? []).map(
        (property) => (meta.properties as Record<string, EntityProperty>)[property]!.fieldNames[0]!,
      ),
      search: spec.search,
      label: spec.label === undefined ? undefined : labelOf(name, spec.label, meta),
      rule,
      scope: (viewer, t, sql) => rule.condition(viewer, t, sql, this.#ruleOf),
      deletedAt: deleted?.fieldNames[0],
      live: spec.live,
    }
    this.#maps.set(name, map)
    if (!this.#entities.has(spec.entity)) registered.set(spec.entity, map)
    this.#entities.add(spec.entity)
  }

  #addInverse(spec: ReadSpec, inverse: Inverse): void {
    const [type, field] = inverse.field.split('.') as [string, string]
    const parent = this.get(type)
    if (parent.fields.has(field)) throw new Error(`${inverse.field} is already readable`)
    const name = spec.name ?? spec.type ?? spec.entity.name
    const relation = { map: name, local: parent.key, foreign: this.#foreignOf(spec, inverse) }
    parent.fields.set(
      field,
      inverse.shape === 'one'
        ? { kind: 'one', ...relation, nullable: true, inverse: true }
        : {
            kind: 'many',
            shape: inverse.shape,
            ...relation,
            ...(inverse.orderBy ? { orderBy: inverse.orderBy } : {}),
            ...(inverse.where ? { where: inverse.where } : {}),
            ...(inverse.through ? { through: inverse.through } : {}),
          },
    )
  }

  #foreignOf({ entity }: ReadSpec, { field, by, through }: Inverse): string {
    const meta = this.#metadataOf(entity)
    if (through) return meta.getPrimaryProps()[0]!.fieldNames[0]!
    const property = by === undefined ? undefined : (meta.properties as Record<string, EntityProperty>)[by]
    if (!property) throw new Error(`${field}: ${entity.name} has no property ${by}`)
    return property.fieldNames[0]!
  }
}
