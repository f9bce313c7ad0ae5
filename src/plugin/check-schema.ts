import { isObjectType, type GraphQLSchema } from 'graphql'
import { rolePermissions } from '../core/viewer.ts'
import type { SchemaDiff } from './schema-diff.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { LoadedPlugin } from './graph.ts'
import { StageError } from './stage-error.ts'

const corePermissions: ReadonlySet<string> = new Set(Object.values(rolePermissions).flat())
/** Throws StageError if a field of a plugin requires a permission that no role can have. */
export const assertKnownPermissions = (
  plugin: AnyPlugin,
  earlier: readonly LoadedPlugin[],
  schema: GraphQLSchema,
  { types, fields }: SchemaDiff,
): void => {
  const dependencies = earlier.filter(({ id }) => id in (plugin.dependsOn ?? {})).map(({ spec }) => spec)
  const known = new Set([
    ...corePermissions,
    ...[plugin, ...dependencies].flatMap(({ permissions }) => Object.keys(permissions ?? {})),
  ])
  const unknown: string[] = []
  const look = (coordinate: string, extensions: Readonly<Record<string, unknown>>) => {
    const permission = extensions['permission']
    if (permission !== undefined && !(typeof permission === 'string' && known.has(permission)))
      unknown.push(`${coordinate} requires ${JSON.stringify(permission)}`)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    const isNew = types.includes(type.name)
    if (isNew) look(type.name, type.extensions)
    for (const field of Object.values(type.getFields()))
      if (isNew || fields.includes(`${type.name}.${field.name}`)) look(`${type.name}.${field.name}`, field.extensions)
  }
  if (unknown.length === 0) return
  throw new StageError(
    `${unknown.join('; ')}: no role has such a permission`,
    `use one of ${[...known].join(', ')}, or declare it in permissions of the manifest`,
  )
}
