import { GraphQLError, validateSchema, type GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import type { PluginContext } from '../contract/context.ts'
import type { PluginModule } from '../contract/module.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import { coreEntities, coreModules } from '../modules/index.ts'
import type { CoreDefinition, Graph, MetadataOf } from '../plugin/graph.ts'
import { withMetadata } from '../plugin/metadata-ledger.ts'
import { ReadRegistry } from '../read/read-map.ts'
import { installReads } from '../read/reader.ts'
import { addedTypes, addInputs } from './added-inputs.ts'
import { assertInputLimits } from './input-limits.ts'
import { assertPolicies } from './policy.ts'
import { installSubscriptions, noPubSub } from './subscription-schema.ts'

/** What a part of the graph brings. */
type Part = Pick<PluginModule<PluginContext>, 'resolvers' | 'reads' | 'subscriptions' | 'types'>

/**
 * Builds the graph of the core and further parts, for what registered for the plugins `specs` with type-graphql. Throws one Error
 * that names every violation, such as fields without a permission.
 */
export const graphOf = (further: readonly Part[], specs: readonly AnyPlugin[], metadataOf: MetadataOf): Graph => {
  const parts: readonly Part[] = [...coreModules, ...further]
  const registry = new ReadRegistry((entity) => metadataOf(entity))
  const reads = parts.flatMap((part) => part.reads ?? [])
  registry.add(reads)
  const subscriptions = parts.flatMap((part) => part.subscriptions ?? [])
  const schema = withMetadata(specs, () =>
    buildSchemaSync({
      resolvers: [
        ...parts.flatMap(({ resolvers }) => resolvers ?? []),
        ...subscriptions.flatMap(({ resolver }) => resolver ?? []),
      ] as unknown as NonEmptyArray<new () => object>,
      orphanedTypes: [...parts.flatMap(({ types }) => types ?? []), ...addedTypes(reads)],
      validate: false,
      pubSub: noPubSub,
      // It would introspect the schema to find what `validateSchema` finds in a tenth of the time.
      skipCheck: true,
    }),
  )
  addInputs(schema, reads)
  assertValid(schema)
  assertPolicies(schema)
  assertInputLimits(schema)
  installReads(schema, registry)
  return { schema, registry, subscriptions: installSubscriptions(schema, subscriptions) }
}

const assertValid = (schema: GraphQLSchema): void => {
  const problems = validateSchema(schema)
  if (problems.length > 0) throw new GraphQLError(problems.map(({ message }) => message).join('; '))
}

/** The core: its tables, its read maps, and its graph with any plugins. */
export const core: CoreDefinition = {
  modules: coreModules,
  entities: coreEntities,
  reads: coreModules.flatMap(({ reads }) => reads ?? []),
  build: (plugins, metadataOf) =>
    graphOf(
      plugins.map(({ module }) => module),
      plugins.map(({ spec }) => spec),
      metadataOf,
    ),
}
