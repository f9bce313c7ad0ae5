import type { Command } from 'commander'
import type { EntityManager } from '../db/orm.ts'
import type { RunSql } from '../db/sql.ts'
import type { DataTable } from '../db/personal-data.ts'
import type { AuditFact } from '../write/audit-trail.ts'
import { CliError } from './command.ts'

export const administratorOption = (command: Command): void => {
  command.option(
    '--administrator <url>',
    'the database as a role that may create roles, where that of DATABASE_URL may not; also BI_ADMINISTRATOR_URL',
  )
}

/** What the commands about BI roles work with. */
interface Roles {
  /** Of a role that may create roles. */
  readonly administrator: RunSql
  /** Of the role to which the views belong. */
  readonly owner: EntityManager
  readonly tables: readonly DataTable[]
  readonly databaseUrl: string
  /** Leaves an entry in the audit. */
  audited(action: string, fact: Pick<AuditFact, 'before' | 'after'>): Promise<void>
}

/** SQLSTATE insufficient_privilege. */
const notAllowed = '42501'

/** Runs `work` on a migrated database of one's own. Throws CliError. */
export const withRoles = async (
  options: Readonly<Record<string, unknown>>,
  work: (roles: Roles) => Promise<number>,
): Promise<number> => {
  const [
    { coreTarget },
    { readConfig },
    { RapportError },
    { systemViewer },
    { pendingMigrations },
    { openSession },
    { statedTables },
    { transact },
    { withOrm },
  ] = await Promise.all([
    import('../../migrations/index.ts'),
    import('../core/config.ts'),
    import('../core/errors.ts'),
    import('../core/viewer.ts'),
    import('../db/migrate.ts'),
    import('../db/own-session.ts'),
    import('../db/personal-data.ts'),
    import('../write/unit-of-work.ts'),
    import('./with-orm.ts'),
  ])
  if (readConfig().databaseUrl === undefined)
    throw new CliError(
      'expected DATABASE_URL: a BI tool needs a PostgreSQL of your own; the embedded one has another port at each start',
    )
  return withOrm(async (orm, _host, databaseUrl) => {
    const [missing] = await pendingMigrations(orm, coreTarget)
    if (missing !== undefined) throw new CliError(`the database lacks ${missing}; run rapport migrate first`)
    const given = options['administrator'] ?? process.env['BI_ADMINISTRATOR_URL']
    const session = await openSession(typeof given === 'string' ? given : databaseUrl)
    try {
      return await work({
        administrator: session.sql,
        owner: orm.em.fork(),
        tables: await statedTables(orm, [coreTarget.schema]),
        databaseUrl,
        audited: (action, fact) =>
          transact(orm.em, { viewer: systemViewer, action }, async (unit) =>
            unit.audit({ recordType: 'BiRole', ...fact }),
          ),
      })
    } catch (error) {
      if (error instanceof RapportError) throw new CliError(error.message, { cause: error })
      if (error instanceof Error && 'code' in error && error.code === notAllowed)
        throw new CliError(
          `${error.message}; give --administrator, the address of this database with a role that may create roles`,
          { cause: error },
        )
      throw error
    } finally {
      await session.end()
    }
  })
}
