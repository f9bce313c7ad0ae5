// All of it registers with type-graphql before the first plugin does: anything later would count as that plugin's.
import '../sdk/index.ts'
import { core } from './schema.ts'
import type { Logger } from '../core/log.ts'
import { PluginHost, type HostLimits, type PluginEntry } from '../plugin/host.ts'

/** Loads plugins and checks each together with the core; needs no database. */
export const loadPlugins = async (
  entries: readonly PluginEntry[],
  log: Logger,
  limits?: Partial<HostLimits>,
): Promise<PluginHost> => {
  const host = new PluginHost(core.modules, log, limits)
  await host.load(entries)
  await host.check(core)
  return host
}
