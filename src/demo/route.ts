import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Authenticator } from '../api/auth.ts'
import type { Guard } from '../api/guard.ts'
import { answerError, answerUnauthenticated } from '../api/http-errors.ts'
import { visibleError } from '../core/database-away.ts'
import type { ErrorCode } from '../core/errors.ts'
import { newUuid } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { schemaProblems } from '../core/schema-problems.ts'
import { fillDemo, type FillSummary } from './fill.ts'

export interface DemoRouteParts {
  readonly authenticator: Authenticator
  readonly guard: Pick<Guard, 'charge'>
  readonly databaseUrl: string
  /** ISO 4217. */
  readonly baseCurrency: string
  /** The models of the running plugins. */
  readonly models: () => readonly { readonly plugin: string; readonly algorithm: string }[]
  readonly log: Logger
}

/** A line of the answer to `POST /demo`: how far it is, then the end. */
export type DemoLine =
  | { readonly customers: number; readonly of: number }
  | { readonly done: DemoDone }
  | { readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[] }

/** The end of a filling: what was written, what it was drawn from, and what can be trained on it. */
export interface DemoDone extends FillSummary {
  readonly seed: number
  readonly days: number
  readonly until: string
  readonly models: readonly { readonly plugin: string; readonly algorithms: readonly string[] }[]
}

const hourMs = 3_600_000

/** What a filling costs of the rate limit: as much as 10,000 records that are read. */
const demoPoints = 10_000

const body = z.strictObject({
  customers: z.int().min(1).max(200_000).default(2_000),
  seed: z.int().min(0).max(2_147_483_647).default(42),
  days: z.int().min(1).max(3_650).default(730),
  // Whole hours, so that two fillings a few minutes apart give the same.
  until: z.iso
    .datetime({ offset: true, error: 'expected an instant such as 2026-01-31T12:00:00Z' })
    .transform((text) => new Date(text))
    .refine((date) => date.getTime() <= Date.now(), 'expected a moment in the past')
    .default(() => new Date(Math.floor(Date.now() / hourMs) * hourMs)),
  add: z.boolean().default(false),
})

const errorsOf = (code: ErrorCode, message: string) => ({ errors: [{ message, extensions: { code } }] })

/**
 * Adds `POST /demo` for the owner: fills the database with simulated customers and tells as NDJSON how far it is. The body is
 * `{ customers, seed, days, until, add }`, all of them optional. What keeps it from starting is answered with a code of the
 * error table; should the client go away or the server stop before the end, nothing is kept.
 */
export const addDemo = (server: FastifyInstance, parts: DemoRouteParts): void => {
  const running = new Set<AbortController>()
  server.addHook('preClose', () => {
    for (const controller of running) controller.abort(new Error('the server is stopping'))
  })

  const visible = (error: unknown): { code: ErrorCode; message: string } => {
    const known = visibleError(error)
    if (known) return known
    const id = newUuid()
    parts.log.error({ errorId: id, err: error }, 'the demo data could not be written')
    return { code: 'INTERNAL_ERROR', message: `something failed on our side; give ${id} to the operator` }
  }

  server.post('/demo', async (request, reply) => {
    const identity = await parts.authenticator.identify(request.headers.authorization)
    if (!identity.viewer) return answerUnauthenticated(reply, identity.problem)
    const { viewer } = identity
    if (viewer.role !== 'OWNER') return answerError(reply, 'FORBIDDEN', 'POST /demo is for the owner alone')
    const tooMuch = parts.guard.charge(viewer, demoPoints)
    if (tooMuch) return answerError(reply, tooMuch.code, tooMuch.message, tooMuch.details)
    const asked = body.safeParse(request.body ?? {})
    if (!asked.success) {
      const problems = schemaProblems(body, asked.error, request.body, 'body')
      return answerError(reply, 'INVALID_INPUT', problems.join('; '))
    }
    const options = asked.data
    const controller = new AbortController()
    running.add(controller)
    reply.raw.once('close', () => controller.abort(new Error('the client went away')))
    const lines = new PassThrough()
    const say = (line: DemoLine) => void lines.write(`${JSON.stringify(line)}\n`)
    const filling = fillDemo(options, {
      databaseUrl: parts.databaseUrl,
      baseCurrency: parts.baseCurrency,
      viewer,
      requestId: request.id,
      signal: controller.signal,
      onProgress: (customers) => say({ customers, of: options.customers }),
    }).finally(() => running.delete(controller))
    try {
      await Promise.race([once(lines, 'readable'), filling])
    } catch (error) {
      const { code, message } = controller.signal.aborted ? brokenOff(controller.signal) : visible(error)
      return answerError(reply, code, message)
    }
    void end()
    return reply.type('application/x-ndjson').send(lines)

    async function end() {
      try {
        const summary = await filling
        const { seed, days, until } = options
        say({ done: { ...summary, seed, days, until: until.toISOString(), models: modelsByPlugin(parts.models()) } })
      } catch (error) {
        const { code, message } = controller.signal.aborted ? brokenOff(controller.signal) : visible(error)
        say(errorsOf(code, message))
      }
      lines.end()
    }
  })
}

const brokenOff = ({ reason }: AbortSignal): { code: ErrorCode; message: string } => ({
  code: 'INVALID_STATE',
  message: `nothing was written: ${reason instanceof Error ? reason.message : 'it was broken off'}`,
})

const modelsByPlugin = (models: ReturnType<DemoRouteParts['models']>): DemoDone['models'] => {
  const byPlugin = Map.groupBy(models, ({ plugin }) => plugin)
  return [...byPlugin].map(([plugin, entries]) => ({ plugin, algorithms: entries.map(({ algorithm }) => algorithm) }))
}
