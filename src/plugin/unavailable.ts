import { readFileSync } from 'node:fs'
import {
  extendSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  parse,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
} from 'graphql'
import { RapportError } from '../core/errors.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import type { ReadRegistry } from '../read/read-map.ts'
import { schemaDiffOf } from './schema-diff.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { Graph } from './graph.ts'
import type { HostedPlugin } from './hosted-plugin.ts'

/** The error of a field whose plugin does not run. */
export const unavailable = (plugin: string, why: string): RapportError =>
  new RapportError('PLUGIN_UNAVAILABLE', `the plugin ${plugin} is not running: ${why}`, { details: { plugin } })

/** Why nothing of a plugin may be called now: it does not run, or its health check fails. Undefined if it may. */
export const refusal = (plugin: HostedPlugin): RapportError | undefined => {
  if (!plugin.isAlive) return unavailable(plugin.id, reasonOf(plugin))
  if (!plugin.context) return unavailable(plugin.id, 'it has stopped')
  const complaint = plugin.complaintOf('health check')
  return complaint && paused(plugin, complaint.hint)
}

/** The error of calls to a plugin that fails repeatedly; `hint` says what to do about it. */
export const paused = (plugin: HostedPlugin, hint: string): RapportError =>
  new RapportError('PLUGIN_UNAVAILABLE', `the plugin ${plugin.id} failed repeatedly and is paused: ${hint}`, {
    details: { plugin: plugin.id },
  })

/** Why a plugin is not alive, for clients: where it failed and what to do, but nothing of its error. */
const reasonOf = (plugin: HostedPlugin): string =>
  plugin.status === 'DISABLED'
    ? `it is switched off; ${plugin.hint}`
    : `it failed in the stage ${plugin.stage}; ${plugin.hint}`

/** The SDL that a plugin says it adds. Throws if it cannot be read or parsed. */
const committedSdl = ({ schema }: AnyPlugin): DocumentNode => {
  const text = readFileSync(schema, 'utf8')
  return text.trim() === '' ? { kind: Kind.DOCUMENT, definitions: [] } : parse(text, { noLocation: true })
}

/**
 * Keeps the fields of a plugin that is not alive in the graph, from its committed SDL: they answer null with
 * PLUGIN_UNAVAILABLE, so that clients' documents stay valid. Definitions of others with the same name stay theirs.
 * Records in `plugin.schemaDiff` what it would add. Throws if the SDL cannot be read or does not fit.
 */
export const addUnavailable = (graph: Graph, plugin: HostedPlugin): Graph => {
  const sdl = committedSdl(plugin.spec!)
  const schema = extendSchema(graph.schema, withoutTaken(sdl, graph.schema))
  const schemaDiff = schemaDiffOf(graph.schema, schema)
  plugin.schemaDiff = schemaDiff
  const refuse = () => {
    throw unavailable(plugin.id, reasonOf(plugin))
  }
  for (const name of schemaDiff.types) {
    const type = schema.getType(name)!
    if (isObjectType(type)) type.extensions = { ...type.extensions, permission: 'read' }
  }
  for (const coordinate of schemaDiff.fields) refuseInput(graph.registry, coordinate, refuse)
  const subscriptions = new Map(graph.subscriptions)
  for (const coordinate of schemaDiff.fields) {
    const [name, member] = coordinate.split('.') as [string, string]
    const type = schema.getType(name)
    if (!isObjectType(type)) continue
    const field = type.getFields()[member]!
    field.extensions = { ...field.extensions, permission: 'read' }
    field.resolve = refuse
    if (type === schema.getSubscriptionType()) subscriptions.set(member, deadSubscription(member, refuse))
  }
  return { schema, registry: graph.registry, subscriptions }
}

/** Refuses the filters and orders that the plugin adds to types of others. */
const refuseInput = (registry: ReadRegistry, coordinate: string, refuse: () => never): void => {
  const [, moment] = /^TimelineType\.(\w+)$/.exec(coordinate) ?? []
  const timeline = registry.get('Customer').fields.get('timeline')
  if (moment !== undefined && timeline?.kind === 'merged' && !timeline.sources.has(moment))
    timeline.sources.set(moment, refuse)
  const [, dimension] = /^ReportDimension\.(\w+)$/.exec(coordinate) ?? []
  if (dimension !== undefined)
    registry.get('Customer').dimensions[dimension] ??= {
      description: '',
      table: '',
      foreign: '',
      value: refuse,
      scope: refuse,
    }
  const [, to, kind, name] = /^(\w+)(Filter|OrderField)\.(\w+)$/.exec(coordinate) ?? []
  if (to === undefined || name === undefined || !registry.has(to)) return
  const { filters, orders } = registry.get(to)
  if (kind === 'Filter') filters[name] ??= refuse
  else orders[name] ??= { description: '', table: '', foreign: '', type: 'text', value: refuse }
}

const deadSubscription = (field: string, refuse: () => never): SubscriptionDefinition => ({
  field,
  topics: [],
  select: refuse,
  record: refuse,
})

/** The definitions that the schema lacks; fields added to its types become nullable. */
const withoutTaken = (sdl: DocumentNode, schema: GraphQLSchema): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: sdl.definitions.flatMap((definition): DefinitionNode[] => {
    if (isTypeDefinitionNode(definition)) return schema.getType(definition.name.value) ? [] : [definition]
    const type = schema.getType('name' in definition && definition.name ? definition.name.value : '')
    if (definition.kind === Kind.ENUM_TYPE_EXTENSION) {
      const values = (definition.values ?? []).filter(({ name }) => !(isEnumType(type) && type.getValue(name.value)))
      return values.length > 0 ? [{ ...definition, values }] : []
    }
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) {
      const known = isInputObjectType(type) ? type.getFields() : {}
      const fields = (definition.fields ?? []).filter(({ name }) => !(name.value in known))
      return fields.length > 0 ? [{ ...definition, fields }] : []
    }
    if (definition.kind !== Kind.OBJECT_TYPE_EXTENSION && definition.kind !== Kind.INTERFACE_TYPE_EXTENSION) return []
    const known = type && 'getFields' in type ? type.getFields() : {}
    const fields = (definition.fields ?? []).filter(({ name }) => !(name.value in known)).map(nullable)
    return fields.length > 0 ? [{ ...definition, fields }] : []
  }),
})

const nullable = (field: FieldDefinitionNode): FieldDefinitionNode =>
  field.type.kind === Kind.NON_NULL_TYPE ? { ...field, type: field.type.type } : field
