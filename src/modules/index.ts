// modules/ has one folder for each thing in the graph. A folder declares its module in index.ts (entity, input, read map, resolver,
// service); this file finds them. Resolvers call services, services use write/ and read/.

import { existsSync, readdirSync } from 'node:fs'
import type { EntityClass } from '@mikro-orm/core'
import type { CoreModule } from '../contract/module.ts'

/** As this file: `.ts` from the sources, `.js` from a build. */
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))

/** The module in a folder beside this file. Throws if there is none, or one with another name. */
const moduleIn = async (folder: string): Promise<CoreModule> => {
  const file = new URL(`./${folder}/index${extension}`, import.meta.url)
  if (!existsSync(file)) throw new Error(`expected src/modules/${folder}/index.ts: the default export of a module`)
  const { default: module } = (await import(file.href)) as { readonly default?: CoreModule }
  if (module?.name !== folder)
    throw new Error(
      `expected src/modules/${folder}/index.ts to export by default what defineModule({ name: '${folder}', … }) gives`,
    )
  return module
}

const found: CoreModule[] = []
for (const entry of readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).toSorted((a, b) =>
  a.name < b.name ? -1 : 1,
))
  // Version control leaves empty folders behind where files have moved.
  if (entry.isDirectory() && readdirSync(new URL(`./${entry.name}/`, import.meta.url)).length > 0)
    found.push(await moduleIn(entry.name))

/** The modules of the core: one in each folder beside this file. Nothing lists them, so that a new one is its folder and a migration. */
export const coreModules: readonly CoreModule[] = found

/** Every table of the core. */
export const coreEntities: EntityClass<object>[] = coreModules.flatMap(({ entities }) => entities ?? [])
