import { consolePaths } from './console-paths.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Permission, Viewer } from '../core/viewer.ts'

/**
 * Adds routes to their own Fastify scope, below their declared prefix: `scope.post('/', …)` answers at the prefix
 * itself. What it adds to the scope (parsers, hooks, Fastify plugins) applies only to these routes. A start calls that of a
 * plugin twice: on a server that is closed at once, to see whether it works, and on the one that serves. So an `onClose` hook
 * closes what this call opened, never what the plugin shares.
 */
export type RoutePlugin<Context> = (scope: FastifyInstance, context: Context) => void | Promise<void>

/**
 * HTTP routes of a plugin or module. Before a body is read, the caller is identified, its permission checked and the
 * points taken. An error that a route throws is answered by the error table, or if it is not in the table by
 * INTERNAL_ERROR and an id, with the owner of the route in the log. While their plugin does not run they answer
 * PLUGIN_UNAVAILABLE.
 */
export interface Routes<Context> {
  /** Their prefix: `/surveys` covers that path and everything below it, which nobody else may then use. */
  readonly prefix: string
  /** The permission that a caller needs: one of the core, or one that the manifest declares. */
  readonly permission: Permission
  /** What a request costs against its caller's rate limit; reading a record costs 1. @default 10 */
  readonly points?: number
  /** Imports them: `async () => (await import('./survey.route.ts')).surveyRoute`. */
  load(): Promise<RoutePlugin<Context>>
}

/** Declares routes: `defineRoutes<Context>({ prefix: '/surveys', permission: 'surveys:answer', load: … })`. */
export const defineRoutes = <Context>(routes: Routes<Context>): Routes<Context> => routes

/** First path segments that the platform answers itself; no other routes may use them. */
export const ownPaths: readonly string[] = [
  '/graphql',
  '/graphiql',
  '/mcp',
  '/schema.graphql',
  '/schema.json',
  '/livez',
  '/readyz',
  '/metrics',
  '/assets',
  '/panels',
  ...consolePaths.map((path) => `/${path}`),
]

const viewers = new WeakMap<FastifyRequest, Viewer>()

/** Records who sends a request, for `viewerOf`. */
export const setViewer = (request: FastifyRequest, viewer: Viewer): void => void viewers.set(request, viewer)

/** Who sends a request of a declared route. */
export const viewerOf = (request: FastifyRequest): Viewer => {
  const viewer = viewers.get(request)
  if (!viewer) throw new Error('expected a request whose caller was identified')
  return viewer
}
