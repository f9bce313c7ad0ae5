import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { installReads } from '../read/reader.ts'
import type { ReadRegistry } from '../read/read-map.ts'
import { assertPolicies } from './policy.ts'
import { noPubSub } from './subscription-schema.ts'

type Ctor = new (...args: never[]) => object

/** Builds the executable schema of the core and the plugins; throws when a field states no permission. */
export const buildSchema = (
  resolvers: readonly Ctor[],
  types: readonly Ctor[],
  registry: ReadRegistry,
): GraphQLSchema => {
  const schema = buildSchemaSync({
    resolvers: [...resolvers] as unknown as NonEmptyArray<Ctor>,
    orphanedTypes: [...types],
    validate: false,
    pubSub: noPubSub,
  })
  assertPolicies(schema)
  installReads(schema, registry)
  return schema
}
