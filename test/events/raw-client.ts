import { WebSocket, type ClientOptions } from 'ws'

/** A WebSocket that speaks the protocol by hand. */
export interface RawClient {
  readonly ws: WebSocket
  send(message: object | string | Buffer): void
  /** The text of the next message of a type that was not taken yet. */
  next(type: string): Promise<string>
  readonly closed: Promise<{ code: number; reason: string }>
  close(): void
}

/** Connects without a word; rejects with the HTTP status where the handshake is refused. */
export const openSocket = (
  url: string,
  protocol: string | undefined = 'graphql-transport-ws',
  options: ClientOptions = {},
): Promise<RawClient> => {
  const ws = protocol === '' ? new WebSocket(url, options) : new WebSocket(url, protocol, options)
  const texts: string[] = []
  const waiting = new Set<() => void>()
  ws.on('message', (data: Buffer) => {
    texts.push(data.toString())
    for (const look of waiting) look()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  )
  const raw: RawClient = {
    ws,
    closed,
    close: () => ws.close(),
    send: (message) =>
      ws.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)),
    next: (type) =>
      new Promise((resolve) => {
        const look = () => {
          const i = texts.findIndex((text) => (JSON.parse(text) as { type: string }).type === type)
          if (i < 0) return
          waiting.delete(look)
          resolve(texts.splice(i, 1)[0]!)
        }
        waiting.add(look)
        look()
      }),
  }
  return new Promise((resolve, reject) => {
    ws.once('open', () => resolve(raw))
    ws.once('unexpected-response', (_request, response) => reject(new Error(`refused with ${response.statusCode}`)))
    ws.once('error', reject)
  })
}

/** Connects and shows a key. */
export const rawClient = async (url: string, key: string): Promise<RawClient> => {
  const raw = await openSocket(url)
  raw.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })
  await raw.next('connection_ack')
  return raw
}
