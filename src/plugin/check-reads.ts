import { isInterfaceType, isObjectType, type GraphQLObjectType } from 'graphql'
import { ids } from '../core/ids.ts'
import type { ReadField, ReadMap, ReadRegistry, ReadSpec } from '../read/read-map.ts'
import { nameOwner } from './clash.ts'
import type { CoreDefinition, Graph, LoadedPlugin } from './graph.ts'
import { hints } from '../contract/report.ts'
import { StageError } from './stage-error.ts'

const typeOf = (spec: ReadSpec): string => spec.type ?? spec.entity.name

/** The name of a spec's read map. */
export const mapNameOf = (spec: ReadSpec): string => spec.name ?? typeOf(spec)

/** Throws StageError if a plugin's read maps claim names or id prefixes of the core or an earlier plugin. */
export const assertFreeReads = (plugin: LoadedPlugin, earlier: readonly LoadedPlugin[], core: CoreDefinition): void => {
  const maps = new Map<string, string | undefined>()
  const prefixes = new Map<string, { type: string; plugin: string | undefined }>()
  const note = (spec: ReadSpec, owner: string | undefined) => {
    maps.set(mapNameOf(spec), owner)
    if (spec.idPrefix !== undefined) prefixes.set(spec.idPrefix, { type: typeOf(spec), plugin: owner })
  }
  for (const spec of core.reads) note(spec, undefined)
  for (const other of earlier) for (const spec of other.module.reads ?? []) note(spec, other.id)
  const problems: string[] = []
  for (const spec of plugin.module.reads ?? []) {
    const name = mapNameOf(spec)
    if (maps.has(name))
      problems.push(
        `${plugin.id} registers the read map ${name}, which belongs to ${nameOwner(maps.get(name) ?? undefined)}`,
      )
    const { idPrefix } = spec
    const holder = idPrefix === undefined ? undefined : prefixes.get(idPrefix)
    if (holder && holder.type !== typeOf(spec))
      problems.push(
        `${plugin.id} takes the id prefix ${idPrefix} for ${typeOf(spec)}, which belongs to ${holder.type} of ${nameOwner(holder.plugin)}`,
      )
    if (idPrefix !== undefined && !/^[a-z]{3,12}$/.test(idPrefix))
      problems.push(`expected the id prefix of ${typeOf(spec)} to be 3 to 12 lower-case letters, got ${idPrefix}`)
    // A plugin of an earlier server in this process may have left it.
    const former = idPrefix === undefined || holder ? undefined : ids.typeOf(idPrefix)
    if (former !== undefined && former !== typeOf(spec)) ids.forget(former)
    note(spec, plugin.id)
  }
  if (problems.length > 0) throw new StageError(problems.join('; '), hints.conflicts)
}

/** Releases the id prefixes of a refused plugin, so that another may use them. */
export const forgetPrefixes = ({ module }: LoadedPlugin): void => {
  for (const spec of module.reads ?? []) if (spec.idPrefix !== undefined) ids.forget(typeOf(spec))
}

/**
 * Throws a StageError that names everything in a plugin's read maps that can never work: unknown fields, properties,
 * types.
 */
export const checkReads = ({ module }: LoadedPlugin, { schema, registry }: Graph): void => {
  const problems: string[] = []
  for (const spec of module.reads ?? []) {
    const map = registry.get(mapNameOf(spec))
    const type = schema.getType(map.type)
    if (!isObjectType(type)) {
      problems.push(`the read map ${map.name} has the type ${map.type}, which the schema lacks`)
      continue
    }
    problems.push(...problemsOfMap(map, type, spec, registry))
    for (const { field: coordinate, shape } of spec.inverse ?? []) {
      const [parent, field] = coordinate.split('.') as [string, string]
      const owner = schema.getType(registry.get(parent).type)
      const definition = isObjectType(owner) ? owner.getFields()[field] : undefined
      if (!definition) problems.push(`the read map ${map.name} fills ${coordinate}, which no resolver declares`)
      else if (String(definition.type).replaceAll(/[![\]]/g, '') !== expectedType(map, shape))
        problems.push(
          `the read map ${map.name} fills ${coordinate} as ${shape} of ${map.type}, but its type is ${String(definition.type)}`,
        )
    }
  }
  if (problems.length > 0) throw new StageError(problems.join('; '), 'check the reads of the plugin')
}

const expectedType = ({ type }: ReadMap, shape: 'connection' | 'list' | 'one'): string =>
  shape === 'connection' ? `${type}Connection` : type

function* problemsOfMap(
  map: ReadMap,
  type: GraphQLObjectType,
  spec: ReadSpec,
  registry: ReadRegistry,
): Generator<string> {
  const fields = type.getFields()
  for (const name of Object.keys(spec.fields ?? {}))
    if (!fields[name]) yield `the read map ${map.name} reads ${map.type}.${name}, which no resolver declares`
  const isNode = type.getInterfaces().some((one) => isInterfaceType(one) && one.name === 'Node')
  if (isNode && spec.idPrefix === undefined && spec.name === undefined)
    yield `the read map ${map.name} has no idPrefix, which a type that implements Node needs`
  for (const [name, read] of map.fields) {
    if (!fields[name]) continue
    for (const other of mapsOf(read))
      if (!registry.has(other)) yield `${map.type}.${name} is read through the map ${other}, which nobody registers`
  }
  const columns = [...map.fields].filter(([, read]) => isSortable(read)).map(([name]) => name)
  const isListed = spec.defaultOrder !== undefined || spec.inverse?.some(({ shape }) => shape === 'connection')
  const sorts = { ...map.orders, ...(isListed ? { default: map.defaultOrder.field } : {}) }
  for (const [order, field] of Object.entries(sorts))
    if (typeof field === 'string' && !columns.includes(field))
      yield `the read map ${map.name} orders by ${field} (${order}), expected one of ${columns.join(', ')}`
}

const mapsOf = (read: ReadField): readonly string[] =>
  read.kind === 'variant' ? read.maps : read.kind === 'one' || read.kind === 'many' ? [read.map] : []

const isSortable = (read: ReadField): boolean =>
  read.kind === 'column' || (read.kind === 'object' && read.presence !== undefined)
