import { beforeAll, describe, it } from 'vitest'
import { checkNames, type CheckResult } from '../conformance/check.ts'
import { checkPlugin } from '../conformance/check-plugin.ts'
import type { AnyPlugin } from '../contract/plugin.ts'
import type { PluginEntry } from '../plugin/host.ts'

export interface TestPluginOptions {
  /** The plugin's config, if it needs one. */
  readonly config?: unknown
  /** The plugins that it depends on. */
  readonly with?: readonly AnyPlugin[]
}

/** Time limit of all checks of a plugin; its trainings take most of it. */
const limitMs = 20 * 60_000

const entryOf = (plugin: AnyPlugin, config?: unknown): PluginEntry => ({
  id: plugin.id,
  import: async () => ({ default: plugin }),
  ...(config === undefined ? {} : { config }),
})

/**
 * The conformance kit as Vitest tests, one per check: call `testPlugin(clv)` in a test file of its own, which imports
 * nothing of the plugin but its `index.ts`, because decorated classes must not be loaded before the kit loads them.
 * Needs PostgreSQL at DATABASE_URL with a role that may create databases, or starts its own.
 */
export const testPlugin = (plugin: AnyPlugin, options: TestPluginOptions = {}): void => {
  describe(`the plugin ${plugin.id} conforms`, () => {
    let results: readonly CheckResult[] = []
    beforeAll(async () => {
      results = await checkPlugin(entryOf(plugin, options.config), {
        with: (options.with ?? []).map((other) => entryOf(other)),
      })
    }, limitMs)

    for (const name of checkNames) {
      it(name, ({ skip }) => {
        const result = results.find((one) => one.name === name)
        if (!result) throw new Error('expected a result of this check')
        if (result.outcome === 'FAIL') throw new Error(`${result.detail}\n${result.hint}`)
        skip(result.outcome === 'skip', result.detail)
      })
    }
  })
}
