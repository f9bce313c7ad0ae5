import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql'
import { handleProtocols, makeServer, type Server } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import { newUuid } from '../core/ids.ts'
import { RapportError, type ErrorCode } from '../core/errors.ts'
import { permissionScope, type Viewer } from '../core/viewer.ts'
import { isDatabaseAway } from '../core/database-away.ts'
import type { Events } from '../feeds/create-events.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import { onAccessChanged } from '../modules/user/access-changes.ts'
import { executeBounded } from './bounded-execution.ts'
import { closeCodes } from './close-codes.ts'
import { isAllowedOrigin } from './cors.ts'
import { answerRaw } from './http-errors.ts'
import type { HttpDeps } from './http.ts'
import { LiveSubscriptions } from './subscription-live.ts'
import { credentialOf, expectedCredential } from './ws-credential.ts'
import type { SentDocument } from './trusted-documents.ts'
import { formatErrorsWith } from './ws-errors.ts'
import { executionOf, type PreparedOperation } from './prepare.ts'
import { LiveSocket } from './ws-socket.ts'

export interface SocketLimits {
  /** Bytes of one message. @default 2_097_152 // 2 MiB, as over HTTP */
  readonly maxMessageBytes: number
  /** Sockets of one process. @default 10_000 */
  readonly maxSockets: number
  /** Sockets of one key or user. @default 2_000 */
  readonly maxSocketsPerViewer: number
  /** Concurrent operations on one socket. @default 100 */
  readonly maxOperations: number
  /** Messages that wait for a slow client. @default 1_000 */
  readonly maxItems: number
  /** Bytes that wait for a slow client. @default 1_048_576 // 1 MiB */
  readonly maxBytes: number
  /** How long a client may take to present its credential. @default 3_000 // 3 seconds */
  readonly initWaitMs: number
  /** Interval between checks of the credentials of open sockets. @default 4_000 // 4 seconds */
  readonly recheckMs: number
  /** Interval between pings; a client that leaves four unanswered is cut off. @default 15_000 // 15 seconds */
  readonly pingMs: number
}

const defaults: SocketLimits = {
  maxMessageBytes: 2 * 1024 * 1024,
  maxSockets: 10_000,
  maxSocketsPerViewer: 2_000,
  maxOperations: 100,
  maxItems: 1_000,
  maxBytes: 1024 * 1024,
  initWaitMs: 3_000,
  recheckMs: 4_000,
  pingMs: 15_000,
}

export interface WebSocketDeps extends HttpDeps {
  readonly events: Pick<Events, 'hub' | 'log' | 'sql'>
  /** From `installSubscriptions`. */
  readonly subscriptions: ReadonlyMap<string, SubscriptionDefinition>
  /** Browser origins that may connect, besides the server's own address. */
  readonly allowedOrigins: readonly string[]
  readonly limits?: Partial<SocketLimits>
}

/** The WebSocket side of `/graphql`. */
export interface WebSocketDoor {
  /** Sockets that are open. */
  readonly sockets: number
  /**
   * Accepts no more sockets, gives running operations and queues at most `ms` to finish, then sends the clients away to
   * reconnect elsewhere.
   */
  drain(ms?: number): Promise<void>
}

/** Characters of the id that a client gives to an operation; it is sent with every item. */
const maxIdLength = 200

interface Extra extends Record<PropertyKey, unknown> {
  readonly socket: LiveSocket
}

/** What graphql-ws passes between its hooks as the context of an operation. */
class Call {
  readonly operation: PreparedOperation
  readonly socket: LiveSocket
  readonly id: string

  constructor(operation: PreparedOperation, socket: LiveSocket, id: string) {
    this.operation = operation
    this.socket = socket
    this.id = id
  }
}

const callOf = (args: ExecutionArgs): Call => {
  if (args.contextValue instanceof Call) return args.contextValue
  throw new Error('expected an operation that was prepared here')
}

