import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { RapportError } from '../core/errors.ts'
import type { EntityManager } from './orm.ts'
import type { DataTable } from './personal-data.ts'
import { pluginViews } from './plugin-views.ts'
import { quoteName, quoteText } from './quote.ts'
import { sqlOne } from './rows.ts'
import { sqlRunner, type RunSql } from './sql.ts'

/** A PostgreSQL role by which a BI tool reads the views of the core. */
export interface BiRole {
  readonly name: string
  /** Whether it reads who customers are, how to reach them, and what they wrote. */
  readonly personalData: boolean
}

interface Groups {
  readonly plain: string
  readonly personal: string
  /** The name of the database. */
  readonly database: string
}

/**
 * The roles that hold the rights, which BI roles are members of. Roles belong to the whole server, so they have the name of the database
 * in theirs. Throws INVALID_INPUT.
 */
const groupsOf = async (sql: RunSql): Promise<Groups> => {
  const { database } = await sqlOne<{ database: string }>(sql, 'select current_database() as database')
  const groups = { plain: `${database}_bi`, personal: `${database}_bi_personal`, database }
  // PostgreSQL would cut a longer one.
  if (Buffer.byteLength(groups.personal) > 63)
    throw new RapportError('INVALID_INPUT', `expected a database with a name of at most 51 bytes, got ${database}`)
  return groups
}

/** Those of these roles that the server has. */
const rolesOf = async (sql: RunSql, names: readonly string[]): Promise<readonly string[]> => {
  const rows = await sql<{ name: string }>('select rolname as name from pg_roles where rolname = any($1::text[])', [
    names,
  ])
  return rows.map(({ name }) => name)
}

/** What is granted without personal data: keys, what customers did, and what models say about them. */
const plainClasses = new Set(['none', 'behaviour', 'score'])

interface ViewColumn {
  readonly view: string
  readonly column: string
  /** The table behind it that has a column of this name; null if there is none, or several. */
  readonly table: string | null
}

const viewColumns = (sql: RunSql): Promise<readonly ViewColumn[]> =>
  sql<ViewColumn>(
    `select c.table_name as view, c.column_name as column,
       case when count(u.table_name) = 1 then min(u.table_schema || '.' || u.table_name) end as table
     from information_schema.columns c
     left join information_schema.view_column_usage u
       on u.view_schema = c.table_schema and u.view_name = c.table_name and u.column_name = c.column_name
     where c.table_schema = $1 group by 1, 2 order by 1, 2`,
    [pluginViews],
  )

/**
 * Gives the groups of BI roles the views as they are now, if there are such groups. A column whose class of personal data cannot be told
 * counts as personal. The connection is that of the role to which the views belong.
 */
export const grantViews = async (em: EntityManager, tables: readonly DataTable[]): Promise<void> => {
  const { plain, personal } = await groupsOf(sqlRunner(em))
  const present = await rolesOf(sqlRunner(em), [plain, personal])
  if (present.length === 0) return
  await em.fork().transactional(async (tx) => {
    const sql = sqlRunner(tx)
    // Processes that start at the same moment come one after another.
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['grants of BI roles'])
    await grantTo(sql, { present, personal }, tables)
  })
}

const grantTo = async (
  sql: RunSql,
  { present, personal }: { readonly present: readonly string[]; readonly personal: string },
  tables: readonly DataTable[],
): Promise<void> => {
  const classes = new Map(tables.map(({ name, columns }) => [name, columns]))
  const isPlain = ({ table, column }: ViewColumn) =>
    table !== null && plainClasses.has(classes.get(table)?.get(column) ?? '')
  for (const [view, columns] of Map.groupBy(await viewColumns(sql), (one) => one.view)) {
    const on = `${quoteName(pluginViews)}.${quoteName(view)}`
    const named = columns.filter(isPlain).map(({ column }) => quoteName(column))
    for (const name of present) {
      const to = quoteName(name)
      await sql(`grant usage on schema ${quoteName(pluginViews)} to ${to}`)
      await sql(`revoke all on ${on} from ${to}`)
      if (name === personal) await sql(`grant select on ${on} to ${to}`)
      else if (named.length > 0) await sql(`grant select (${named.join(', ')}) on ${on} to ${to}`)
    }
  }
}

/** What the server stores of a password (RFC 5803), so that the password itself is in no statement that it might log. */
const verifierOf = (password: string): string => {
  const salt = randomBytes(16)
  const iterations = 4_096
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyOf = (name: string) => createHmac('sha256', salted).update(name).digest()
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`
}

const assertName = (name: string): void => {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name) || name.startsWith('pg_'))
    throw new RapportError(
      'INVALID_INPUT',
      `expected the name of a role: lower-case letters, digits and _, at most 63, not beginning with a digit or pg_, got ${name}`,
    )
}

/**
 * Creates a role that signs in and can read the views of this database, and returns its password. `sql` is of a role that may
 * create roles; `grantViews` follows, by the owner of the views. Throws INVALID_INPUT, DUPLICATE.
 */
export const createBiRole = async (sql: RunSql, { name, personalData }: BiRole): Promise<string> => {
  assertName(name)
  const { plain, personal, database } = await groupsOf(sql)
  const present = new Set(await rolesOf(sql, [name, plain, personal]))
  if (present.has(name)) throw new RapportError('DUPLICATE', `the server has a role ${name}; choose another name`)
  for (const group of [plain, personal]) if (!present.has(group)) await sql(`create role ${quoteName(group)} nologin`)
  const password = randomBytes(24).toString('base64url')
  const role = quoteName(name)
  await sql(
    `create role ${role} login inherit nosuperuser nocreatedb nocreaterole connection limit 10
       password ${quoteText(verifierOf(password))}`,
  )
  await sql(`grant ${quoteName(personalData ? personal : plain)} to ${role}`)
  await sql(`grant connect on database ${quoteName(database)} to ${role}`)
  await sql(`alter role ${role} set default_transaction_read_only to on`)
  await sql(`alter role ${role} set statement_timeout to '5min'`)
  await sql(`alter role ${role} in database ${quoteName(database)} set search_path to ${quoteName(pluginViews)}`)
  return password
}

/** The BI roles of this database, by name. */
export const listBiRoles = async (sql: RunSql): Promise<readonly BiRole[]> => {
  const { plain, personal } = await groupsOf(sql)
  const rows = await sql<{ name: string; personal: boolean }>(
    `select r.rolname as name, bool_or(g.rolname = $2) as personal
     from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
     where g.rolname in ($1, $2) and r.rolcanlogin and not r.rolsuper and not r.rolcreaterole group by 1 order by 1`,
    [plain, personal],
  )
  return rows.map((row) => ({ name: row.name, personalData: row.personal }))
}

/** Drops a BI role and ends its connections. Throws NOT_FOUND. */
export const dropBiRole = async (sql: RunSql, name: string): Promise<void> => {
  if (!(await listBiRoles(sql)).some((role) => role.name === name))
    throw new RapportError('NOT_FOUND', `this database has no BI role ${name}; rapport bi-role list shows them`)
  const { database } = await groupsOf(sql)
  // Nobody can sign in between the end of its connections and that of the role, after which they would no longer be found.
  await sql(`alter role ${quoteName(name)} nologin`)
  await sql('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [name])
  await sql(`revoke all on database ${quoteName(database)} from ${quoteName(name)}`)
  await sql(`drop role ${quoteName(name)}`)
}
