import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { AnyPlugin } from '../contract/plugin.ts'
import { importTypeScript } from '../core/typescript.ts'
import type { PluginEntry } from '../plugin/host.ts'
import { CliError } from './command.ts'
import { findPlugin } from './find-plugin.ts'

/** A plugin, and how a configuration names it. */
export interface NamedEntry {
  readonly entry: PluginEntry
  readonly text: string
  /** Whether the configuration lists it already. */
  readonly isListed: boolean
}

const textOf = (id: string, from: string): string => `{ id: '${id}', import: () => import('${from}') }`

/** A plugin by its id, its folder, or the package that it is. Throws CliError if there is none, or its manifest cannot be imported. */
export const entryOf = async (name: string, plugins: readonly PluginEntry[]): Promise<NamedEntry> => {
  const listed = plugins.find(({ id }) => id === name)
  if (listed) return { entry: listed, text: '', isListed: true }
  const isPackage = !existsSync(name) && existsSync(join('node_modules', name, 'package.json'))
  if (isPackage) {
    importTypeScript()
    const file = pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve(name)).href
    const { default: manifest } = (await import(file)) as { default: AnyPlugin }
    const { id } = manifest
    return { entry: { id, import: async () => ({ default: manifest }) }, text: textOf(id, name), isListed: false }
  }
  const { entry, folder } = await findPlugin(name, undefined)
  await entry.import().catch((error: unknown) => {
    throw new CliError(
      `the manifest of ${name} cannot be imported: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  })
  const same = plugins.find(({ id }) => id === entry.id)
  if (same) return { entry: same, text: '', isListed: true }
  const path = relative('.', folder!)
  return { entry, text: textOf(entry.id, `${path.startsWith('.') ? path : `./${path}`}/index.ts`), isListed: false }
}
