import type { GraphQLInputType } from 'graphql'
import type { Viewer } from '../core/viewer.ts'
import type { ModuleContext } from '../contract/context.ts'
import type { SettledConfig } from '../core/config.ts'
import type { EntityManager } from '../db/orm.ts'
import type { RunSql } from '../db/sql.ts'
import type { Reader } from '../read/reader.ts'

/** The price of work that an operation does not show, such as that of a stored filter. */
export interface StoredWork {
  /** The points of a filter of this type on a root list. */
  filterPoints(filter: unknown, type: GraphQLInputType): number
  /**
   * Takes points from the allowance of the viewer. Throws RATE_LIMITED, and TOO_EXPENSIVE when those of one operation are more than it
   * may cost.
   */
  charge(points: number): void
}

/** What every resolver gets: who is asking, and how to read and write. */
export interface RequestContext {
  readonly viewer: Viewer
  readonly requestId: string
  /** Set for what an agent asks through /mcp. */
  readonly via?: 'MCP'
  /** Aborts when the client of the operation is gone. */
  readonly gone?: AbortSignal
  /** How far the event log had been read when the request arrived, before anything is read for it. */
  readonly position: bigint
  readonly reader: Reader
  /** Other reads of this request, with the same time limit as the reader. Throws TIMEOUT. */
  readonly sql: RunSql
  /** The root entity manager; `write` forks it for each transaction. */
  readonly em: EntityManager
  readonly config: SettledConfig
  readonly storedWork: StoredWork
  /** Data loaders of this request, by name. */
  readonly loaders: Map<string, unknown>
  /** The context of a running plugin or module, for its own resolvers; undefined when it does not run. */
  readonly pluginContextOf: (id: string) => unknown
}

/** The context of a core module, for its own resolvers. */
export const moduleContext = (context: Pick<RequestContext, 'pluginContextOf'>, module: string): ModuleContext => {
  const found = context.pluginContextOf(module)
  if (found === undefined) throw new Error(`expected the module ${module} to run`)
  return found as ModuleContext
}
