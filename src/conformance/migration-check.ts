import { core } from '../api/schema.ts'
import { coreTarget } from '../../migrations/index.ts'
import { migrate, unmigrate, type MigrationTarget } from '../db/migrate.ts'
import { openOrm } from '../db/orm.ts'
import { dumpSchema } from '../db/schema-dump.ts'
import { sqlRunner } from '../db/sql.ts'
import type { PluginHost } from '../plugin/host.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { assertPersonalData } from '../plugin/check-personal-data.ts'
import { schemaOf } from '../plugin/manifest.ts'
import { StageError } from '../plugin/stage-error.ts'
import { CheckFailure, NothingToCheck } from './check.ts'

const targetOf = ({ id, module }: HostedPlugin): MigrationTarget => ({
  name: `the plugin ${id}`,
  schema: schemaOf(id),
  migrations: module!.migrations ?? [],
})

/**
 * Applies a plugin's migrations, reverts them and applies them again, on an empty database that then has the plugin's
 * tables.
 */
export const checkMigrations = async (host: PluginHost, plugin: HostedPlugin, url: string): Promise<string> => {
  const target = targetOf(plugin)
  const orm = await openOrm(url, host.entitiesWith(core))
  try {
    await migrate(orm, coreTarget)
    for (const other of host.alive) if (other !== plugin) await migrate(orm, targetOf(other))
    if (target.migrations.length === 0) throw new NothingToCheck('it has none')
    const others = ['public', ...host.alive.filter((one) => one !== plugin).map(({ id }) => schemaOf(id))]
    const foreign = await dumpSchema(url, others)
    const step = async (what: string, work: () => Promise<unknown>): Promise<string> => {
      try {
        await work()
      } catch (error) {
        throw new CheckFailure(
          `${what} fails: ${error instanceof Error ? error.message : String(error)}`,
          what === 'down'
            ? 'each migration needs a down() that reverts all of its up()'
            : 'correct the statement; the migrations run in the order of their names',
          { cause: error },
        )
      }
      if ((await dumpSchema(url, others)) !== foreign)
        throw new CheckFailure(
          `${what} changes tables outside ${target.schema}`,
          'a plugin’s migrations create and change only what is in its own PostgreSQL schema',
        )
      return dumpSchema(url, [target.schema])
    }
    const first = await step('up', () => migrate(orm, target))
    await step('down', () => unmigrate(orm, target))
    await assertEmpty(target.schema, sqlRunner(orm.em.fork()))
    const second = await step('up again', () => migrate(orm, target))
    if (first !== second)
      throw new CheckFailure(
        'running up again gives a different schema',
        'compare what down() leaves with what up() created',
      )
    // Not counting the table of migrations.
    const tables = (first.match(/^create table/gm)?.length ?? 1) - 1
    return `${count(target.migrations.length, 'migration')}, ${count(tables, 'table')}`
  } finally {
    await orm.close(true)
  }
}

/** Throws CheckFailure for each table and column of a migrated database about which the plugin's entities state nothing. */
export const checkPersonalData = async (
  host: PluginHost,
  { id, module }: HostedPlugin,
  url: string,
): Promise<string> => {
  if ((module!.migrations ?? []).length === 0) throw new NothingToCheck('it has no tables')
  const orm = await openOrm(url, host.entitiesWith(core))
  try {
    await assertPersonalData(orm, id)
    return 'every column of its tables has a class, and the rows of a customer are found and erased'
  } catch (error) {
    if (error instanceof StageError) throw new CheckFailure(error.message, error.hint, { cause: error })
    throw error
  } finally {
    await orm.close(true)
  }
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

/** Throws CheckFailure if more than the table of migrations is left. */
const assertEmpty = async (schema: string, sql: ReturnType<typeof sqlRunner>): Promise<void> => {
  const rows = await sql<{ relname: string }>(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relname <> 'rapport_migration'
     union all select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1
     union all select t.typname from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = $1 and t.typtype in ('e', 'd')
     order by 1`,
    [schema],
  )
  if (rows.length === 0) return
  const left = rows.map((row) => row.relname).join(', ')
  throw new CheckFailure(`down leaves ${left} in ${schema}`, 'write a down() that reverts all of its up()')
}
