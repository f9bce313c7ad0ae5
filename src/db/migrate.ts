import type { Migration } from '@mikro-orm/migrations'
import { DatabaseClient } from './database-client.ts'
import { StartError } from '../core/errors.ts'
import type { Orm } from './orm.ts'
import { sqlRunner, type RunSql } from './sql.ts'

/** A migration, with the name under which its table records it. */
export interface NamedMigration {
  readonly name: string
  readonly class: new (...args: ConstructorParameters<typeof Migration>) => Migration
}

/** What is migrated: the core in `public`, or a plugin in its own schema. */
export interface MigrationTarget {
  /** Named in errors, e.g. `the core` or `the plugin clv`. */
  readonly name: string
  /** PostgreSQL schema; created if missing. */
  readonly schema: string
  readonly migrations: readonly NamedMigration[]
}

/** Characters of a statement that an error shows. */
const maxShown = 500

const tableOf = ({ schema }: MigrationTarget) => `"${schema}".rapport_migration`

/** Checks that a PostgreSQL of a supported version answers. Throws StartError with one line otherwise. */
export const assertDatabase = async (url: string): Promise<void> => {
  const place = new URL(url)
  const where = `${place.hostname}:${place.port || 5432}${place.pathname}`
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
    )
    const major = Math.floor(Number(rows[0]!.version) / 10_000)
    if (major < 15) throw new StartError(`the database at ${where} is PostgreSQL ${major}; Rapport needs 15 or newer`)
    if (rows[0]!.encoding !== 'UTF8')
      throw new StartError(`the database at ${where} has the encoding ${rows[0]!.encoding}; Rapport needs UTF8`)
  } catch (error) {
    if (error instanceof StartError) throw error
    const { message, code } = error as { message?: string; code?: string }
    throw new StartError(
      `the database at ${where} cannot be reached: ${message || code || String(error)}; check DATABASE_URL`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

const queriesOf = async (orm: Orm, { class: Class }: NamedMigration, direction: 'up' | 'down'): Promise<string[]> => {
  const migration = new Class(orm.em.getDriver(), orm.config)
  await migration[direction]()
  return migration.getQueries().map(String)
}

/** Runs the statements of a migration; a failure names it and the statement. */
const runAll = async (
  sql: RunSql,
  queries: readonly string[],
  name: string,
  target: MigrationTarget,
): Promise<void> => {
  for (const query of queries) {
    try {
      await sql(query)
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error)
      const statement = query.replaceAll(/\s+/g, ' ').trim()
      const shown = statement.length > maxShown ? `${statement.slice(0, maxShown)}…` : statement
      throw new Error(`the migration ${name} of ${target.name} fails: ${what}; the statement is: ${shown}`, {
        cause: error,
      })
    }
  }
}

/** Runs `work` while nobody else migrates the target, whose schema and table exist. */
const inTransaction = <R>(orm: Orm, target: MigrationTarget, work: (sql: RunSql) => Promise<R>): Promise<R> =>
  orm.em.fork().transactional(async (tx) => {
    const sql = sqlRunner(tx)
    // One process migrates; the others wait and find nothing left to do. The lock comes first: two processes that
    // create the same schema or table at the same moment fail, even with "if not exists".
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 3))', [target.schema])
    await sql(`create schema if not exists "${target.schema}"`)
    await sql(
      `create table if not exists ${tableOf(target)} (name text primary key, applied_at timestamptz not null default now())`,
    )
    await sql(`set local search_path to "${target.schema}", public`)
    return work(sql)
  })

/** The migrations that the database has. Throws if it has one that the code does not know. */
const applied = async (orm: Orm, target: MigrationTarget): Promise<Set<string>> => {
  const rows = await inTransaction(orm, target, (sql) => sql<{ name: string }>(`select name from ${tableOf(target)}`))
  const names = new Set(rows.map((row) => row.name))
  const known = new Set(target.migrations.map((migration) => migration.name))
  const unknown = [...names].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new StartError(
      `the database is newer than this program: it has the migration ${unknown.join(', ')} of ${target.name}, which this version does not know; run the version that wrote it`,
    )
  }
  return names
}

/** The migrations still to be applied. */
export const pendingMigrations = async (orm: Orm, target: MigrationTarget): Promise<string[]> => {
  const names = await applied(orm, target)
  return target.migrations.filter((migration) => !names.has(migration.name)).map((migration) => migration.name)
}

/** Applies the missing migrations, each in its own transaction, and returns their names. */
export const migrate = async (orm: Orm, target: MigrationTarget): Promise<string[]> => {
  const done: string[] = []
  for (const name of await pendingMigrations(orm, target)) {
    const queries = await queriesOf(
      orm,
      target.migrations.find((migration) => migration.name === name)!,
      'up',
    )
    await inTransaction(orm, target, async (sql) => {
      const [earlier] = await sql<{ name: string }>(`select 1 from ${tableOf(target)} where name = $1`, [name])
      if (earlier) return
      await runAll(sql, queries, name, target)
      await sql(`insert into ${tableOf(target)} (name) values ($1)`, [name])
      done.push(name)
    })
  }
  return done
}

/** Reverts every applied migration, newest first: the conformance check proves that each can be reverted. */
export const unmigrate = async (orm: Orm, target: MigrationTarget): Promise<void> => {
  const names = await applied(orm, target)
  for (const migration of target.migrations.toReversed()) {
    if (!names.has(migration.name)) continue
    const queries = await queriesOf(orm, migration, 'down')
    await inTransaction(orm, target, async (sql) => {
      await runAll(sql, queries, migration.name, target)
      await sql(`delete from ${tableOf(target)} where name = $1`, [migration.name])
    })
  }
}
