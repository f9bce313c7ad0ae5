import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problemOfId } from '../plugin/manifest.ts'
import { CliError } from './command.ts'

/** A plugin that is checked, linted and tested with this repository; its names are replaced. */
const template = fileURLToPath(new URL('./plugin-template', import.meta.url))
/** Longest prefix of ids. */
const maxPrefix = 12

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

/**
 * Writes a new plugin into a folder; returns its location relative to here, and its files. Throws CliError for an
 * invalid id, or one that is taken.
 */
export const writePlugin = async (
  id: string,
  folder: string,
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
  const files: string[] = []
  for (const entry of await readdir(template, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const name = rename(relative(template, source))
    const target = join(path, name)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, rename(await readFile(source, 'utf8')))
    files.push(name)
  }
  return { path: relative('.', path), files: files.toSorted() }
}
