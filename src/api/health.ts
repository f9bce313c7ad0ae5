import type { FastifyInstance } from 'fastify'
import type { PluginReport } from '../plugin/report.ts'

/** What the readiness answer is made of. */
export interface HealthParts {
  /** Rejects when the database does not answer. */
  readonly pingDatabase: () => Promise<void>
  readonly plugins: () => readonly PluginReport[]
  /** How the process that works on jobs stands, where this one has one beside it. */
  readonly runner?: () => 'starting' | 'ok' | 'restarting'
  readonly isStopping: () => boolean
}

/** Adds `/livez` (the process runs) and `/readyz` (it can answer; which plugins fail). Neither asks for a credential or tells data. */
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
    const database = await parts.pingDatabase().then(
      () => 'ok',
      () => 'unreachable',
    )
    const runner = parts.runner?.()
    const isDegraded = plugins.length > 0 || runner === 'restarting'
    const status = database !== 'ok' || parts.isStopping() ? 'unavailable' : isDegraded ? 'degraded' : 'ok'
    return reply
      .code(status === 'unavailable' ? 503 : 200)
      .send({ status, database, ...(runner ? { runner } : {}), ...(plugins.length > 0 ? { plugins } : {}) })
  })
}
