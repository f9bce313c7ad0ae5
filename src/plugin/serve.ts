import type { Logger } from '../core/log.ts'
import type { CoreDefinition, Graph, LoadedPlugin, MetadataOf } from './graph.ts'
import { guardFields } from './guard.ts'
import type { PluginHost } from './host.ts'
import type { HostedPlugin } from './hosted-plugin.ts'
import { Owners } from './owners.ts'
import { addUnavailable } from './unavailable.ts'

/** A served graph, and the owner of each of its parts. */
export interface ServedGraph extends Graph {
  readonly owners: Owners
}

/**
 * Assembles the served graph: the core and the running plugins, with the fields of those that do not run, which answer
 * PLUGIN_UNAVAILABLE, and with a breaker in front of each plugin's own resolvers.
 */
export const serveGraph = async (
  host: PluginHost,
  core: CoreDefinition,
  metadataOf: MetadataOf,
  log: Logger,
): Promise<ServedGraph> => {
  let graph = await buildAlive(host, core, metadataOf)
  const owners = new Owners()
  for (const plugin of host.alive) owners.add(plugin.id, plugin.schemaDiff)
  for (const plugin of host.plugins.filter((one) => !one.isAlive && one.spec)) {
    try {
      graph = addUnavailable(graph, plugin)
      owners.add(plugin.id, plugin.schemaDiff)
    } catch (error) {
      plugin.schemaDiff = { types: [], fields: [] }
      log.warn(
        { plugin: plugin.id, err: error },
        'the fields of a plugin that does not run are missing: its SDL cannot be used',
      )
    }
  }
  for (const { id, error, hint, ...report } of host.reports())
    log[report.status === 'ACTIVE' ? 'debug' : 'info'](
      { plugin: id, ...report, ...(error === null ? {} : { error, hint }) },
      `the plugin is ${report.status}`,
    )
  guardFields(graph.schema, graph.registry, owners, host.alive, host.limits)
  return { ...graph, owners }
}

/**
 * Each plugin was checked together with the core; if all of them together do not fit, the ones that do not are left
 * out.
 */
const buildAlive = async (host: PluginHost, core: CoreDefinition, metadataOf: MetadataOf): Promise<Graph> => {
  try {
    return core.build(host.loaded, metadataOf)
  } catch {
    let graph = core.build([], metadataOf)
    const fitting: LoadedPlugin[] = []
    for (const plugin of host.alive) {
      await plugin.run('schema', () => {
        const candidate = loadedOf(plugin)
        graph = core.build([...fitting, candidate], metadataOf)
        fitting.push(candidate)
      })
    }
    return graph
  }
}

const loadedOf = ({ id, spec, module }: HostedPlugin): LoadedPlugin => ({ id, spec: spec!, module: module! })
