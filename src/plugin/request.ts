import type { RequestContext } from '../modules/context.ts'
import { unavailable } from './unavailable.ts'

/**
 * The context of a plugin, for its resolvers: `pluginContext<Context>(context, 'clv').config`. Throws PLUGIN_UNAVAILABLE if
 * it does not run.
 */
// Only the plugin itself knows the type of its context.
// eslint-disable-next-line typescript/no-unnecessary-type-parameters
export const pluginContext = <Context>(context: RequestContext, plugin: string): Context => {
  const found = context.pluginContextOf(plugin)
  if (found === undefined) throw unavailable(plugin, 'it has no context')
  return found as Context
}
