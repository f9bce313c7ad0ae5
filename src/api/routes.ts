import type { FastifyInstance } from 'fastify'
import { viewerOf } from '../contract/route.ts'
import type { Logger } from '../core/log.ts'
import type { PluginHost } from '../plugin/host.ts'
import type { HostedPlugin, HostedRoutes } from '../plugin/hosted-plugin.ts'
import { isFreePrefix } from '../plugin/check-routes.ts'
import { refusal, unavailable } from '../plugin/unavailable.ts'
import type { Authenticator } from './auth.ts'
import type { Guard } from './guard.ts'
import { answerError, errorHandler } from './http-errors.ts'
import { identify } from './identify.ts'
import type { PermissionsOf } from './policy.ts'
import { createServer } from './server.ts'

export interface RouteDeps {
  readonly authenticator: Authenticator
  readonly permissionsOf: PermissionsOf
  readonly guard: Pick<Guard, 'charge'>
  readonly log: Logger
}

/**
 * Adds the routes of the modules and of the running plugins. Those of the other plugins refuse requests; if a plugin
 * failed because its routes collide with others, the others keep them.
 */
export const addRoutes = async (server: FastifyInstance, host: PluginHost, deps: RouteDeps): Promise<void> => {
  const taken: string[] = []
  for (const owner of [...host.running, ...host.plugins.filter(({ isAlive }) => !isAlive)])
    for (const routes of owner.routes) {
      if (!owner.isAlive && !isFreePrefix(routes.prefix, taken)) continue
      taken.push(routes.prefix)
      await addScope(server, owner, routes, deps)
    }
}

/** Points of a request whose routes state none. */
const defaultPoints = 10

const addScope = async (
  server: FastifyInstance,
  owner: HostedPlugin,
  routes: HostedRoutes,
  { authenticator, permissionsOf, guard, log }: RouteDeps,
): Promise<void> => {
  const { prefix, permission, points = defaultPoints } = routes
  const add = owner.isCore || (await canBeAdded(owner, routes, log)) ? routes.plugin : undefined
  await server.register(
    async (scope) => {
      scope.setErrorHandler(errorHandler(log.child({ [owner.isCore ? 'module' : 'plugin']: owner.id })))
      // Before the body is read: nobody without a credential makes us do that work.
      scope.addHook('onRequest', identify(authenticator))
      scope.addHook('onRequest', async (request, reply) => {
        const refused = refusal(owner) ?? (add ? undefined : unavailable(owner.id, 'these routes could not be added'))
        if (refused) throw refused
        const viewer = viewerOf(request)
        if (!permissionsOf(viewer).has(permission)) {
          const message = `${request.method} ${prefix} requires the permission "${permission}", which your role does not have`
          return answerError(reply, 'FORBIDDEN', message)
        }
        const tooMuch = guard.charge(viewer, points)
        return tooMuch && answerError(reply, tooMuch.code, tooMuch.message, tooMuch.details)
      })
      if (add && owner.context) await add(scope, owner.context)
      // The hook answers.
      else for (const url of ['/', '/*']) scope.all(url, () => undefined)
    },
    { prefix },
  )
}

/**
 * Tries the routes of a plugin on a separate server, because an error while adding routes would keep the real one from
 * starting.
 */
const canBeAdded = async (owner: HostedPlugin, { prefix, plugin }: HostedRoutes, log: Logger): Promise<boolean> => {
  const { context } = owner
  if (!context || !plugin) return false
  const trial = createServer(log)
  try {
    trial.register(async (scope) => plugin(scope, context), { prefix })
    await trial.ready()
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    owner.complain(
      `routes at ${prefix}`,
      `its routes at ${prefix} could not be added: ${message}`,
      'fix the function that adds these routes and start again; the rest of the plugin works',
      error,
    )
    return false
  } finally {
    await trial.close().catch(() => undefined)
  }
}
