import type { Retention } from '../../db/retention.ts'
import { sqlOne } from '../../db/rows.ts'
import type { ReadRegistry } from '../../read/read-map.ts'
import { quoteName } from '../../read/sql-text.ts'
import { deletables, type Deletable } from './deletable.ts'

/** Records of one statement. */
const most = 500

/** Deletes records for good, with what refers to them by key, and their scores, which refer to them by type and key. */
const deleteSome = ({ map, deletedAt }: Deletable): NonNullable<Retention['deleteSome']> => {
  const key = quoteName(map.key)
  return async (sql, days) => {
    const { rows } = await sqlOne<{ rows: number }>(
      sql,
      `with gone as (
         delete from ${map.table} where ${key} = any (array (
           select t.${key} from ${map.table} t where t.${deletedAt} < now() - make_interval(days => $1)
           order by t.${deletedAt}, t.${key} limit ${most} for update skip locked))
         returning ${key} as id),
       scores as (delete from score s using gone where s.subject_type = $2 and s.subject_id = gone.id)
       select count(*)::int as rows from gone`,
      [days, map.type],
    )
    return rows
  }
}

/** How long deleted records are kept: those of every type, customers last, but for types that state it themselves. */
export const trashRetentions = (
  registry: ReadRegistry,
  days: number,
  stated: readonly Retention[],
): readonly Retention[] => {
  // Read maps have quoted names of tables.
  const own = new Set(stated.flatMap(({ table }) => [table, table.split('.').map(quoteName).join('.')]))
  return deletables(registry)
    .filter(({ map }) => !own.has(map.table))
    .map((one) => ({
      table: one.map.table,
      rows: `deleted records (${one.map.type})`,
      days,
      since: `t.${one.deletedAt}`,
      deleteSome: deleteSome(one),
    }))
}
