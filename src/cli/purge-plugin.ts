import { escapeIdentifier } from 'pg'
import { DatabaseClient } from '../db/database-client.ts'
import { externalAlgorithm } from '../learning/model-run.entity.ts'
import { problemOfId, schemaOf } from '../plugin/manifest.ts'
import { CliError } from './command.ts'

/** Runs of the plugin `$1`; that of an outside source that once had the same name is not its own. */
const ownRuns = `select id from model_run where plugin = $1 and algorithm <> '${externalAlgorithm}'`

/** Where the core keeps what a plugin computed, in the order in which it can be deleted. `$1` is the plugin. */
const stored: readonly (readonly [what: string, text: string])[] = [
  ['scores', `delete from score where plugin = $1 and model_run_id in (${ownRuns})`],
  ['changes of scores', `delete from score_history where plugin = $1 and model_run_id in (${ownRuns})`],
  ['drift reports', `delete from drift_report where model_run_id in (${ownRuns})`],
  ['training schedules', 'delete from training_schedule where plugin = $1'],
  ['model runs', `delete from model_run where id in (${ownRuns})`],
  ['positions in the event log', `delete from event_consumer where name in ('plugin:' || $1, 'models:' || $1)`],
]

/** Tables and views outside of the schema `$1` that would lose a key or themselves with its tables. */
const dependents = `with own as (select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1)
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname <> $1 and c.oid in (
    select k.conrelid from pg_constraint k join own on own.oid = k.confrelid where k.contype = 'f'
    union select r.ev_class from pg_depend d join pg_rewrite r on r.oid = d.objid join own on own.oid = d.refobjid
      where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass) order by 1`

/**
 * Deletes what a plugin stored, in one transaction: its own PostgreSQL schema, and its scores and models. Returns a line for each
 * kind. Throws CliError for an invalid id, while a server uses the database, and while tables of other plugins refer to its own.
 */
export const purgePlugin = async (databaseUrl: string, id: string): Promise<readonly string[]> => {
  const problem = problemOfId(id)
  if (problem !== undefined) throw new CliError(problem)
  const client = new DatabaseClient({ connectionString: databaseUrl, application_name: 'rapport purge' })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'rapport%'`,
    )
    if (rows[0]!.n > 0) throw new CliError('a server uses this database; stop it before a plugin is purged')
    await client.query('begin')
    const lines: string[] = []
    const schema = schemaOf(id)
    const { rows: others } = await client.query<{ name: string }>(dependents, [schema])
    if (others.length > 0)
      throw new CliError(
        `nothing was deleted, for ${others.map(({ name }) => name).join(', ')} would lose what leads to ${schema}; purge the plugins first that depend on ${id}`,
      )
    const tables = await client.query(
      `select from pg_tables where schemaname = $1 and tablename <> 'rapport_migration'`,
      [schema],
    )
    await client.query(`drop schema if exists ${escapeIdentifier(schema)} cascade`)
    lines.push(`deleted the schema ${schema}: ${tables.rowCount} ${tables.rowCount === 1 ? 'table' : 'tables'}`)
    for (const [what, text] of stored) {
      const { rowCount } = await client.query(text, [id])
      if (rowCount) lines.push(`deleted ${rowCount} ${what}`)
    }
    await client.query('commit')
    return lines
  } finally {
    await client.end()
  }
}
