import type { ComputeHost } from '../compute/compute-host.ts'
import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { readSnapshot } from '../db/snapshot.ts'
import type { Orm } from '../db/orm.ts'
import { sqlRunner } from '../db/sql.ts'
import { transact } from '../write/unit-of-work.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Models } from '../learning/model-service.ts'
import type { PluginContext } from '../contract/context.ts'
import type { PluginTasks } from '../contract/task.ts'
import type { Viewer } from '../core/viewer.ts'
import { queueOf } from '../jobs/define-job.ts'

/** What contexts are made of. */
export interface ContextParts {
  readonly orm: Orm
  readonly compute: ComputeHost
  readonly models: Models
  readonly jobs: Jobs
  readonly config: Config
}

/** Whose context it is. */
export interface ContextOwner {
  readonly id: string
  readonly version: string
  readonly tasks: PluginTasks
  /** Names of its jobs. */
  readonly jobs: readonly string[]
  readonly config: unknown
  /** Who its transactions are by. */
  readonly viewer: Viewer
  readonly signal: AbortSignal
  readonly log: Logger
}

/** Makes the context of a plugin or of a module. */
export const createPluginContext = (plugin: ContextOwner, parts: ContextParts): PluginContext => {
  const { orm, compute } = parts
  const { jobs } = plugin
  const specOf = (name: string) => {
    const found = plugin.tasks[name]
    if (!found)
      throw new Error(`${plugin.id} has no task ${name}; it has ${Object.keys(plugin.tasks).join(', ') || 'none'}`)
    const { example: _example, ...spec } = found
    return { ...spec, name: `${plugin.id}.${name}` }
  }
  return {
    id: plugin.id,
    version: plugin.version,
    config: plugin.config ?? {},
    log: plugin.log,
    signal: plugin.signal,
    baseCurrency: parts.config.baseCurrency,
    em: () => orm.em.fork(),
    sql: (text, params) => sqlRunner(orm.em.fork())(text, params),
    snapshot: (text, params, columns) => readSnapshot(orm.em, text, params, columns),
    transact: (work) => transact(orm.em, { viewer: plugin.viewer }, (unit) => work(unit, sqlRunner(unit.em))),
    run: (name, input, options) => compute.run(specOf(name), input, options),
    map: (name, shared, pieces, options) => compute.map(specOf(name), shared, pieces, options),
    enqueue: async (unit, job, payload = {}) => {
      if (!jobs.includes(job)) throw new Error(`${plugin.id} has no job ${job}; it has ${jobs.join(', ') || 'none'}`)
      await parts.jobs.send(unit.em, queueOf(plugin.id, job), payload)
    },
    models: parts.models.kitOf(plugin),
  }
}
