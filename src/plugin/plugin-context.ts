import type { ComputeHost } from '../compute/compute-host.ts'
import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { readSnapshot } from '../db/snapshot.ts'
import type { Orm } from '../db/orm.ts'
import { sqlRunner } from '../db/sql.ts'
import { transact } from '../write/unit-of-work.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Models } from '../learning/model-service.ts'
import { pluginViewer } from '../learning/training.ts'
import type { AnyPlugin, PluginContext } from './contract.ts'
import { jobNameOf } from './jobs.ts'

/** What contexts are made of. */
export interface ContextParts {
  readonly orm: Orm
  readonly compute: ComputeHost
  readonly models: Models
  readonly jobs: Jobs
  readonly config: Config
  readonly log: Logger
}

/** Makes the context of one plugin, with the names of its jobs. */
export const createPluginContext = (
  plugin: AnyPlugin,
  jobs: readonly string[],
  config: unknown,
  signal: AbortSignal,
  parts: ContextParts,
): PluginContext => {
  const { orm, compute } = parts
  const specOf = (name: string) => {
    const found = plugin.tasks?.[name]
    if (!found)
      throw new Error(
        `the plugin ${plugin.id} has no task ${name}; it has ${Object.keys(plugin.tasks ?? {}).join(', ')}`,
      )
    const { example: _example, ...spec } = found
    return { ...spec, name: `${plugin.id}.${name}` }
  }
  return {
    id: plugin.id,
    version: plugin.version,
    config: config ?? {},
    log: parts.log.child({ plugin: plugin.id }),
    signal,
    baseCurrency: parts.config.baseCurrency,
    em: () => orm.em.fork(),
    sql: (text, params) => sqlRunner(orm.em.fork())(text, params),
    snapshot: (text, params, columns) => readSnapshot(orm.em, text, params, columns),
    transact: (work) => transact(orm.em, { viewer: pluginViewer(plugin.id) }, (unit) => work(unit, sqlRunner(unit.em))),
    run: (name, input, options) => compute.run(specOf(name), input, options),
    map: (name, shared, pieces, options) => compute.map(specOf(name), shared, pieces, options),
    enqueue: async (unit, job, payload = {}) => {
      if (!jobs.includes(job))
        throw new Error(`the plugin ${plugin.id} has no job ${job}; it has ${jobs.join(', ') || 'none'}`)
      await parts.jobs.send(unit.em, jobNameOf(plugin.id, job), payload)
    },
    models: parts.models.kitOf(plugin),
  }
}
