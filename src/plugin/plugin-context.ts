import type { ComputeHost } from '../compute/compute-host.ts'
import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { readSnapshot } from '../db/snapshot.ts'
import type { Orm } from '../db/orm.ts'
import { sqlRunner } from '../db/sql.ts'
import { transact } from '../events/unit-of-work.ts'
import type { Models } from '../models/model-service.ts'
import { pluginViewer } from '../models/training.ts'
import type { AnyPlugin, PluginContext } from './contract.ts'

/** What contexts are made of. */
export interface ContextParts {
  readonly orm: Orm
  readonly compute: ComputeHost
  readonly models: Models
  readonly config: Config
  readonly log: Logger
}

/** Makes the context of one plugin. */
export const createPluginContext = (
  plugin: AnyPlugin,
  config: unknown,
  signal: AbortSignal,
  parts: ContextParts,
): PluginContext => {
  const { orm, compute } = parts
  const specOf = (name: string) => {
    const spec = plugin.tasks?.[name]
    if (!spec)
      throw new Error(
        `the plugin ${plugin.id} has no task ${name}; it has ${Object.keys(plugin.tasks ?? {}).join(', ')}`,
      )
    return { ...spec, name: `${plugin.id}.${name}` }
  }
  return {
    id: plugin.id,
    version: plugin.version,
    config: config as Readonly<unknown>,
    log: parts.log.child({ plugin: plugin.id }),
    signal,
    baseCurrency: parts.config.baseCurrency,
    em: () => orm.em.fork(),
    sql: (text, params) => sqlRunner(orm.em.fork())(text, params),
    snapshot: (text, params, columns) => readSnapshot(orm.em, text, params, columns),
    transact: (work) => transact(orm.em, { viewer: pluginViewer(plugin.id) }, (unit) => work(unit, sqlRunner(unit.em))),
    run: (name, input, options) => compute.run(specOf(name) as never, input as never, options) as never,
    map: (name, shared, pieces, options) =>
      compute.map(specOf(name) as never, shared as never, pieces as never, options) as never,
    models: parts.models.kitOf(plugin),
  }
}
