import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Permission, Viewer } from '../core/viewer.ts'

/**
 * Adds routes to a Fastify scope of their own, below the prefix that they are declared for: `scope.post('/', …)` answers at the prefix
 * itself. What it adds to the scope (parsers, hooks, Fastify plugins) holds for these routes alone.
 */
export type RoutePlugin<X> = (scope: FastifyInstance, x: X) => void | Promise<void>

/**
 * HTTP routes of a plugin or module. Before a body is read, the caller is identified, its permission checked and the points taken; an
 * error that a route throws is answered by the error table, and one that is not in the table by INTERNAL_ERROR and an id, with the
 * owner of the route in the log. While their plugin does not run they answer PLUGIN_UNAVAILABLE.
 */
export interface Routes<X> {
  /** Where they lie: `/surveys` is that path and everything below it, which then nobody else may have. */
  readonly prefix: string
  /** What a caller must be allowed to do: a permission of the core, or one that the manifest declares. */
  readonly permission: Permission
  /** What a request costs of its caller's rate limit; a record that is read costs 1. @default 10 */
  readonly points?: number
  /** Imports them: `async () => (await import('./survey.route.ts')).surveyRoute`. */
  load(): Promise<RoutePlugin<X>>
}

/** Declares routes: `defineRoutes<X>({ prefix: '/surveys', permission: 'surveys:answer', load: … })`. */
export const defineRoutes = <X>(routes: Routes<X>): Routes<X> => routes

/** First parts of the addresses that the platform answers itself: no routes of others lie there. */
export const ownPaths: readonly string[] = [
  '/graphql',
  '/graphiql',
  '/livez',
  '/readyz',
  '/metrics',
  '/assets',
  '/panels',
  '/customers',
  '/p',
]

const viewers = new WeakMap<FastifyRequest, Viewer>()

/** Notes who sends a request, for `viewerOf`. */
export const setViewer = (request: FastifyRequest, viewer: Viewer): void => void viewers.set(request, viewer)

/** Who sends a request of a declared route. */
export const viewerOf = (request: FastifyRequest): Viewer => {
  const viewer = viewers.get(request)
  if (!viewer) throw new Error('expected a request whose caller was identified')
  return viewer
}
