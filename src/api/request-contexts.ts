import type { Guard } from './guard.ts'
import { storedWork } from './stored-work.ts'
import type { PluginContext } from '../contract/context.ts'
import type { SettledConfig } from '../core/config.ts'
import { newUuid } from '../core/ids.ts'
import type { Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
import type { RunSql } from '../db/sql.ts'
import type { RequestContext } from '../modules/context.ts'
import type { PluginHost } from '../plugin/host.ts'
import type { ReadRegistry } from '../read/read-map.ts'
import { ListReader } from '../read/list-reader.ts'
import { Reader } from '../read/reader.ts'

export interface RequestContextDeps {
  readonly registry: ReadRegistry
  /** Reads of requests, limited in time. */
  readonly reads: RunSql
  readonly em: EntityManager
  readonly config: SettledConfig
  readonly host: PluginHost
  readonly guard: Pick<Guard, 'charge'>
  /** How far the event log has been read. */
  readonly position: () => bigint
}

/** Creates the context that the resolvers of one request get. */
export const requestContexts = ({ registry, reads, em, config, host, guard, position }: RequestContextDeps) => {
  const limited = limitedContexts(reads)
  const contextOf = (viewer: Viewer, requestId: string, reader: Reader, sql: RunSql, ofPlugins: typeof limited) => ({
    viewer,
    requestId,
    position: position(),
    reader,
    sql,
    em,
    config,
    storedWork: storedWork(guard, config.maxOperationCost, viewer),
    loaders: new Map(),
    pluginContextOf: (id: string) => ofPlugins(host.contextOf(id)),
  })
  return {
    /** The context of a request. */
    ofRequest: (viewer: Viewer, requestId: string): RequestContext =>
      contextOf(viewer, requestId, new Reader(registry, viewer, reads), reads, limited),
    /** The contexts of operations that read a whole list on one connection, each for one batch of it; no record has more than `maxLength` characters of text. */
    ofList: (
      viewer: Viewer,
      sql: RunSql,
      maxLength: number,
    ): { readonly reader: ListReader; readonly next: () => RequestContext } => {
      const reader = new ListReader(registry, viewer, sql, maxLength)
      const ofPlugins = limitedContexts(sql)
      return { reader, next: () => contextOf(viewer, newUuid(), reader, sql, ofPlugins) }
    },
  }
}

/** Contexts of plugins and modules as their resolvers see them, reading by SQL on other connections than the plugin itself. */
const limitedContexts = (sql: RunSql) => {
  const known = new WeakMap<PluginContext, PluginContext>()
  return (context: PluginContext | undefined): PluginContext | undefined => {
    if (!context || known.has(context)) return context && known.get(context)
    const limited = { ...context, sql }
    known.set(context, limited)
    return limited
  }
}
