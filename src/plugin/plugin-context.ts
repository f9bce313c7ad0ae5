import type { ComputeHost } from '../compute/compute-host.ts'
import { inlineRunner } from '../compute/task-runner.ts'
import type { SettledConfig } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { readSnapshot } from '../db/snapshot.ts'
import { openSession } from '../db/own-session.ts'
import type { Orm } from '../db/orm.ts'
import { sqlRunner } from '../db/sql.ts'
import { transact } from '../write/unit-of-work.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Models } from '../learning/model-service.ts'
import type { PluginContext } from '../contract/context.ts'
import type { AnyFunctions, AnyTasks } from '../contract/task.ts'
import type { Viewer } from '../core/viewer.ts'
import { queueOf } from '../jobs/define-job.ts'
import { tasksOf } from './tasks.ts'

/** The dependencies of contexts. */
export interface ContextDeps {
  readonly orm: Orm
  readonly compute: ComputeHost
  readonly models: Models
  readonly jobs: Jobs
  readonly config: SettledConfig
  /** For a plugin's own connections. */
  readonly databaseUrl: string
}

/** The owner of the context. */
export interface ContextOwner {
  readonly id: string
  readonly version: string
  readonly tasks: AnyTasks | undefined
  /** Names of its jobs. */
  readonly jobs: readonly string[]
  readonly config: unknown
  /** On whose behalf its transactions run. */
  readonly viewer: Viewer
  readonly signal: AbortSignal
  readonly log: Logger
}

/** Creates the context of a plugin or module. */
export const createPluginContext = (plugin: ContextOwner, deps: ContextDeps): PluginContext => {
  const { orm, compute } = deps
  const { jobs } = plugin
  const tasks = tasksOf(plugin)
  const taskOf = (name: string) => {
    const found = tasks.get(name)
    if (!found) throw new Error(`${plugin.id} has no task ${name}; it has ${[...tasks.keys()].join(', ') || 'none'}`)
    return found.spec
  }
  // The file is loaded with the first task that runs in this thread.
  const here = async (name: string) => inlineRunner<AnyFunctions>(await import(taskOf(name).file.href))
  return {
    id: plugin.id,
    version: plugin.version,
    config: plugin.config ?? {},
    log: plugin.log,
    signal: plugin.signal,
    baseCurrency: deps.config.baseCurrency,
    em: () => orm.em.fork(),
    sql: (text, params) => sqlRunner(orm.em.fork())(text, params),
    snapshot: (text, params, columns) => readSnapshot(orm.em, text, params, columns),
    transact: (work) => transact(orm.em, { viewer: plugin.viewer }, (unit) => work(unit, sqlRunner(unit.em))),
    run: async (name, input, options = {}) =>
      options.here ? (await here(name)).run(name, input, options) : compute.run(taskOf(name), input, options),
    map: async (name, shared, pieces, options = {}) =>
      options.here
        ? (await here(name)).map(name, shared, pieces, options)
        : compute.map(taskOf(name), shared, pieces, options),
    openSession: () => openSession(deps.databaseUrl),
    enqueue: async (unit, job, payload = {}) => {
      if (!jobs.includes(job)) throw new Error(`${plugin.id} has no job ${job}; it has ${jobs.join(', ') || 'none'}`)
      await deps.jobs.send(unit.em, queueOf(plugin.id, job), payload)
    },
    models: deps.models.kitOf(plugin),
  }
}
