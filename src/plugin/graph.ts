import type { EntityClass, EntityMetadata } from '@mikro-orm/core'
import type { GraphQLSchema } from 'graphql'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import type { ReadRegistry, ReadSpec } from '../read/read-map.ts'
import type { PluginContext } from '../contract/context.ts'
import type { CoreModule, PluginModule } from '../contract/module.ts'
import type { AnyPlugin } from '../contract/plugin.ts'

/** An executable schema, with how it is read and streamed. */
export interface Graph {
  readonly schema: GraphQLSchema
  readonly registry: ReadRegistry
  /** Definitions by subscription field. */
  readonly subscriptions: ReadonlyMap<string, SubscriptionDefinition>
}

/** A loaded plugin. */
export interface LoadedPlugin {
  readonly id: string
  readonly spec: AnyPlugin
  readonly module: PluginModule<PluginContext>
}

/** What the ORM knows about an entity. */
export type MetadataOf = (entity: EntityClass<object>) => EntityMetadata

/** The core, which plugins are checked against and combined with. */
export interface CoreDefinition {
  readonly modules: readonly CoreModule[]
  readonly entities: readonly EntityClass<object>[]
  readonly reads: readonly ReadSpec[]
  /** Builds the graph of the core and these plugins. Throws one Error with everything that does not fit. */
  build(plugins: readonly LoadedPlugin[], metadataOf: MetadataOf): Graph
}
