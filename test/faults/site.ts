import { setTimeout as delay } from 'node:timers/promises'
import { serverProcess, type ServerProcess } from '../support/server-process.ts'

/** What a request came to: its data, the code of its error, or why nobody answered. */
interface Answered {
  readonly data?: Readonly<Record<string, unknown>>
  readonly code?: string
  readonly status?: number
  readonly unanswered?: string
}

/** Longer than any limit of the server's. */
const answerLimitMs = 45_000

/** A server in processes of its own, as a client sees it. */
export interface Site {
  readonly server: ServerProcess
  ask(query: string, variables?: object): Promise<Answered>
  /** Status code and body of `/readyz`, and how long they took; throws after five seconds. */
  readyz(): Promise<{ readonly code: number; readonly ms: number; readonly body: Readonly<Record<string, unknown>> }>
  stop(): Promise<void>
}

/** Starts a server on a database. */
export const startSite = async (
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
  plugins?: readonly string[],
): Promise<Site> => {
  const server = await serverProcess(databaseUrl, { LOG_LEVEL: 'silent', ...env }, plugins ? { plugins } : {})
  await server.start()
  return {
    server,
    ask: async (query, variables = {}) => {
      try {
        const response = await fetch(`${server.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}` },
          body: JSON.stringify({ query, variables }),
          signal: AbortSignal.timeout(answerLimitMs),
        })
        const { data, errors } = (await response.json()) as {
          data?: Record<string, unknown>
          errors?: readonly { readonly extensions: { readonly code: string } }[]
        }
        const { status } = response
        return errors?.[0] ? { code: errors[0].extensions.code, status } : { data: data ?? {}, status }
      } catch (error) {
        return {
          unanswered: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        }
      }
    },
    readyz: async () => {
      const from = performance.now()
      const response = await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(5_000) })
      const body = (await response.json()) as Record<string, unknown>
      return { code: response.status, ms: performance.now() - from, body }
    },
    stop: () => server.dispose(),
  }
}

/** Looks until it is so; gives the seconds that it took. Throws after `limitMs`, with what was found last. */
export const within = async (what: string, limitMs: number, look: () => Promise<true | string>): Promise<number> => {
  const from = performance.now()
  for (;;) {
    const found = await look()
    const ms = performance.now() - from
    if (found === true) return ms / 1_000
    if (ms > limitMs) throw new Error(`expected ${what} within ${limitMs / 1_000} s, ${found}`)
    await delay(100)
  }
}

const createCustomer = `mutation ($name: String!) { createCustomer(input: { kind: PERSON, name: $name }) { customer { id } userErrors { code } } }`
const logInteraction = `mutation ($id: ID!) { logInteraction(input: { customerId: $id, kind: NOTE, body: "What a wonderful, friendly service!", occurredAt: "2026-01-05T10:00:00Z" }) { interaction { id } userErrors { code } } }`

/** Makes a customer, and gives its id or what went wrong. */
const write = async (site: Site): Promise<{ readonly id: string } | { readonly failed: string }> => {
  const { data, code, unanswered } = await site.ask(createCustomer, { name: 'Ada' })
  const payload = data?.['createCustomer'] as { customer: { id: string } | null } | undefined
  return payload?.customer ? { id: payload.customer.id } : { failed: code ?? unanswered ?? JSON.stringify(data) }
}

export interface LoadReport {
  readonly sent: number
  readonly written: number
  /** How often each error code came. */
  readonly codes: Readonly<Record<string, number>>
  readonly unanswered: readonly string[]
}

/** Writes at an even rate, customers and texts that are scored live, until `end` is called; which waits for all answers. */
export const startLoad = (site: Site, perSecond: number): { end(): Promise<LoadReport> } => {
  const codes: Record<string, number> = {}
  const unanswered: string[] = []
  const running = new Set<Promise<void>>()
  let sent = 0
  let written = 0
  let last: string | undefined
  const note = ({ code, unanswered: why }: Answered) => {
    if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1
    else if (why === undefined) written++
    else unanswered.push(why)
  }
  const call = async () => {
    sent++
    const answered = await site.ask(
      ...((sent % 2 === 0 && last ? [logInteraction, { id: last }] : [createCustomer, { name: `Load ${sent}` }]) as [
        string,
        object,
      ]),
    )
    const payload = answered.data?.['createCustomer'] as { customer: { id: string } | null } | undefined
    last = payload?.customer?.id ?? last
    note(answered)
  }
  const timer = setInterval(() => {
    const one = call().finally(() => running.delete(one))
    running.add(one)
  }, 1_000 / perSecond)
  return {
    end: async () => {
      clearInterval(timer)
      await Promise.all(running)
      return { sent, written, codes, unanswered }
    },
  }
}

