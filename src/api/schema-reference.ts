import {
  getNamedType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'
import type { Permission } from '../core/viewer.ts'
import type { Owners } from '../plugin/owners.ts'
import { isProposable } from './nested-mutations.ts'

/** What a schema coordinate stands for: a type, or a field, argument, input field or value of one. */
export interface SchemaPart {
  /** `Customer`, `Customer.orders`, `Customer.orders(filter:)`, `CustomerFilter.name`, `Lifecycle.LEAD`. */
  readonly coordinate: string
  readonly description: string
  /** Its type, as SDL writes it; absent for types and values. */
  readonly type?: string
  /** What a caller needs to ask for it; absent for inputs and values. */
  readonly permission?: Permission
  /** What it costs beyond what it returns. */
  readonly points?: number
  /** The plugin that it belongs to; absent for the core's. */
  readonly plugin?: string
  /** Whether it is a mutation that can be proposed. */
  readonly proposable?: true
  readonly deprecated?: string
}

/** A part with its definition. */
export interface SchemaPage extends SchemaPart {
  /** In SDL, with descriptions, as far as `maxSdl` goes. */
  readonly sdl: string
  /** Coordinates of the types that it names. */
  readonly seeAlso: readonly string[]
}

/** Characters of one definition; the fields of longer ones are told by their names. */
const maxSdl = 12_000

const stated = ({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }) => ({
  permission: extensions['permission'] as Permission | undefined,
  points: extensions['points'] as number | undefined,
})

type WithFields = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType
const hasFields = (type: GraphQLNamedType): type is WithFields =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)

/** A type that has one of the fields, for printing. */
const onlyField = (type: WithFields, name: string): GraphQLNamedType => {
  if (isInputObjectType(type)) {
    const config = type.toConfig()
    return new GraphQLInputObjectType({ name: type.name, fields: { [name]: config.fields[name]! } })
  }
  const { fields } = type.toConfig()
  const config = { name: type.name, fields: { [name]: fields[name]! } }
  return isObjectType(type) ? new GraphQLObjectType(config) : new GraphQLInterfaceType(config)
}

