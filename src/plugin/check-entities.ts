import type { EntityClass } from '@mikro-orm/core'
import { BaseEntity, DeletableEntity } from '../db/base.entity.ts'
import { discoverEntities } from '../db/orm.ts'
import type { CoreDefinition, LoadedPlugin, MetadataOf } from './graph.ts'
import { schemaOf } from './manifest.ts'
import { nameOwner } from './clash.ts'
import { hints } from '../contract/report.ts'
import { StageError } from './stage-error.ts'

/** What every plugin may extend. */
const bases: ReadonlySet<unknown> = new Set([BaseEntity, DeletableEntity])

const entitiesOf = ({ module }: LoadedPlugin): readonly EntityClass<object>[] => module.entities ?? []

/** Lets the ORM examine the entities of all plugins at once, which is most of the work; undefined where it refuses some of them. */
export const examineAll = (entities: readonly EntityClass<object>[]): MetadataOf | undefined => {
  try {
    return discoverEntities(entities)
  } catch {
    return undefined
  }
}

/**
 * Whether what was found of a plugin's entities refers to nothing but `allowed` and extends nothing else but {@link BaseEntity} and
 * {@link DeletableEntity}, so that it holds without the others, too.
 */
const standsAlone = (
  plugin: LoadedPlugin,
  metadataOf: MetadataOf,
  allowed: ReadonlySet<EntityClass<object>>,
): boolean =>
  entitiesOf(plugin).every((entity) => {
    const { extends: base, properties } = metadataOf(entity)
    const others = Object.values(properties).flatMap(({ targetMeta }) => (targetMeta ? [targetMeta.class] : []))
    return (base === undefined || bases.has(base)) && others.every((one) => allowed.has(one))
  })

/**
 * Lets the ORM examine a plugin's entities together with those before it, without a database; `examined` is what it found of all
 * plugins, if it could. Throws StageError for entities that it cannot use, that reuse a name or table, or whose table is outside the
 * plugin's own PostgreSQL schema.
 */
export const checkEntities = (
  plugin: LoadedPlugin,
  earlier: readonly LoadedPlugin[],
  core: CoreDefinition,
  examined: MetadataOf | undefined,
): MetadataOf => {
  const taken = new Map<string, string | undefined>(core.entities.map((entity) => [entity.name, undefined]))
  for (const other of earlier) for (const entity of entitiesOf(other)) taken.set(entity.name, other.id)
  for (const { name } of entitiesOf(plugin)) {
    if (taken.has(name))
      throw new StageError(
        `${plugin.id} defines the entity ${name}, which belongs to ${nameOwner(taken.get(name))}`,
        hints.conflicts,
      )
  }
  const present = [...core.entities, ...earlier.flatMap(entitiesOf), ...entitiesOf(plugin)]
  const metadataOf = examined && standsAlone(plugin, examined, new Set(present)) ? examined : describe(plugin, present)
  const tables = new Set<string>()
  for (const entity of entitiesOf(plugin)) {
    const { schema, tableName, abstract } = metadataOf(entity)
    if (abstract) continue
    const own = schemaOf(plugin.id)
    if (schema !== own)
      throw new StageError(
        `the entity ${entity.name} is in the PostgreSQL schema ${schema ?? 'public'}; a plugin’s tables belong ` +
          `in its own, ${own}`,
        `write @Entity({ tableName: '${tableName}', schema: '${own}' })`,
      )
    if (tables.has(tableName))
      throw new StageError(`two of its entities have the table ${own}.${tableName}`, 'give one of them another table')
    tables.add(tableName)
  }
  return metadataOf
}

const describe = (plugin: LoadedPlugin, entities: readonly EntityClass<object>[]): MetadataOf => {
  try {
    return discoverEntities(entities)
  } catch (error) {
    throw new StageError(
      `the ORM refuses its entities: ${error instanceof Error ? error.message : String(error)}`,
      `check the entities of ${plugin.id}: every property states its type, every relation its entity`,
      { cause: error },
    )
  }
}
