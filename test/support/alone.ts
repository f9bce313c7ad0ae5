import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Relative imports in a text: `import a from './a.ts'`, and `import('./a.ts')`. */
const staticImports = /(?:from|import)\s*['"`](\.{1,2}\/[^'"`$]+\.ts)['"`]/g
const dynamicImports = /import\(\s*(?:\/\*.*?\*\/\s*)?['"`](\.{1,2}\/[^'"`$]+\.ts)['"`]/g

const texts = new Map<string, string>()
const textOf = (path: string): string => {
  const text = texts.get(path) ?? (existsSync(path) ? readFileSync(path, 'utf8') : '')
  texts.set(path, text)
  return text
}

const isPlugin = (path: string): boolean => path.startsWith(join(root, 'plugins/')) || path.includes('/fixtures/')

/**
 * Whether a file imports decorated classes of a plugin, by way of tests and plugins. What the manifest of a plugin imports when it is
 * loaded does not count: the ledger of the host records whose it is, and leaves it out where the plugin is not.
 */
const leadsToPlugins = (start: string): boolean => {
  const reached = new Set([start])
  for (const path of reached) {
    if (path.startsWith(join(root, 'src/'))) continue
    const text = textOf(path)
    if (isPlugin(path) && text.includes(`from 'type-graphql'`)) return true
    const isTest = path.includes('.test.') || !isPlugin(path)
    for (const kind of isTest ? [staticImports, dynamicImports] : [staticImports])
      for (const [, target] of text.matchAll(kind)) reached.add(join(dirname(path), target!))
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
