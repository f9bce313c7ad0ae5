import type { FastifyInstance } from 'fastify'
import type { PluginReport } from '../contract/report.ts'
import type { RunnerStatus } from '../contract/report.ts'
import type { DatabaseState } from './database-probe.ts'

/** From this age on, events count as stuck. */
const lateOutboxMs = 30_000

/** The dependencies of the readiness check. */
export interface HealthDeps {
  /** Whether the database accepts writes; answers within two seconds. */
  readonly database: () => Promise<DatabaseState>
  /** How long the oldest event has been waiting to be moved to the log. */
  readonly outboxMs: () => number
  readonly plugins: () => readonly PluginReport[]
  /** The process that runs jobs, if this one has one beside it. */
  readonly runner?: RunnerStatus
  readonly isStopping: () => boolean
}

/**
 * Adds `/livez` (the process is running) and `/readyz` (it can answer; lists what fails or is stuck). Neither requires
 * a credential or reveals data.
 */
export const addHealth = (server: FastifyInstance, deps: HealthDeps): void => {
  server.get('/livez', () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const plugins = deps
      .plugins()
      .filter(({ status }) => status === 'FAILED' || status === 'DEGRADED')
      .map(({ id, status, stage, error, hint, fields, timings }) => ({
        id,
        status,
        stage,
        error,
        hint,
        fields,
        timings,
      }))
    const { runner } = deps
    // A stopping server accepts nothing more, whatever its database does.
    const database = deps.isStopping() ? undefined : await deps.database()
    const outboxMs = Math.round(deps.outboxMs())
    const isLate = outboxMs > lateOutboxMs
    const isDegraded = plugins.length > 0 || isLate || runner?.state === 'restarting' || runner?.state === 'stalled'
    const status = database !== 'ok' ? 'unavailable' : isDegraded ? 'degraded' : 'ok'
    return reply.code(status === 'unavailable' ? 503 : 200).send({
      status,
      ...(database ? { database } : { stopping: true }),
      ...(runner ? { runner: runner.state } : {}),
      ...(runner && runner.late.length > 0 ? { runnerLate: runner.late } : {}),
      ...(isLate ? { outboxAgeSeconds: Math.round(outboxMs / 1_000) } : {}),
      ...(plugins.length > 0 ? { plugins } : {}),
    })
  })
}
