import type { FastifyInstance } from 'fastify'
import type { PluginReport } from '../contract/report.ts'
import type { RunnerProcess } from '../process/runner-process.ts'
import type { DatabaseState } from './database-probe.ts'

/** From here on events count as standing still. */
const lateOutboxMs = 30_000

/** What the readiness answer is made of. */
export interface HealthParts {
  /** Whether the database can be written; answers within two seconds. */
  readonly database: () => Promise<DatabaseState>
  /** For how long the oldest event has waited to be moved to the log. */
  readonly outboxMs: () => number
  readonly plugins: () => readonly PluginReport[]
  /** The process that works on jobs, where this one has one beside it. */
  readonly runner?: Pick<RunnerProcess, 'state' | 'late'>
  readonly isStopping: () => boolean
}

/** Adds `/livez` (the process runs) and `/readyz` (it can answer; what fails or stands still). Neither asks for a credential or tells data. */
export const addHealth = (server: FastifyInstance, parts: HealthParts): void => {
  server.get('/livez', () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const plugins = parts
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
    const { runner } = parts
    // A server that stops takes no more, whatever its database does.
    const database = parts.isStopping() ? undefined : await parts.database()
    const outboxMs = Math.round(parts.outboxMs())
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
