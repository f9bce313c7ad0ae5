import { dirname, join, normalize } from 'node:path'

/**
 * The rooms of `src/`, lowest first. A file imports from its own room and from rooms below it, types included. The entry points
 * for plugins (`sdk`) stand right above what they offer.
 */
export const rooms = [
  'core',
  'ml',
  'compute',
  'db',
  'events',
  'write',
  'read',
  'feeds',
  'jobs',
  'learning',
  'contract',
  'modules',
  'plugin',
  'sdk',
  'api',
  'console',
  'process',
  'app.ts',
  'conformance',
  'sdk/testing.ts',
  'main.ts',
  'cli',
  'sdk/cli.ts',
] as const

/** The conformance kit trains a plugin's models on the customers of the demo. */
const mayKnowPlugins = new Set(['src/conformance/check-plugin.ts'])

/** What a worker thread loads reaches neither the database nor the graph. */
const worker = /^plugins\/[^/]+\/(algorithms\/|tasks\/|tasks\.ts$)|^src\/ml\//
const closedToWorkers = /^(rapport-crm\/(sdk|testing)|type-graphql|pg|@mikro-orm\/)/

/** Every module that a file names: imports, re-exports and dynamic imports, by value or by type. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)

const roomOf = (path: string) => {
  const file = path.slice('src/'.length)
  return rooms.find((room) => room === file) ?? file.split('/')[0]!
}

/** What breaks the order of the rooms, one line each: `path: why`. */
export const layerViolations = (files: ReadonlyMap<string, string>): string[] => {
  const found: string[] = []
  for (const [path, text] of files) {
    const rank = rooms.indexOf(roomOf(path) as (typeof rooms)[number])
    if (path.startsWith('src/') && rank < 0) found.push(`${path}: stands in no room of src/`)
    for (const name of importsOf(text)) {
      if (worker.test(path) && closedToWorkers.test(name)) found.push(`${path}: a worker may not load ${name}`)
      if (!name.startsWith('.')) continue
      const target = normalize(join(dirname(path), name))
      if (path.startsWith('plugins/')) {
        const own = path.split('/').slice(0, 2).join('/')
        if (!target.startsWith(`${own}/`)) found.push(`${path}: a plugin reaches ${target} only by rapport-crm/…`)
        continue
      }
      if (target.startsWith('plugins/') && !mayKnowPlugins.has(path))
        found.push(`${path}: nothing in src/ knows a plugin, so it may not import ${target}`)
      const targetRank = rooms.indexOf(roomOf(target) as (typeof rooms)[number])
      if (target.startsWith('src/') && targetRank > rank)
        found.push(`${path}: ${roomOf(path)} stands below ${roomOf(target)}, so it may not import ${target}`)
    }
  }
  return found
}
