import type { Viewer } from '../core/viewer.ts'
import type { Config } from '../core/config.ts'
import type { EntityManager } from '../db/orm.ts'
import type { RunSql } from '../db/sql.ts'
import type { Reader } from '../read/reader.ts'
import type { Imports } from './import/import.service.ts'
import type { ModelParts } from './model/model.service.ts'

/** What every resolver gets: who is asking, and how to read and write. */
export interface RequestContext {
  readonly viewer: Viewer
  readonly requestId: string
  /** Aborts when the client of the operation is gone. */
  readonly gone?: AbortSignal
  readonly reader: Reader
  /** Other reads of this request, with the same time limit as the reader. Throws TIMEOUT. */
  readonly sql: RunSql
  /** The root entity manager; `write` forks it for each transaction. */
  readonly em: EntityManager
  readonly config: Config
  /** What the model mutations need. */
  readonly modelParts: ModelParts
  /** Accepts uploaded files. */
  readonly imports: Imports
  /** Data loaders of this request, by name. */
  readonly loaders: Map<string, unknown>
  /** The context of a running plugin, for its own resolvers; undefined when the plugin does not run. */
  readonly pluginContextOf: (plugin: string) => unknown
}
