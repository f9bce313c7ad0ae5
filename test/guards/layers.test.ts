import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { layerViolations, rooms } from './layers.ts'

const sources = execFileSync('git', ['ls-files', 'src/**.ts', 'plugins/**.ts'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$|\/fixtures\/|\/plugin-template\//.test(path))
const files = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]))

test('layers: every import points down', () => {
  expect(files.size).toBeGreaterThan(300)
  expect(layerViolations(files)).toEqual([])
})

test.each(rooms.slice(0, -1).map((room, index) => [room, rooms[index + 1]!] as const))(
  'layers: an import that points up from %s to %s is found, by type too',
  (room, above) => {
    const fileIn = (name: string) => (name.endsWith('.ts') ? `src/${name}` : `src/${name}/planted.ts`)
    const path = fileIn(room)
    const target = fileIn(above)
    const way = relative(dirname(path), target)
    const name = way.startsWith('.') ? way : `./${way}`
    for (const line of [
      `import { a } from '${name}'`,
      `import type { A } from '${name}'`,
      `export * from '${name}'`,
      `await import('${name}')`,
      `type A = import('${name}').A`,
    ])
      expect(layerViolations(new Map([[path, line]])), line).toEqual([
        expect.stringContaining(`may not import ${target}`),
      ])
  },
)

test.each([
  ['plugins/clv/algorithms/planted.ts', 'rapport-crm/sdk'],
  ['plugins/clv/tasks/planted.task.ts', 'type-graphql'],
  ['plugins/clv/tasks.ts', 'pg'],
  ['src/ml/trees/planted.ts', '@mikro-orm/core'],
])('layers: %s may not load %s, which no worker needs', (path, name) => {
  expect(layerViolations(new Map([[path, `import type { A } from '${name}'`]]))).toEqual([
    `${path}: a worker may not load ${name}`,
  ])
})

test('files: no path is put into a URL as it is, for # and % mean something there: pathToFileURL does it', () => {
  const all = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.js', '*.mjs'], { encoding: 'utf8' }).split('\n')
  const joined = /[`'"]file:(\/\/)?(\/)?(\$\{|['"`]\s*\+)/
  const scheme = 'file:'
  const found = [`new URL(\`${scheme}//\${folder}/a\`)`, `'${scheme}//' + folder`].map((text) => joined.test(text))
  expect(found).toEqual([true, true])
  expect(all.filter((path) => path !== '' && joined.test(readFileSync(path, 'utf8')))).toEqual([])
})

/** What a file loads with itself: what it imports, but for types. */
const loadedWith = (start: string): ReadonlySet<string> => {
  const reached = new Set([start])
  for (const path of reached)
    for (const [, target] of (files.get(path) ?? '').matchAll(/^(?:import|export) (?!type )[^'"]*['"](\.[^'"]+)['"]/gm))
      reached.add(join(dirname(path), target!))
  return reached
}

test('layers: `rapport import`, which only talks to the server, loads neither the graph nor the ORM', () => {
  const loaded = [...loadedWith('src/cli/import/import-one.ts')]
  expect(loaded).toContain('src/modules/import/file/open.ts')
  expect(loaded.filter((path) => /from '(?:type-graphql|graphql|@mikro-orm)/.test(files.get(path) ?? ''))).toEqual([])
})

test('layers: a plugin that reaches into src/ or into another plugin is found', () => {
  for (const target of ['../../src/core/errors.ts', '../sentiment/plugin.ts'])
    expect(layerViolations(new Map([['plugins/clv/planted.ts', `import { a } from '${target}'`]]))).toHaveLength(1)
})

test('layers: a file of src/ that imports a plugin is found', () => {
  expect(
    layerViolations(new Map([['src/api/planted.ts', `import { a } from '../../plugins/clv/plugin.ts'`]])),
  ).toHaveLength(1)
})

test('layers: a file outside every folder of the order is found', () => {
  expect(layerViolations(new Map([['src/loose.ts', '']]))).toEqual(['src/loose.ts: stands in no room of src/'])
})
