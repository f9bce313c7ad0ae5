import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Relative imports, static and dynamic, in a text. */
const imports = /(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?['"`](\.{1,2}\/[^'"`$]+\.ts)['"`]/g

const known = new Map<string, boolean>()

/** Whether a file leads to decorated classes of a plugin, by imports of tests and plugins. */
const leadsToPlugins = (path: string): boolean => {
  const before = known.get(path)
  if (before !== undefined) return before
  // Until it is known, so that circles end.
  known.set(path, false)
  if (!existsSync(path) || path.startsWith(join(root, 'src/'))) return false
  const text = readFileSync(path, 'utf8')
  const isPlugin = path.startsWith(join(root, 'plugins/')) || path.includes('/fixtures/')
  const leads =
    (isPlugin && text.includes(`from 'type-graphql'`)) ||
    [...text.matchAll(imports)].some(([, target]) => leadsToPlugins(join(dirname(path), target!)))
  known.set(path, leads)
  return leads
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