/** Adds graphql-transport-ws to `/graphql`: queries, mutations and subscriptions, prepared and executed as over HTTP. */
export const addWebSocket = (server: FastifyInstance, deps: WebSocketDeps): WebSocketDoor => {
  const limits = { ...defaults, ...deps.limits }
  const { log } = deps
  const sockets = new Set<LiveSocket>()
  let draining: Promise<void> | undefined
  let rechecking = false
  const protocol = makeProtocol(deps, limits, sockets)
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols,
  })

  wss.on('wsClientError', (error, net) => answerRaw(net, 400, 'MALFORMED_REQUEST', error.message))

  const onUpgrade = (request: IncomingMessage, net: Duplex, head: Buffer) => {
    net.on('error', (error) => log.debug({ err: error }, 'a socket failed'))
    if (request.url?.split('?')[0] !== '/graphql') return answerRaw(net, 404, 'NOT_FOUND', 'WebSockets are at /graphql')
    if (!isAllowedOrigin(request.headers, deps.allowedOrigins))
      return answerRaw(
        net,
        403,
        'FORBIDDEN',
        'pages of this origin may not connect; ALLOWED_ORIGINS lists those that may',
      )
    if (draining || sockets.size >= limits.maxSockets)
      return answerRaw(
        net,
        503,
        'UNAVAILABLE',
        draining ? 'the server is stopping' : 'the server has as many sockets as it accepts',
      )
    return wss.handleUpgrade(request, net, head, (ws) => {
      const socket = new LiveSocket(ws, net, limits)
      sockets.add(socket)
      const closed = protocol.opened(
        {
          protocol: socket.protocol,
          send: (text) => socket.queue.send(Buffer.from(text)),
          close: (code = closeCodes.internalError, reason = '') => socket.close(code, reason),
          onMessage: (take) =>
            socket.onMessage(take, (error) => {
              const away = isDatabaseAway(error)
              log[away ? 'warn' : 'error']({ err: error }, 'a message could not be handled')
              if (away) socket.close(closeCodes.tryAgainLater, 'Try again later')
              else socket.close(closeCodes.internalError, 'Internal server error')
            }),
        },
        { socket },
      )
      ws.on('error', (error) => log.debug({ err: error }, 'a socket failed'))
      ws.once('close', () => sockets.delete(socket))
      socket.onClosed((code, reason) => void closed(code, reason))
    })
  }
  server.server.on('upgrade', onUpgrade)

  const pings = setInterval(() => {
    for (const socket of sockets) socket.ping()
  }, limits.pingMs)
  const rechecks = setInterval(() => void recheck(), limits.recheckMs)
  pings.unref()
  rechecks.unref()

  /** Closes the sockets of credentials that were revoked, have expired or have changed rights. */
  const recheck = async () => {
    if (rechecking) return
    rechecking = true
    try {
      for (const [authorization, those] of Map.groupBy(sockets, (socket) => socket.authorization)) {
        if (authorization === undefined) continue
        const { viewer } = await deps.authenticator.identify(authorization)
        for (const socket of those) {
          if (!viewer) socket.close(closeCodes.forbidden, 'Forbidden: the credential is no longer valid')
          else if (permissionScope(viewer) !== permissionScope(socket.viewer!))
            socket.close(closeCodes.forbidden, 'Forbidden: the rights of the credential changed; reconnect')
        }
      }
    } catch (error) {
      log.warn({ err: error }, 'could not check the credentials of open sockets; trying again')
    }
    rechecking = false
  }

  const stopListening = onAccessChanged(() => {
    deps.authenticator.forget()
    void recheck()
  })

  const drain = async (ms: number) => {
    stopListening()
    clearInterval(pings)
    clearInterval(rechecks)
    const waiting = [...sockets].map(async (socket) => {
      await Promise.race([socket.settled(), delay(ms, undefined, { ref: false })])
      socket.close(closeCodes.restart, 'The server is restarting; reconnect and resume with the last cursor as `after`')
    })
    await Promise.all(waiting)
    const until = performance.now() + 2_000
    while (sockets.size > 0 && performance.now() < until) await delay(10)
    for (const socket of sockets) socket.terminate()
    server.server.off('upgrade', onUpgrade)
  }
  const door: WebSocketDoor = {
    get sockets() {
      return sockets.size
    },
    drain: (ms = 10_000) => (draining ??= drain(ms)),
  }
  server.addHook('preClose', () => door.drain())
  return door
}

