import { cacheExchange, Client, fetchExchange, type CombinedError } from 'urql'
import { createClient, type Client as SocketClient } from 'graphql-ws'
import { PositionDocument, type PositionQuery } from '../generated/operations.ts'
import { authorizationOf, type Session } from '../session/session.ts'
import { common } from '../words/common.ts'
import { Observable } from './observable.ts'

/** An operation whose answer and variables are known, as the code generator writes them. */
export interface Operation<Result, Variables> {
  toString(): string
  __apiType?: (variables: Variables) => Result
}

/** How the live connection stands. */
export type LinkState = 'idle' | 'connecting' | 'live' | 'lost'

/** What the console talks to: HTTP for queries and mutations, one WebSocket for what is live. */
export interface Graph {
  readonly http: Client
  readonly sockets: SocketClient
  readonly link: Observable<LinkState>
  /** Where the events stand now: a subscription from there misses nothing of what is read after. */
  position(): Promise<string>
  /** Posts to a route beside the graph. Rejects with what the server said where it refuses. */
  post(path: string, body: BodyInit, contentType: string): Promise<Response>
}

const endpoint = (): URL => new URL('/graphql', location.href)

const socketUrl = (): string => {
  const url = endpoint()
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

/** The credential was refused: retrying changes nothing until the session does. */
const forbidden = 4403
const firstWaitMs = 300
const longestWaitMs = 10_000
/** How often a quiet connection is tried, and how soon the server has to answer. */
const pingMs = 10_000
const pongMs = 5_000

export const openGraph = (session: Session, onRefused: () => void): Graph => {
  const link = new Observable<LinkState>('idle')
  /** Every request with the credential passes here: a refused one ends the session. */
  const send: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    if (response.status === 401) onRefused()
    return response
  }
  const http = new Client({
    url: endpoint().href,
    exchanges: [cacheExchange, fetchExchange],
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { authorization: authorizationOf(session) } }),
    fetch: send,
  })
  let unanswered: ReturnType<typeof setTimeout> | undefined
  const sockets: SocketClient = createClient({
    url: socketUrl(),
    connectionParams: () => ({ authorization: authorizationOf(session) }),
    keepAlive: pingMs,
    lazyCloseTimeout: 5_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (problem) => !(isClose(problem) && problem.code === forbidden),
    // At random, so that a restarted server is not met by everybody at once.
    retryWait: (retries) =>
      new Promise((resolve) => {
        const longest = Math.min(firstWaitMs * 2 ** retries, longestWaitMs)
        const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2))
        // The network is back: no need to wait on.
        addEventListener('online', () => (clearTimeout(timer), resolve()), { once: true })
      }),
    on: {
      // A network that is gone closes nothing: a server that does not answer is given up.
      ping: (received) => {
        if (!received) unanswered = setTimeout(() => sockets.terminate(), pongMs)
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered)
      },
      connecting: (isRetry) => link.set(isRetry ? 'lost' : 'connecting'),
      connected: () => link.set('live'),
      closed: (event) => {
        clearTimeout(unanswered)
        if (isClose(event) && event.code === forbidden) onRefused()
        link.set(isClose(event) && event.wasClean && event.code === 1000 ? 'idle' : 'lost')
      },
    },
  })
  // The browser knows first that there is no network.
  addEventListener('offline', () => sockets.terminate())
  let reading: Promise<string> | undefined
  const position = (): Promise<string> => {
    // Subscriptions of one page begin together.
    reading ??= http
      .query<PositionQuery>(PositionDocument.toString(), {}, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error }) => {
        reading = undefined
        if (!data) throw error ?? new Error('expected the position of the events, got nothing')
        return data.serverInfo.cursor
      })
    return reading
  }
  const post: Graph['post'] = async (path, body, contentType) => {
    const headers = { 'content-type': contentType, authorization: authorizationOf(session) }
    const response = await send(path, { method: 'POST', headers, body })
    if (!response.ok) throw new Error(await refusalOf(response))
    return response
  }
  return { http, sockets, link, position, post }
}

/** What the server said of a request that it refused; its status, where it said nothing. */
const refusalOf = async (response: Response): Promise<string> => {
  const text = await response.text()
  try {
    const { errors } = JSON.parse(text) as { readonly errors: readonly { readonly message: string }[] }
    return errors.map(({ message }) => message).join('; ')
  } catch {
    return common().status(response.status)
  }
}

const isClose = (value: unknown): value is CloseEvent =>
  typeof value === 'object' && value !== null && 'code' in value && 'reason' in value

export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))

/** What went wrong, as the server said it. */
export const messageOf = (error: CombinedError | Error): string => {
  if ('networkError' in error && error.networkError) return error.networkError.message
  if ('graphQLErrors' in error) return error.graphQLErrors.map(({ message }) => message).join('; ')
  return error.message
}

export const codeOf = (error: CombinedError | undefined): string | undefined =>
  error?.graphQLErrors[0]?.extensions['code'] as string | undefined
