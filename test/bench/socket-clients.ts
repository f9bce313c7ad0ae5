import { WebSocket } from 'ws'

/**
 * Clients of a bench, in a process of their own so that their work is not counted: opens sockets, subscribes, and counts
 * or clocks what arrives. Erasable TypeScript only: it runs without a loader.
 */
export interface ClientsOrder {
  readonly url: string
  readonly key: string
  readonly sockets: number
  readonly query: string
  /** Says `reached` when every socket together got this many items; 0: never. */
  readonly expect: number
  /** Sends back each item of the first socket with the time at which it arrived. */
  readonly clock: boolean
  /** Stops reading once it has subscribed. */
  readonly stall?: boolean
}

export type ClientsReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reached'; readonly count: number; readonly sample: string }
  | { readonly kind: 'item'; readonly at: number; readonly text: string }

const say = (report: ClientsReport) => process.send!(report)

const open = (order: ClientsOrder, onItem: (text: string, socket: number) => void, socket: number) =>
  new Promise<WebSocket>((resolve, reject) => {
    const ws = new WebSocket(order.url, 'graphql-transport-ws', { perMessageDeflate: false })
    ws.on('open', () =>
      ws.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${order.key}` } })),
    )
    ws.on('error', reject)
    ws.on('message', (data: Buffer) => {
      const text = data.toString()
      if (text.includes('"type":"next"')) return onItem(text, socket)
      if (text.includes('connection_ack')) {
        ws.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: order.query } }))
        resolve(ws)
        return
      }
      reject(new Error(`expected items only, got ${text}`))
      process.stderr.write(`expected items only, got ${text}\n`)
    })
  })

let sockets: WebSocket[] = []
const run = async (order: ClientsOrder) => {
  for (const ws of sockets) ws.terminate()
  sockets = []
  let count = 0
  const onItem = (text: string, socket: number) => {
    count++
    if (order.clock && socket === 0) say({ kind: 'item', at: performance.timeOrigin + performance.now(), text })
    if (count === order.expect) say({ kind: 'reached', count, sample: text })
  }
  for (let i = 0; i < order.sockets; i += 50) {
    const some = Array.from({ length: Math.min(50, order.sockets - i) }, (_, k) => open(order, onItem, i + k))
    sockets.push(...(await Promise.all(some)))
  }
  if (order.stall) for (const ws of sockets) ws.pause()
  say({ kind: 'ready' })
}

process.on('message', (order: ClientsOrder) => {
  run(order).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  })
})
