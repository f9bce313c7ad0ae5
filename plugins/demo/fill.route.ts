import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import {
  RapportError,
  schemaProblems,
  visibleError,
  viewerOf,
  type ErrorCode,
  type PluginContext,
  type RoutePlugin,
} from 'rapport-crm/sdk'
import { v7 as newUuid } from 'uuid'
import { z } from 'zod'
import { fillDemo, type FillSummary } from './fill.ts'

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
 * `POST /demo`: fills the database with simulated customers and reports its progress as NDJSON. The body is
 * `{ customers, seed, days, until, add }`, all of them optional. What keeps it from starting is answered with a code of the
 * error table; if the client goes away or the server stops before the end, nothing is kept.
 */
export const fillRoute: RoutePlugin<PluginContext> = (scope, context) => {
  const running = new Set<AbortController>()
  scope.addHook('preClose', () => {
    for (const controller of running) controller.abort(new Error('the server is stopping'))
  })

  const visible = (error: unknown, { signal }: AbortController): { code: ErrorCode; message: string } => {
    if (signal.aborted) return brokenOff(signal)
    const known = visibleError(error)
    if (known) return known
    const id = newUuid()
    context.log.error({ errorId: id, err: error }, 'the demo data could not be written')
    return { code: 'INTERNAL_ERROR', message: `something failed on the server; give ${id} to the operator` }
  }

  scope.post('/', async (request, reply) => {
    const asked = body.safeParse(request.body ?? {})
    if (!asked.success)
      throw new RapportError('INVALID_INPUT', schemaProblems(body, asked.error, request.body, 'body').join('; '))
    const options = asked.data
    const controller = new AbortController()
    running.add(controller)
    reply.raw.once('close', () => controller.abort(new Error('the client disconnected')))
    const lines = new PassThrough()
    const say = (line: DemoLine) => void lines.write(`${JSON.stringify(line)}\n`)
    const filling = fillDemo(options, {
      openSession: context.openSession,
      baseCurrency: context.baseCurrency,
      viewer: viewerOf(request),
      requestId: request.id,
      log: context.log,
      signal: controller.signal,
      onProgress: (customers) => say({ customers, of: options.customers }),
    }).finally(() => running.delete(controller))
    try {
      await Promise.race([once(lines, 'readable'), filling])
    } catch (error) {
      if (!controller.signal.aborted) throw error
      const { code, message } = brokenOff(controller.signal)
      throw new RapportError(code, message)
    }
    void end()
    return reply.type('application/x-ndjson').send(lines)

    async function end() {
      try {
        const summary = await filling
        const { seed, days, until } = options
        const models = modelsByPlugin(context.models.all())
        say({ done: { ...summary, seed, days, until: until.toISOString(), models } })
      } catch (error) {
        const { code, message } = visible(error, controller)
        say(errorsOf(code, message))
      }
      lines.end()
    }
  })
}

const brokenOff = ({ reason }: AbortSignal): { code: ErrorCode; message: string } => ({
  code: 'INVALID_STATE',
  message: `nothing was written: ${reason instanceof Error ? reason.message : 'it was interrupted'}`,
})

const modelsByPlugin = (
  models: readonly { readonly plugin: string; readonly algorithm: string }[],
): DemoDone['models'] => {
  const byPlugin = Map.groupBy(models, ({ plugin }) => plugin)
  return [...byPlugin].map(([plugin, entries]) => ({ plugin, algorithms: entries.map(({ algorithm }) => algorithm) }))
}
