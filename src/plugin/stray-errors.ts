import { dirname, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { HostedPlugin } from './hosted-plugin.ts'

/** The plugin in whose files an error arose, by its stack; the innermost one where several are on it. */
export const ownerOfError = (error: unknown, plugins: readonly HostedPlugin[]): HostedPlugin | undefined => {
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
 * Keeps the process up when a plugin throws outside of any call, from a timer or in a promise that nobody waits for: the
 * plugin is DEGRADED until the next start. What is not a plugin's ends the process, as it does without this. Returns what ends the watch.
 */
export const watchStrayErrors = (plugins: readonly HostedPlugin[]): (() => void) => {
  const take = (error: unknown): void => {
    const plugin = ownerOfError(error, plugins)
    const message = error instanceof Error ? error.message : String(error)
    if (!plugin) {
      process.stderr.write(`${error instanceof Error ? error.stack : message}\n`)
      process.exit(1)
    }
    plugin.complain(
      'stray error',
      `it threw outside of any call: ${message}`,
      'catch errors in timers, and wait for every promise; the server goes on',
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
