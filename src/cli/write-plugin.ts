import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from '../core/version.ts'
import { problemOfId } from '../plugin/manifest.ts'
import { CliError } from './command.ts'
import { withParts } from './plugin-parts.ts'

/** A plugin with every part that is checked and linted with this repository; its names are replaced. */
const template = fileURLToPath(new URL('./plugin-template', import.meta.url))
/** Longest prefix of ids. */
const maxPrefix = 12

/** Parts that a new plugin may have, and the files of the template that belong to one. */
const partFiles = {
  panel: ['panels.ts'],
  query: ['resolver/mean.ts'],
  subscription: ['subscription.ts', 'migrations/0002-changes.migration.ts'],
  model: [
    ...['artifact', 'drift', 'models', 'params', 'replay', 'resolver/score', 'score', 'tasks', 'train', 'what-if'].map(
      (name) => `${name}.ts`,
    ),
    'algorithms/percentile.ts',
    'algorithms/percentile.test.ts',
  ],
} as const
export type Part = keyof typeof partFiles
export const parts = Object.keys(partFiles) as readonly Part[]

/** What every plugin compiles with: the decorators of type-graphql and MikroORM, and `.ts` in imports. */
const tsconfig = `{
  "extends": "rapport-crm/tsconfig.plugin.json",
  "include": ["."]
}
`

/** What the template's manifest says that it does. */
const usualDescription = 'Counts the recent contacts of customers.'

/** A text as a literal of TypeScript. */
const quoted = (text: string): string =>
  `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)}'`

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** How the template's name is written, and how the new one is. */
const namesOf = (id: string): readonly (readonly [string, string])[] => {
  const words = id.split('-').filter((word) => word !== '')
  const pascal = words.map(capitalised).join('')
  return [
    ['sample-plugin', id],
    ['sample_plugin', id.replaceAll('-', '_')],
    ['samplePlugin', pascal.charAt(0).toLowerCase() + pascal.slice(1)],
    ['SamplePlugin', pascal],
    ['sampleplugin', words.join('').replaceAll(/\d/g, '').slice(0, maxPrefix)],
  ]
}

const partOf = (file: string): Part | undefined =>
  parts.find((part) => (partFiles[part] as readonly string[]).includes(file))

/**
 * Writes a new plugin with some parts into a folder; returns its location relative to here, and its files. Throws CliError
 * for an invalid id, or one that is taken.
 */
export const writePlugin = async (
  id: string,
  folder: string,
  chosen: ReadonlySet<Part> = new Set(parts),
  description: string = usualDescription,
): Promise<{ readonly path: string; readonly files: readonly string[] }> => {
  const problem = problemOfId(id)
  if (problem !== undefined) throw new CliError(problem)
  const path = resolve(folder, id)
  const names = namesOf(id)
  const rename = (text: string) => names.reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text)
  await mkdir(dirname(path), { recursive: true })
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new CliError(`${relative('.', path)} already exists; choose another id`)
    throw error
  })
  const files = new Map([['tsconfig.json', tsconfig]])
  for (const entry of await readdir(template, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const name = relative(template, source)
    const part = partOf(name)
    if (part !== undefined && !chosen.has(part)) continue
    const text = withParts(await readFile(source, 'utf8'), chosen, source)
    const own = rename(text).replaceAll('^0.0.0', `^${version}`)
    files.set(
      rename(name),
      own.replace(`'${usualDescription}'`, () => quoted(description)),
    )
  }
  for (const [name, text] of files) {
    const target = join(path, name)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
  return { path: relative('.', path), files: [...files.keys()].toSorted() }
}
