import { escapeIdentifier } from 'pg'
import { DatabaseClient } from '../db/database-client.ts'
import { externalAlgorithm } from '../learning/model-run.entity.ts'
import { problemOfId, schemaOf } from '../plugin/manifest.ts'
import { CliError } from './command.ts'

/** Runs of the plugin `$1`; that of an outside source that once had the same name is not its own. */
const ownRuns = `select id from model_run where plugin = $1 and algorithm <> '${externalAlgorithm}'`

/** Where the core keeps what a plugin computed, in the order in which it can be deleted. `$1` is the plugin. */
const stored: readonly (readonly [what: string, table: string, text: string])[] = [
  ['scores', 'score', `delete from score where plugin = $1 and model_run_id in (${ownRuns})`],
  [
    'changes of scores',
    'score_history',
    `delete from score_history where plugin = $1 and model_run_id in (${ownRuns})`,
  ],
  ['drift reports', 'drift_report', `delete from drift_report where model_run_id in (${ownRuns})`],
  ['training schedules', 'training_schedule', 'delete from training_schedule where plugin = $1'],
  ['model runs', 'model_run', `delete from model_run where id in (${ownRuns})`],
  [
    'positions in the event log',
    'event_consumer',
    `delete from event_consumer where name in ('plugin:' || $1, 'models:' || $1)`,
  ],
]

/** Tables and views outside of the schema `$1` that would lose a key or themselves with its tables. */
const dependents = `with own as (select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1)
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname <> $1 and c.oid in (
    select k.conrelid from pg_constraint k join own on own.oid = k.confrelid where k.contype = 'f'
    union select r.ev_class from pg_depend d join pg_rewrite r on r.oid = d.objid join own on own.oid = d.refobjid
      where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass) order by 1`

/** The plugins that have tables here, and the tables that the core has: none before the first start. */
const present = async (client: DatabaseClient) => {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables where schemaname = 'public' or schemaname like 'p\\_%'`,
  )
  return {
    schemas: [...new Set(rows.flatMap(({ schema }) => (schema === 'public' ? [] : [schema])))].toSorted(),
    core: new Set(rows.flatMap(({ schema, name }) => (schema === 'public' ? [name] : []))),
  }
}

/** A plugin that is to be purged. */
export interface Purge {
  readonly id: string
  /** The plugins that the configuration lists. */
  readonly listed: readonly string[]
  /** Called once everything is deleted, before it is committed; if it throws, nothing was deleted. */
  readonly onDeleted: () => Promise<void>
}

/**
 * Deletes what a plugin stored, in one transaction: its own PostgreSQL schema, and its scores and models. Returns a line for each
 * kind. Throws CliError for an id that neither the configuration nor the database knows, while a server uses the database, and while
 * tables of other plugins refer to its own; nothing has changed then.
 */
export const purgePlugin = async (
  databaseUrl: string,
  { id, listed, onDeleted }: Purge,
): Promise<readonly string[]> => {
  const problem = problemOfId(id)
  if (problem !== undefined) throw new CliError(problem)
  const client = new DatabaseClient({ connectionString: databaseUrl, application_name: 'rapport purge' })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'rapport%'`,
    )
    if (rows[0]!.n > 0)
      throw new CliError('nothing was changed, for a server uses this database; stop it before a plugin is purged')
    await client.query('begin')
    const lines: string[] = []
    const schema = schemaOf(id)
    const { schemas, core } = await present(client)
    const { rows: others } = await client.query<{ name: string }>(dependents, [schema])
    if (others.length > 0)
      throw new CliError(
        `nothing was changed, for ${others.map(({ name }) => name).join(', ')} would lose what leads to ${schema}; purge the plugins first that depend on ${id}`,
      )
    if (schemas.includes(schema)) {
      const tables = await client.query(
        `select from pg_tables where schemaname = $1 and tablename <> 'rapport_migration'`,
        [schema],
      )
      await client.query(`drop schema ${escapeIdentifier(schema)} cascade`)
      lines.push(`deleted the schema ${schema}: ${tables.rowCount} ${tables.rowCount === 1 ? 'table' : 'tables'}`)
    }
    for (const [what, table, text] of stored) {
      if (!core.has(table)) continue
      const { rowCount } = await client.query(text, [id])
      if (rowCount) lines.push(`deleted ${rowCount} ${what}`)
    }
    if (lines.length === 0 && !listed.includes(id)) {
      const known = [...new Set([...listed, ...schemas.map((name) => name.slice(2).replaceAll('_', '-'))])].toSorted()
      throw new CliError(
        `nothing is known of a plugin ${id}: the configuration does not list it, and nothing is stored of it; there are ${known.join(', ')}`,
      )
    }
    await onDeleted()
    await client.query('commit')
    return lines.length > 0 ? lines : [`nothing was stored of ${id}`]
  } finally {
    await client.end()
  }
}