/** In words, for the table. Throws where a request got no answer. */
export const loadText = ({ sent, written, codes, unanswered }: LoadReport): string => {
  if (unanswered.length > 0)
    throw new Error(`${unanswered.length} of ${sent} requests got no answer, the first: ${unanswered[0]}`)
  const refused = Object.entries(codes).map(([code, count]) => `${count} ${code}`)
  return `${sent} requests all answered: ${[`${written} written`, ...refused].join(', ')}`
}

export interface RunNow {
  readonly id: string
  readonly status: string
  readonly progress: number
  readonly message: string
  readonly error: { readonly code: string; readonly message: string } | null
}

/** Asks for a training and gives its run's id. */
export const train = async (site: Site, plugin: string, algorithm: string): Promise<string> => {
  const { data, code, unanswered } = await site.ask(
    'mutation ($input: TrainModelInput!) { trainModel(input: $input) { modelRun { id } userErrors { message } } }',
    { input: { plugin, algorithm } },
  )
  const payload = data?.['trainModel'] as { modelRun: { id: string } | null } | undefined
  if (payload?.modelRun) return payload.modelRun.id
  throw new Error(`expected a run, got ${code ?? unanswered ?? JSON.stringify(data)}`)
}

export const runOf = async (site: Site, id: string): Promise<RunNow | string> => {
  const { data, code, unanswered } = await site.ask(
    'query ($id: ID!) { modelRun(id: $id) { id status progress message error { code message } } }',
    { id },
  )
  return (data?.['modelRun'] as RunNow | undefined) ?? code ?? unanswered ?? 'nothing'
}

/** Waits for the end of a run; gives the seconds. Throws unless it succeeded. */
export const succeeded = (site: Site, id: string, limitMs: number): Promise<number> =>
  within(`the run to end`, limitMs, async () => {
    const run = await runOf(site, id)
    if (typeof run === 'string') return `got ${run}`
    if (run.status === 'SUCCEEDED') return true
    if (run.status === 'QUEUED' || run.status === 'RUNNING') return `it is ${run.status}: ${run.message}`
    throw new Error(`expected a run that succeeds, it is ${run.status}: ${run.message}`)
  })

/** Throws unless no run is left that has not ended. */
export const allEnded = async (site: Site): Promise<void> => {
  await within('all runs to have ended', 30_000, async () => {
    const { data, code, unanswered } = await site.ask(
      '{ modelRuns(first: 20) { nodes { status } } importJobs(first: 20) { nodes { status } } }',
    )
    if (!data) return `got ${code ?? unanswered}`
    const nodes = [data['modelRuns'], data['importJobs']].flatMap(
      (list) => (list as { nodes: readonly { status: string }[] }).nodes,
    )
    const left = nodes.filter(({ status }) => ['QUEUED', 'RUNNING', 'APPLYING'].includes(status))
    return left.length === 0 || `${left.length} have not: ${left.map(({ status }) => status).join(', ')}`
  })
}

/** Waits until a server is well again: a write, readiness, a training in its runner. In words, for the table. */
export const recovered = async (site: Site, writeLimitMs: number): Promise<string> => {
  const wrote = await within('a write', writeLimitMs, async () => {
    const one = await write(site)
    return 'id' in one || `got ${one.failed}`
  })
  const ready = await within('readiness', 60_000, async () => {
    const { body } = await site.readyz()
    return body['status'] === 'ok' || `/readyz says ${JSON.stringify(body)}`
  })
  const run = await train(site, 'sentiment', 'LEXICON')
  const worked = await within('the runner to take a run', 60_000, async () => {
    const now = await runOf(site, run)
    return (typeof now !== 'string' && now.status !== 'QUEUED') || `it is ${JSON.stringify(now)}`
  })
  await succeeded(site, run, 120_000)
  await allEnded(site)
  const seconds = (value: number) => `${value.toFixed(1)} s`
  return `a write after ${seconds(wrote)}, ready after ${seconds(wrote + ready)}, the runner took a run after ${seconds(worked)}`
}
