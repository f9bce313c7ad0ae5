import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { core } from '../api/schema.ts'
import { discoverEntities } from '../db/orm.ts'
import { pluginViews } from '../db/plugin-views.ts'

/** A place in a plugin's source whose SQL names a core table. */
export interface CoreAccess {
  /** Path below the plugin's folder. */
  readonly file: string
  readonly line: number
  readonly table: string
  readonly kind: 'READ' | 'WRITE'
}

/** Plugins that may write core tables, and why. */
export const coreWriters: ReadonlyMap<string, string> = new Map([
  ['demo', 'it fills an empty database with years of history at once, which mutations would date today'],
])

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

/** How SQL names a table before it reads or writes it; keywords may be in capitals, names of tables are not. */
const accessPattern = (tables: readonly string[]): RegExp => {
  const table = String.raw`(?:only\s+)?(?:"?public"?\.)?"?(?<table>${tables.join('|')})"?`
  const end = String.raw`(?=[\s\`'(),;]|$)`
  const anyCase = (keywords: string) => keywords.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
  const oneOf = (...keywords: readonly string[]) =>
    `\\b(?:${keywords
      .map((one) =>
        one
          .split(' ')
          .map(anyCase)
          .join(String.raw`\s+`),
      )
      .join('|')})\\s+`
  const writes = `(?<write>${oneOf('insert into', 'merge into', 'delete from', 'truncate', 'truncate table', 'copy')})`
  // "update" and a name also stand in prose; a statement goes on with "set", after an alias at most.
  const isUpdate = String.raw`(?=(?:\s+(?:as\s+)?\w+)?\s+${anyCase('set')}\b)`
  const names = tables.join('|')
  const update = String.raw`(?<update>${oneOf('update')})(?:only\s+)?(?:"?public"?\.)?"?(?<updated>${names})"?${isUpdate}`
  // Tables before it in a list: `from a, b as c, customer`. They are not consumed, so that each of them is found too.
  const others = String.raw`(?<=${oneOf('from', 'using')}(?:[\w."]+(?:\s+(?:as\s+)?\w+)?\s*,\s*)+)`
  return new RegExp(`(?:${writes}|${oneOf('from', 'join', 'using')}|${others})${table}${end}|${update}`, 'g')
}

/** Every access to a core table in SQL of one source file. */
export const coreAccessIn = (source: string, tables: readonly string[] = coreTables()): Omit<CoreAccess, 'file'>[] => {
  const text = withoutComments(source)
  return [...text.matchAll(accessPattern(tables))].map(({ index, groups }) => ({
    line: text.slice(0, index).split('\n').length,
    table: (groups!['table'] ?? groups!['updated'])!,
    kind: groups!['write'] || groups!['update'] ? 'WRITE' : 'READ',
  }))
}

/**
 * Every access to a core table in the sources of a plugin, whose folder is given, that it may not have: plugins read through
 * `rapport_v1`, and write through mutations, but for those among `coreWriters`.
 */
export const coreAccess = async (folder: string, plugin: string): Promise<CoreAccess[]> => {
  const tables = coreTables()
  const found: CoreAccess[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name))
    if (!entry.isFile() || !isChecked(path)) continue
    const source = await readFile(join(folder, path), 'utf8')
    found.push(...coreAccessIn(source, tables).map((one) => ({ file: path, ...one })))
  }
  return coreWriters.has(plugin) ? found.filter(({ kind }) => kind === 'READ') : found
}

/** What to write instead of an access. */
export const accessThroughViews = `read ${pluginViews}.<name> (see migrations/schema.sql), whose columns stay while the core's tables change; write through the mutations, which audit, check and announce`
