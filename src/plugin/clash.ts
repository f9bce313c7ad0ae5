import { isEnumType, isScalarType, type GraphQLSchema } from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import type { LoadedPlugin } from './graph.ts'
import { metadataOf, registrantOf, type Metadata } from './metadata-ledger.ts'
import { isCoreTopic } from './manifest.ts'
import type { Owners } from './owners.ts'
import { hints } from '../contract/report.ts'
import { StageError } from './stage-error.ts'

/** What the core and earlier plugins have already taken. */
export interface Taken {
  /** That of the core, and of each plugin beside the core. */
  readonly schemas: readonly GraphQLSchema[]
  readonly owners: Owners
  readonly plugins: readonly LoadedPlugin[]
}

const hasType = ({ schemas }: Taken, name: string): boolean => schemas.some((schema) => schema.getType(name))
const hasField = ({ schemas }: Taken, type: string, field: string): boolean =>
  schemas.some((schema) => {
    const found = schema.getType(type)
    if (isEnumType(found)) return found.getValue(field) !== undefined && found.getValue(field) !== null
    return found && 'getFields' in found && field in found.getFields()
  })

/** The name of the first owner, for people. */
export const nameOwner = (plugin: string | undefined): string =>
  plugin === undefined ? 'the core' : `the plugin ${plugin}`

/** Throws one StageError that names everything a plugin registered that already existed, and its owner. */
export const assertNoClash = (plugin: LoadedPlugin, taken: Taken): void => {
  const own = metadataOf(plugin.spec)
  const problems = [
    ...borrowedClasses(plugin),
    ...takenFields(plugin, own, taken),
    ...takenTypes(plugin, own, taken),
    ...changedClasses(own, plugin),
    ...unknownTopics(plugin),
    ...foreignKinds(plugin),
  ]
  if (problems.length > 0) throw new StageError(problems.join('; '), hints.conflicts)
  const strict = [...addedFields(own)]
    .filter(({ isNullable, type }) => !isNullable && hasType(taken, type))
    .map(({ type, field }) => `${type}.${field}`)
  if (strict.length === 0) return
  throw new StageError(
    `${plugin.id} adds ${strict.join(', ')} to a foreign type as a non-null field`,
    'write { nullable: true }, for lists too: while the plugin is down, the rest of the record is still answered',
  )
}

/** The fields that a plugin's field resolvers add to types, including its own. */
function* addedFields(own: Metadata): Generator<{ type: string; field: string; isNullable: boolean }> {
  for (const { kind, target, schemaName, typeOptions } of own.fieldResolvers) {
    if (kind !== 'external') continue
    const type = own.resolverClasses.find((one) => one.target === target)?.getObjectType?.()
    const name = typeof type === 'function' ? nameOfClass(type) : undefined
    const nullable = typeOptions?.nullable
    if (name !== undefined)
      yield { type: name, field: schemaName, isNullable: nullable === true || nullable === 'itemsAndList' }
  }
}

/** A class that another plugin's import registered first: it would come and go with that plugin. */
function* borrowedClasses({ id, spec, module }: LoadedPlugin): Generator<string> {
  for (const target of module.resolvers ?? []) {
    const registrant = registrantOf(target)
    if (!registrant) yield `${id} lists ${target.name} among its resolvers, which has no @Resolver`
    if (!registrant || registrant.owner === spec) continue
    yield (
      `${id} lists the resolver ${target.name}, which ${nameOwner(registrant.owner?.id)} imported first; a ` +
        `plugin that imports files of ${id} must name it in dependsOn`
    )
  }
}

