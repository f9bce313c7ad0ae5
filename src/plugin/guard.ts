import { GraphQLError, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { errorTable, RapportError } from '../core/errors.ts'
import { isDatabaseAway } from '../core/database-away.ts'
import type { ReadRegistry } from '../read/read-map.ts'
import { Breaker } from './breaker.ts'
import type { HostedPlugin } from './hosted-plugin.ts'
import type { Owners } from './owners.ts'
import { paused } from './unavailable.ts'

/** What decides the breaker of a plugin's fields. */
export interface GuardLimits {
  readonly failures: number
  readonly coolDownMs: number
}

/**
 * Whether an error is the plugin's fault, rather than the caller's (whose read may take too long) or the platform's.
 */
const isFault = (error: unknown): boolean => {
  if (error instanceof GraphQLError || isDatabaseAway(error)) return false
  return !(error instanceof RapportError) || (error.code !== 'TIMEOUT' && errorTable[error.code].status >= 500)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Puts a breaker in front of every field of a plugin that has its own resolver; fields that the planner reads have
 * none. While it is open, or a health check has failed too often, they answer PLUGIN_UNAVAILABLE at once.
 */
export const guardFields = (
  schema: GraphQLSchema,
  registry: ReadRegistry,
  owners: Owners,
  plugins: readonly HostedPlugin[],
  limits: GuardLimits,
): void => {
  const planned = new Set([...registry.all()].flatMap((map) => [...map.fields.keys()].map((f) => `${map.type}.${f}`)))
  const guards = new Map(plugins.map((plugin) => [plugin.id, guardOf(plugin, limits)]))
  const subscription = schema.getSubscriptionType()
  for (const type of Object.values(schema.getTypeMap())) {
    // The definition of a subscription makes its items; its field only passes them on.
    if (!isObjectType(type) || type === subscription) continue
    for (const field of Object.values(type.getFields())) {
      const guard = guards.get(owners.ofField(type.name, field.name) ?? '')
      if (guard && field.resolve && !planned.has(`${type.name}.${field.name}`)) field.resolve = guard(field.resolve)
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, unknown>

const guardOf = (plugin: HostedPlugin, { failures, coolDownMs }: GuardLimits): ((resolve: Resolver) => Resolver) => {
  const breaker = new Breaker({
    failures,
    coolDownMs,
    onOpen: (error) =>
      plugin.complain(
        'resolvers',
        `its resolvers failed ${failures} times in a row: ${messageOf(error)}`,
        'see the errors of the plugin in the log; its fields are tried again after a pause',
      ),
    onClose: () => plugin.recover('resolvers'),
  })
  return (resolve) => (source, args, context, info) => {
    const complaint = plugin.complaintOf('health check')
    if (complaint) throw paused(plugin, complaint.hint)
    const passage = breaker.enter()
    if (!passage) throw paused(plugin, plugin.complaintOf('resolvers')?.hint ?? 'try again')
    const fail = (error: unknown): never => {
      if (isFault(error)) breaker.failed(passage, error)
      else breaker.succeeded(passage)
      throw error
    }
    try {
      const result: unknown = resolve(source, args, context, info)
      if (!(result instanceof Promise)) {
        breaker.succeeded(passage)
        return result
      }
      return result.then((value: unknown) => {
        breaker.succeeded(passage)
        return value
      }, fail)
    } catch (error) {
      return fail(error)
    }
  }
}