const refused = (code: ErrorCode, message: string): GraphQLError[] => [
  new GraphQLError(message, { originalError: new RapportError(code, message) }),
]

const makeProtocol = (deps: WebSocketDeps, limits: SocketLimits, sockets: ReadonlySet<LiveSocket>): Server<Extra> => {
  const { schema, executor, authenticator, preparer, trusted, contextOf, log } = deps
  const formatErrors = formatErrorsWith(log)
  const subscriptions = new LiveSubscriptions({
    schema,
    executor,
    contextOf,
    formatErrors,
    hub: deps.events.hub,
    events: deps.events.log,
    sql: deps.events.sql,
    definitions: deps.subscriptions,
  })

  const execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const { operation, socket, id } = callOf(args)
    const { cost } = operation
    return socket.during(id, async (gone) => {
      const context = { ...contextOf(socket.viewer!, newUuid()), gone }
      return {
        ...(await executeBounded(executor, { ...executionOf(operation), context })),
        extensions: { cost },
      }
    })
  }

  /** The text of an operation, or why it is refused. */
  const textOf = async (sent: SentDocument, viewer: Viewer): Promise<string | readonly GraphQLError[]> => {
    try {
      return (await trusted.textOf(sent, viewer)) ?? ''
    } catch (error) {
      if (!(error instanceof RapportError)) throw error
      return [new GraphQLError(error.message, { originalError: error })]
    }
  }

  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.initWaitMs,
    onConnect: async ({ connectionParams, extra: { socket } }) => {
      const authorization = credentialOf(connectionParams)
      const { viewer } = await authenticator.identify(authorization)
      if (authorization === undefined || !viewer) {
        socket.close(
          closeCodes.forbidden,
          `Forbidden: ${expectedCredential}, ${authorization === undefined ? 'got none' : 'got one that is not valid'}`,
        )
        return false
      }
      let same = 0
      for (const other of sockets) if (other.viewer?.id === viewer.id) same++
      if (same >= limits.maxSocketsPerViewer) {
        socket.close(closeCodes.tryAgainLater, `At most ${limits.maxSocketsPerViewer} sockets per credential`)
        return false
      }
      socket.viewer = viewer
      socket.authorization = authorization
      return true
    },
    onSubscribe: ({ subscriptions: running, extra: { socket } }, id, payload) => {
      if (id.length > maxIdLength)
        return refused('INVALID_INPUT', `expected an id of at most ${maxIdLength} characters, got ${id.length}`)
      if (Object.keys(running).length > limits.maxOperations) {
        return refused(
          'TOO_EXPENSIVE',
          `expected at most ${limits.maxOperations} concurrent operations on one socket; complete some, or open another`,
        )
      }
      const sent = socket.exactPayload ?? payload
      const viewer = socket.viewer!
      const begin = (query: string) => {
        const operation = preparer.prepare({ ...sent, query }, viewer)
        if (!('document' in operation)) return operation
        return {
          schema,
          document: operation.document,
          contextValue: new Call(operation, socket, id),
          ...(operation.operationName === undefined ? {} : { operationName: operation.operationName }),
        }
      }
      if (!trusted.concerns(sent)) return begin(sent.query)
      return textOf(sent, viewer).then((query) => (typeof query === 'string' ? begin(query) : query))
    },
    execute,
    subscribe: (args) => {
      const { operation, socket, id } = callOf(args)
      return subscriptions.start(operation, { viewer: socket.viewer!, id, queue: socket.queue })
    },
    onNext: (_context, _id, _payload, _args, { data, errors, extensions }) =>
      errors ? { data: data ?? null, errors: formatErrors(errors), ...(extensions ? { extensions } : {}) } : undefined,
    onError: (_context, _id, _payload, errors) => formatErrors(errors),
  })
}
