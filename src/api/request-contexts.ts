import type { PluginContext } from '../contract/context.ts'
import type { Config } from '../core/config.ts'
import type { Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
import type { RunSql } from '../db/sql.ts'
import type { RequestContext } from '../modules/context.ts'
import type { PluginHost } from '../plugin/host.ts'
import type { ReadRegistry } from '../read/read-map.ts'
import { Reader } from '../read/reader.ts'

export interface RequestContextDeps {
  readonly registry: ReadRegistry
  /** Reads of requests, limited in time. */
  readonly reads: RunSql
  readonly em: EntityManager
  readonly config: Config
  readonly host: PluginHost
  /** How far the event log has been read. */
  readonly position: () => bigint
}

/** Creates the context that the resolvers of one request get. */
export const requestContexts = ({ registry, reads, em, config, host, position }: RequestContextDeps) => {
  const limited = limitedContexts(reads)
  return (viewer: Viewer, requestId: string): RequestContext => ({
    viewer,
    requestId,
    position: position(),
    reader: new Reader(registry, viewer, reads),
    sql: reads,
    em,
    config,
    loaders: new Map(),
    pluginContextOf: (id) => limited(host.contextOf(id)),
  })
}

/** Contexts of plugins and modules as their resolvers see them, with a time limit on what they read by SQL. */
const limitedContexts = (sql: RunSql) => {
  const known = new WeakMap<PluginContext, PluginContext>()
  return (context: PluginContext | undefined): PluginContext | undefined => {
    if (!context || known.has(context)) return context && known.get(context)
    const limited = { ...context, sql }
    known.set(context, limited)
    return limited
  }
}
