import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { core } from '../api/schema.ts'
import { discoverEntities } from '../db/orm.ts'
import { pluginViews } from '../db/plugin-views.ts'

/** A place in a plugin's source that reads a core table past its view. */
export interface CoreRead {
  /** Path below the plugin's folder. */
  readonly file: string
  readonly line: number
  readonly table: string
}

/** Migrations may refer to the core's keys, and tests may read what they like. */
const isChecked = (path: string): boolean =>
  /\.[jt]s$/.test(path) && !/(^|\/)(migrations|tests|node_modules)\/|\.(test|fixture|bench|d)\.[jt]s$/.test(path)

/** The source with its comments replaced by blanks, keeping lines and columns. */
const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ' '))

const coreTables = (): string[] => {
  const metadataOf = discoverEntities(core.entities)
  return core.entities.map((entity) => metadataOf(entity).tableName)
}

/** Every read of a core table in SQL of one source file. */
export const coreReadsIn = (source: string, tables: readonly string[] = coreTables()): Omit<CoreRead, 'file'>[] => {
  const read = new RegExp(
    String.raw`\b(?:from|join|using)\s+(?:only\s+)?(?:(?:"?public"?)\.)?"?(${tables.join('|')})"?(?=[\s\`'),;]|$)`,
    'g',
  )
  const text = withoutComments(source)
  return [...text.matchAll(read)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    table: match[1]!,
  }))
}

/** Every read of a core table in the sources of a plugin, whose folder is given, that does not go through `rapport_v1`. */
export const coreReads = async (folder: string): Promise<CoreRead[]> => {
  const tables = coreTables()
  const found: CoreRead[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name))
    if (!entry.isFile() || !isChecked(path)) continue
    const source = await readFile(join(folder, path), 'utf8')
    found.push(...coreReadsIn(source, tables).map((one) => ({ file: path, ...one })))
  }
  return found
}

/** What to write instead of a read. */
export const readThroughView = `read ${pluginViews}.<name> (see migrations/schema.sql), whose columns stay while the core's tables change`
