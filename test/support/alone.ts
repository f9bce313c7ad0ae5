import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Relative imports, static and dynamic, in a text. */
const imports = /(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?['"`](\.{1,2}\/[^'"`$]+\.ts)['"`]/g

const texts = new Map<string, string>()
const textOf = (path: string): string => {
  const text = texts.get(path) ?? (existsSync(path) ? readFileSync(path, 'utf8') : '')
  texts.set(path, text)
  return text
}

const isPlugin = (path: string): boolean => path.startsWith(join(root, 'plugins/')) || path.includes('/fixtures/')

/** Whether a file leads to decorated classes of a plugin, by imports of tests and plugins. */
const leadsToPlugins = (start: string): boolean => {
  const reached = new Set([start])
  for (const path of reached) {
    if (path.startsWith(join(root, 'src/'))) continue
    const text = textOf(path)
    if (isPlugin(path) && text.includes(`from 'type-graphql'`)) return true
    for (const [, target] of text.matchAll(imports)) reached.add(join(dirname(path), target!))
  }
  return false
}

/**
 * Test files that need modules of their own: decorators of plugins write into a registry that all who share modules share, and some
 * files count what modules keep or call.
 */
export const aloneFiles = (everything: readonly string[]): readonly string[] => [
  'test/plugins/**/*.test.ts',
  'src/cli/plugin-template/**/*.test.ts',
  'test/one-road.test.ts',
  'src/db/preparing-client.test.ts',
  ...globSync([...everything], { cwd: root }).filter((file) => leadsToPlugins(join(root, file))),
]
