import { dirname, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { HostedPlugin } from './hosted-plugin.ts'

/** The plugin in whose files an error arose, by its stack; the innermost if there are several. */
const ownerOfError = (error: unknown, plugins: readonly HostedPlugin[]): HostedPlugin | undefined => {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const folders = plugins.flatMap((plugin) => {
    if (plugin.spec?.schema.protocol !== 'file:') return []
    const folder = dirname(fileURLToPath(plugin.spec.schema)) + sep
    return [{ plugin, places: [folder, pathToFileURL(folder).href] }]
  })
  for (const line of lines)
    for (const { plugin, places } of folders) if (places.some((place) => line.includes(place))) return plugin
  return undefined
}

/**
 * Keeps the process running when a plugin throws outside any call, from a timer or in a promise that nobody awaits: the
 * plugin is DEGRADED until the next start. Errors from elsewhere end the process, as they do without this. Returns a
 * function that ends the watch.
 */
export const watchUncaughtErrors = (plugins: readonly HostedPlugin[]): (() => void) => {
  const take = (error: unknown): void => {
    const plugin = ownerOfError(error, plugins)
    const message = error instanceof Error ? error.message : String(error)
    if (!plugin) {
      process.stderr.write(`${error instanceof Error ? error.stack : message}\n`)
      process.exit(1)
    }
    plugin.complain(
      'stray error',
      `it threw outside any call: ${message}`,
      'catch errors in timers, and await every promise; the server continues',
      error,
    )
  }
  process.on('uncaughtException', take)
  process.on('unhandledRejection', take)
  return () => {
    process.off('uncaughtException', take)
    process.off('unhandledRejection', take)
  }
}
