import { readdirSync } from 'node:fs'
import { Migration } from '@mikro-orm/migrations'
import type { MigrationTarget, NamedMigration } from '../src/db/migrate.ts'

/** As this file: `.ts` from the sources, `.js` from a build. */
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const suffix = `.migration${extension}`

type MigrationClass = NamedMigration['class']

const isMigration = (value: unknown): value is MigrationClass =>
  typeof value === 'function' && value.prototype instanceof Migration

/** The migration that a file of this folder holds; its name is that of the file. Throws where it holds none, or several. */
const migrationIn = async (file: string): Promise<NamedMigration> => {
  const module = (await import(new URL(file, import.meta.url).href)) as object
  const [migration, ...others] = Object.values(module).filter(isMigration)
  if (!migration || others.length > 0) throw new Error(`expected migrations/${file} to export one migration`)
  return { name: file.slice(0, -suffix.length), class: migration }
}

const found: NamedMigration[] = []
for (const file of readdirSync(new URL('.', import.meta.url)).toSorted())
  if (file.endsWith(suffix)) found.push(await migrationIn(file))

/** The core's migrations: the files beside this one, in the order of their numbers. Nothing lists them. */
export const coreMigrations: readonly NamedMigration[] = found

/** What the core is in the migrations. */
export const coreTarget: MigrationTarget = { name: 'the core', schema: 'public', migrations: coreMigrations }