const defined = <Part extends object>(part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part

/** What the graph is made of, by schema coordinate: with permissions, prices and the plugins that parts belong to. */
export class SchemaReference {
  readonly #schema: GraphQLSchema
  readonly #owners: Pick<Owners, 'ofType' | 'ofField'>
  #parts: ReadonlyMap<string, SchemaPart> | undefined

  constructor(schema: GraphQLSchema, owners: Pick<Owners, 'ofType' | 'ofField'>) {
    this.#schema = schema
    this.#owners = owners
  }

  /** Every part, by its coordinate: types and their fields in the order of their names. */
  get parts(): ReadonlyMap<string, SchemaPart> {
    this.#parts ??= new Map(this.#all().map((part) => [part.coordinate, part]))
    return this.#parts
  }

  /** What stands at a coordinate; undefined if nothing does. */
  at(coordinate: string): SchemaPage | undefined {
    const part = this.parts.get(coordinate)
    const [, typeName = '', member, arg] = /^(\w+)(?:\.(\w+)(?:\((\w+):\))?)?$/.exec(coordinate) ?? []
    const type = this.#schema.getType(typeName)
    if (!part || !type) return undefined
    const shown = member !== undefined && hasFields(type) ? onlyField(type, member) : type
    const sdl = printType(shown)
    return {
      ...part,
      sdl: sdl.length <= maxSdl ? sdl : this.#names(shown),
      seeAlso: this.#seeAlso(type, member, arg),
    }
  }

  /** The parts whose coordinate or description has all of the words, the closest first. */
  search(words: string, first: number): SchemaPart[] {
    const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
    if (asked.length === 0) return []
    const found: { readonly part: SchemaPart; readonly rank: number }[] = []
    for (const part of this.parts.values()) {
      const coordinate = part.coordinate.toLowerCase()
      const text = `${coordinate} ${part.description.toLowerCase()}`
      if (!asked.every((word) => text.includes(word))) continue
      const last = coordinate.split(/[.(]/).at(-1)!.replace(/:\)$/, '')
      const rank = asked.includes(last) ? 0 : asked.every((word) => coordinate.includes(word)) ? 1 : 2
      found.push({ part, rank: rank * 1_000 + part.coordinate.length })
    }
    return found
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, first)
      .map(({ part }) => part)
  }

  #names(type: GraphQLNamedType): string {
    const names = hasFields(type)
      ? Object.values(type.getFields()).map((one) => `  ${one.name}: ${String(one.type)}`)
      : []
    const text = `# too long to be shown whole: ask for a field by its coordinate, such as ${type.name}.${names[0]?.trim().split(':')[0] ?? 'x'}\n${names.join('\n')}`
    return text.length <= maxSdl ? text : `${text.slice(0, maxSdl)}…`
  }

  #seeAlso(type: GraphQLNamedType, member: string | undefined, arg: string | undefined): string[] {
    const all: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] = hasFields(type)
      ? Object.values(type.getFields())
      : []
    const fields = all.filter(({ name }) => member === undefined || name === member)
    const named = fields.flatMap((field) => {
      const args = 'args' in field ? field.args : []
      if (arg !== undefined) return args.filter(({ name }) => name === arg).map((one) => one.type)
      return [field.type, ...args.map((one) => one.type)]
    })
    const names = named
      .map((one) => getNamedType(one))
      .filter((one) => !isSpecifiedScalarType(one) && one.name !== type.name)
    return [...new Set(names.map(({ name }) => name))].toSorted()
  }

  #all(): SchemaPart[] {
    const types = Object.values(this.#schema.getTypeMap())
      .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return types.flatMap((type) => [this.#ofType(type), ...this.#members(type)])
  }

  #ofType(type: GraphQLNamedType): SchemaPart {
    const { permission } = stated(type)
    return defined({
      coordinate: type.name,
      description: type.description ?? '',
      permission: isObjectType(type) ? permission : undefined,
      plugin: this.#owners.ofType(type.name),
    }) as SchemaPart
  }

  #members(type: GraphQLNamedType): SchemaPart[] {
    if (isEnumType(type))
      return type.getValues().map((value) =>
        defined({
          coordinate: `${type.name}.${value.name}`,
          description: value.description ?? '',
          plugin: this.#owners.ofType(type.name),
          deprecated: value.deprecationReason ?? undefined,
        } as SchemaPart),
      )
    if (isInputObjectType(type))
      return Object.values(type.getFields()).map((field) =>
        defined({
          coordinate: `${type.name}.${field.name}`,
          description: field.description ?? '',
          type: String(field.type),
          plugin: this.#owners.ofField(type.name, field.name),
          deprecated: field.deprecationReason ?? undefined,
        } as SchemaPart),
      )
    if (!hasFields(type)) return []
    return Object.values(type.getFields()).flatMap((field) => this.#ofField(type, field))
  }

  #ofField(type: GraphQLObjectType | GraphQLInterfaceType, field: GraphQLField<unknown, unknown>): SchemaPart[] {
    const { permission, points } = stated(field)
    const plugin = this.#owners.ofField(type.name, field.name)
    const coordinate = `${type.name}.${field.name}`
    const isMutation = type === this.#schema.getMutationType()
    return [
      defined({
        coordinate,
        description: field.description ?? '',
        type: String(field.type),
        permission: permission ?? (isObjectType(type) ? stated(type).permission : undefined),
        points,
        plugin,
        proposable: isMutation && isProposable(field) ? true : undefined,
        deprecated: field.deprecationReason ?? undefined,
      } as SchemaPart),
      ...field.args.map((arg) =>
        defined({
          coordinate: `${coordinate}(${arg.name}:)`,
          description: arg.description ?? '',
          type: String(arg.type),
          plugin,
          deprecated: arg.deprecationReason ?? undefined,
        } as SchemaPart),
      ),
    ]
  }
}
