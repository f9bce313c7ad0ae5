import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Logger } from '../core/log.ts'
import type { Events } from '../feeds/create-events.ts'
import type { SubscriptionDefinition } from '../feeds/subscription.ts'
import type { PluginHost } from '../plugin/host.ts'
import { allowOrigins } from './cors.ts'
import { addMcp, type McpDeps } from './mcp/mcp.route.ts'
import { addHealth, type HealthDeps } from './health.ts'
import { addGraphQL } from './http.ts'
import { addRoutes } from './routes.ts'
import { addSchemaDownload } from './schema-download.ts'
import { closeServer, createServer } from './server.ts'
import { addWebSocket } from './ws.ts'

export interface TransportDeps extends McpDeps {
  readonly log: Logger
  /** Adds its modules' and plugins' routes. */
  readonly host: PluginHost
  readonly events: Events
  readonly subscriptions: ReadonlyMap<string, SubscriptionDefinition>
  readonly health: HealthDeps
  /** Adds pages for people. */
  readonly addPages: (server: FastifyInstance) => Promise<void>
}

/** An HTTP server that is ready to listen. */
export interface Transports {
  readonly server: FastifyInstance
  /** Lets running requests and operations end within their time limit, and closes the rest. */
  close(): Promise<void>
}

/**
 * Creates the HTTP server: health, `/graphql` over HTTP and WebSocket, `/mcp`, pages, and the routes of modules and plugins.
 */
export const createTransports = async (parts: TransportDeps): Promise<Transports> => {
  const server = createServer(parts.log)
  addHealth(server, parts.health)
  await server.register(helmet, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false })
  await allowOrigins(server, parts.allowedOrigins)
  await addGraphQL(server, parts)
  addMcp(server, parts)
  addSchemaDownload(server, parts)
  await parts.addPages(server)
  await addRoutes(server, parts.host, parts)
  const sockets = addWebSocket(server, parts)
  return { server, close: () => closeServer(server, parts.log, (ms) => sockets.drain(ms)) }
}
