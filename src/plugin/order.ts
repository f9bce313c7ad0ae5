import { satisfies } from 'semver'
import type { HostedPlugin } from './hosted-plugin.ts'
import { StageError } from './stage-error.ts'

/** Plugins with dependencies first, else in the given order; and for each plugin on a cycle the ids of the cycle. */
export const sortByDependencies = (
  plugins: readonly HostedPlugin[],
): { sorted: HostedPlugin[]; circles: ReadonlyMap<HostedPlugin, readonly string[]> } => {
  const sorted = new Set<HostedPlugin>()
  const path: HostedPlugin[] = []
  const circles = new Map<HostedPlugin, readonly string[]>()
  const visit = (plugin: HostedPlugin): void => {
    if (sorted.has(plugin)) return
    if (path.includes(plugin)) {
      const circle = path.slice(path.indexOf(plugin))
      for (const member of circle)
        circles.set(
          member,
          circle.map(({ id }) => id),
        )
      return
    }
    path.push(plugin)
    for (const id of Object.keys(plugin.spec?.dependsOn ?? {})) {
      const other = plugins.find((p) => p.id === id)
      if (other) visit(other)
    }
    path.pop()
    sorted.add(plugin)
  }
  for (const plugin of plugins) visit(plugin)
  return { sorted: [...sorted], circles }
}

/** Throws StageError if a plugin that this one depends on is missing, not alive or of an unsuitable version. */
export const assertDependencies = (plugin: HostedPlugin, plugins: readonly HostedPlugin[]): void => {
  for (const [id, range] of Object.entries(plugin.spec?.dependsOn ?? {})) {
    const other = plugins.find((p) => p.id === id)
    if (!other)
      throw new StageError(`it depends on the plugin ${id}, which is not configured`, `add ${id} to rapport.config.ts`)
    if (other.status === 'DISABLED')
      throw new StageError(`it depends on the plugin ${id}, which is switched off`, other.hint!)
    if (!other.isAlive)
      throw new StageError(`it depends on the plugin ${id}, which failed: ${other.error}`, `fix ${id} first`)
    if (!satisfies(other.spec!.version, range)) {
      throw new StageError(
        `it depends on ${id} ${range}, this server has ${id} ${other.spec!.version}`,
        `install a suitable version of ${id}`,
      )
    }
  }
}
