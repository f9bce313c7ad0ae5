import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** A request that a receiver got. */
export interface Received {
  readonly id: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  // Bodies have the shape that a test asks for.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any
  /** What the receiver answered. */
  status: number
}

/** What a receiver does with a request: it answers with a status, or drops the connection (0). */
type Behaviour = (request: Received, response: ServerResponse) => number | Promise<number>

/** A receiver of webhooks on this machine. */
export interface Receiver {
  readonly url: string
  /** Every request, in the order of arrival. */
  readonly all: Received[]
  /** Those that were answered with success. */
  readonly taken: () => Received[]
  /** The most requests that were under way at a time. */
  most: number
  behave: Behaviour
  stop(): Promise<void>
}

export const startReceiver = async (): Promise<Receiver> => {
  const all: Received[] = []
  let underWay = 0
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    receiver.most = Math.max(receiver.most, ++underWay)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const { headers } = request
    const received: Received = { id: String(headers['webhook-id']), headers, text, body: JSON.parse(text), status: -1 }
    all.push(received)
    received.status = await receiver.behave(received, response)
    underWay--
    if (received.status === 0) request.socket.destroy()
    else response.writeHead(received.status).end(`answer ${received.status}`)
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    all,
    taken: () => all.filter(({ status }) => status >= 200 && status <= 299),
    most: 0,
    behave: () => 204,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

/** Whether a request is signed with a secret, by the rules of Standard Webhooks. */
export const isSigned = ({ headers, text }: Received, secret: string): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const content = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${text}`
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`
  return (headers['webhook-signature'] as string).split(' ').includes(expected)
}

/** Resolves when a condition holds; for what no one announces. */
export const until = async (what: string, holds: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> => {
  const end = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`expected ${what} in time`)
    await delay(20)
  }
}
