import type { HostedPlugin } from './hosted-plugin.ts'
import { within } from './stage-error.ts'

export interface HealthLimits {
  /** Interval between checks of a plugin; also the time limit of one. */
  readonly healthEveryMs: number
  /** Consecutive failures after which the plugin is DEGRADED and its fields are refused. */
  readonly failures: number
}

/**
 * Repeatedly checks every plugin that has a `health`; returns a function that ends this. One success clears all
 * failures.
 */
export const watchHealth = (plugins: readonly HostedPlugin[], limits: HealthLimits): (() => void) => {
  const timers = plugins
    .filter(({ module }) => module && 'health' in module)
    .map((plugin) => {
      let failures = 0
      let isAsking = false
      const ask = async () => {
        if (isAsking || !plugin.isAlive) return
        isAsking = true
        const problem = await problemOf(plugin, limits.healthEveryMs)
        isAsking = false
        if (problem === undefined) {
          failures = 0
          plugin.recover('health check')
        } else if (++failures === limits.failures) {
          plugin.complain(
            'health check',
            `its health check failed ${failures} times in a row: ${problem}`,
            'its fields answer again as soon as a check succeeds',
          )
        }
      }
      return setInterval(() => void ask(), limits.healthEveryMs).unref()
    })
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

/** Undefined for a plugin that is well. */
const problemOf = async ({ module, context }: HostedPlugin, limitMs: number): Promise<string | undefined> => {
  if (!context) return undefined
  try {
    const { ok, detail } = await within(limitMs, 'health()', async () => module!.health!(context))
    return ok ? undefined : (detail ?? 'it reports that it is not healthy')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
