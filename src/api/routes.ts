import type { FastifyInstance } from 'fastify'
import { viewerOf } from '../contract/route.ts'
import type { Logger } from '../core/log.ts'
import type { PluginHost } from '../plugin/host.ts'
import type { HostedPlugin, HostedRoutes } from '../plugin/hosted-plugin.ts'
import { refusal } from '../plugin/unavailable.ts'
import type { Authenticator } from './auth.ts'
import type { Guard } from './guard.ts'
import { answerError, errorHandler } from './http-errors.ts'
import { identify } from './identify.ts'
import type { PermissionsOf } from './policy.ts'

export interface RouteParts {
  readonly authenticator: Authenticator
  readonly permissionsOf: PermissionsOf
  readonly guard: Pick<Guard, 'charge'>
  readonly log: Logger
}

/** Points of a request whose routes state none. */
const defaultPoints = 10

/** Adds the routes of the modules and of the plugins, also of those that do not run. */
export const addRoutes = async (server: FastifyInstance, host: PluginHost, parts: RouteParts): Promise<void> => {
  for (const owner of [...host.modules, ...host.plugins])
    for (const routes of owner.routes) await addScope(server, owner, routes, parts)
}

const addScope = async (
  server: FastifyInstance,
  owner: HostedPlugin,
  routes: HostedRoutes,
  { authenticator, permissionsOf, guard, log }: RouteParts,
): Promise<void> => {
  const { prefix, permission, points = defaultPoints } = routes
  const register = async (scope: FastifyInstance): Promise<void> => {
    scope.setErrorHandler(errorHandler(log.child({ [owner.isCore ? 'module' : 'plugin']: owner.id })))
    // Before the body is read: nobody without a credential makes us do that work.
    scope.addHook('onRequest', identify(authenticator))
    scope.addHook('onRequest', async (request, reply) => {
      const viewer = viewerOf(request)
      const refused = refusal(owner)
      if (refused) throw refused
      const { method } = request
      if (!permissionsOf(viewer).has(permission)) {
        const message = `${method} ${prefix} asks for the permission "${permission}", which your role does not have`
        return answerError(reply, 'FORBIDDEN', message)
      }
      const tooMuch = guard.charge(viewer, points)
      return tooMuch && answerError(reply, tooMuch.code, tooMuch.message, tooMuch.details)
    })
    if (owner.context && routes.plugin) await routes.plugin(scope, owner.context)
    else for (const url of ['/', '/*']) scope.all(url, () => Promise.reject(refusal(owner) ?? new Error('no route')))
  }
  try {
    await server.register(register, { prefix })
  } catch (error) {
    if (owner.isCore) throw error
    const message = error instanceof Error ? error.message : String(error)
    owner.complain(`routes at ${prefix}`, `its routes at ${prefix} could not be added: ${message}`, routeHint, error)
  }
}

const routeHint = 'mend the Fastify plugin of these routes and start again; the rest of the plugin works'