function* takenFields({ id, module }: LoadedPlugin, own: Metadata, taken: Taken): Generator<string> {
  const isListed = (target: object) =>
    [...(module.resolvers ?? []), ...(module.subscriptions ?? []).flatMap(({ resolver }) => resolver ?? [])].some(
      (one) => one === target || Object.prototype.isPrototypeOf.call(target, one),
    )
  const roots = [
    ['Query', own.queries],
    ['Mutation', own.mutations],
    ['Subscription', own.subscriptions],
  ] as const
  const coordinates: (readonly [type: string, field: string])[] = roots.flatMap(([type, handlers]) =>
    handlers.filter(({ target }) => isListed(target)).map(({ schemaName }): [string, string] => [type, schemaName]),
  )
  for (const { type, field } of addedFields(own)) coordinates.push([type, field])
  for (const { to, filters = {}, orders = {}, dimensions = {} } of (module.reads ?? []).flatMap(
    ({ adds = [] }) => adds,
  )) {
    for (const name of Object.keys(filters)) coordinates.push([`${to}Filter`, name])
    for (const name of Object.keys(orders)) coordinates.push([`${to}OrderField`, name])
    for (const name of Object.keys(dimensions)) coordinates.push(['ReportDimension', name])
  }
  for (const { timeline } of module.reads ?? []) if (timeline) coordinates.push(['TimelineType', timeline.name])
  const seen = new Set<string>()
  for (const [type, field] of coordinates) {
    const coordinate = `${type}.${field}`
    if (hasField(taken, type, field))
      yield `${id} adds ${coordinate}, which belongs to ${nameOwner(taken.owners.ofField(type, field))}`
    else if (seen.has(coordinate)) yield `${id} adds ${coordinate} twice`
    seen.add(coordinate)
  }
}

/** Topics that belong to neither the core, the plugin itself nor one that it depends on. */
/** Users switch kinds of notifications off by name, so each plugin has its own. */
function* foreignKinds({ id, module }: LoadedPlugin): Generator<string> {
  const names = (module.notifications ?? []).map(({ kind }) => kind)
  for (const [i, kind] of names.entries()) {
    if (!kind.startsWith(`${id}.`)) yield `${id} has the notification ${kind}; its name must begin with ${id}.`
    if (names.indexOf(kind) !== i) yield `${id} has two notifications ${kind}`
  }
}

function* unknownTopics({ id, spec, module }: LoadedPlugin): Generator<string> {
  const listened = [
    ...Object.keys(module.on ?? {}),
    ...(module.subscriptions ?? []).flatMap(({ topics }) => topics),
    ...(module.notifications ?? []).flatMap(({ topics }) => topics),
    ...Object.values(module.models ?? {}).flatMap(({ liveTopics }) => liveTopics),
  ]
  const sources = [id, ...Object.keys(spec.dependsOn ?? {})]
  for (const topic of new Set(listened))
    if (!isCoreTopic(topic) && !sources.some((source) => topic.startsWith(`${source}.`)))
      yield `${id} listens to ${topic}, which belongs neither to the core nor to ${sources.join(' or ')}`
}

const nameOfClass = (target: object): string | undefined => {
  const { objectTypes, interfaceTypes } = getMetadataStorage()
  return [...objectTypes, ...interfaceTypes].find((one) => one.target === target)?.name
}

function* takenTypes({ id }: LoadedPlugin, own: Metadata, taken: Taken): Generator<string> {
  const kinds = [
    ['type', own.objectTypes],
    ['interface', own.interfaceTypes],
    ['input', own.inputTypes],
    ['enum', own.enums],
    ['union', own.unions],
  ] as const
  for (const [kind, entries] of kinds)
    for (const { name } of entries)
      if (hasType(taken, name))
        yield `${id} defines the ${kind} ${name}, which belongs to ${nameOwner(taken.owners.ofType(name))}`
}

/** Throws StageError for a scalar that another plugin defines too: one schema cannot have two of the same name. */
export const assertNoScalarClash = (plugin: LoadedPlugin, schema: GraphQLSchema, taken: Taken): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type)) continue
    const other = taken.schemas.map((one) => one.getType(type.name)).find((one) => one && one !== type)
    if (!other) continue
    throw new StageError(
      `${plugin.id} defines the scalar ${type.name}, which belongs to ${nameOwner(taken.owners.ofType(type.name))}`,
      hints.conflicts,
    )
  }
}

/** Decorators on foreign classes and enums would silently change them. */
function* changedClasses(own: Metadata, { id, spec }: LoadedPlugin): Generator<string> {
  const lists = Object.values(own) as { readonly target?: { readonly name: string } }[][]
  const targets = new Set(lists.flatMap((list) => list.flatMap(({ target }) => target ?? [])))
  for (const target of targets) {
    const registrant = registrantOf(target)
    if (!registrant || registrant.owner === spec) continue
    yield `${id} decorates the class ${target.name}, which belongs to ${nameOwner(registrant.owner?.id)}; add fields to it with @FieldResolver`
  }
  const others = getMetadataStorage().enums.filter((entry) => !own.enums.includes(entry))
  for (const { enumObj, name } of own.enums) {
    const other = others.find((entry) => entry.enumObj === enumObj)
    if (other) yield `${id} registers the enum ${other.name} again, as ${name}`
  }
}
