import { Agent, request } from 'node:http'

/**
 * The caller of a bench, in a process of its own so that its work is not counted: sends one operation again and again, or
 * one for each set of variables, at an even rate, and clocks the answers. Erasable TypeScript only: it runs without a loader.
 */
export interface CallOrder {
  readonly url: string
  readonly key: string
  readonly query: string
  readonly perSecond: number
  /** Sent one after the other; without them the operation is repeated until `stop`. */
  readonly variables?: readonly object[]
}

export type CallReport =
  /** Milliseconds from sending to the whole answer, in the order of sending; errors are counted, not clocked. */
  | { readonly kind: 'done'; readonly latenciesMs: readonly number[]; readonly failed: number }
  /** One answered call of those with variables. */
  | { readonly kind: 'call'; readonly place: number; readonly sentAt: number; readonly answeredAt: number }

// Bounded, as a pool of any caller is: an overloaded server is not asked to take ever more connections.
const agent = new Agent({ keepAlive: true, maxSockets: 32 })
const clock = () => performance.timeOrigin + performance.now()

const call = ({ url, key, query }: CallOrder, variables: object | undefined): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
    const sending = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => (text += piece))
      answer.on('end', () => resolve(text))
      answer.on('error', reject)
    })
    sending.on('error', reject)
    sending.end(JSON.stringify({ query, variables }))
  })

let stopped = false
const run = async (order: CallOrder): Promise<void> => {
  stopped = false
  const latenciesMs: number[] = []
  let failed = 0
  const began = clock()
  const calls: Promise<void>[] = []
  const total = order.variables?.length ?? Number.POSITIVE_INFINITY
  for (let i = 0; i < total && !stopped; i++) {
    const early = began + (i * 1_000) / order.perSecond - clock()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const sentAt = clock()
    calls.push(
      (async () => {
        try {
          const text = await call(order, order.variables?.[i])
          if (text.includes('"errors":') || /"userErrors":\[\{/.test(text)) throw new Error(text.slice(0, 300))
          const answeredAt = clock()
          latenciesMs.push(answeredAt - sentAt)
          if (order.variables) process.send!({ kind: 'call', place: i, sentAt, answeredAt } satisfies CallReport)
        } catch (error) {
          failed++
          process.stderr.write(`${String(error)}\n`)
        }
      })(),
    )
  }
  await Promise.all(calls)
  process.send!({ kind: 'done', latenciesMs, failed } satisfies CallReport)
}

process.on('message', (order: CallOrder | 'stop') => {
  if (order === 'stop') stopped = true
  else void run(order)
})
