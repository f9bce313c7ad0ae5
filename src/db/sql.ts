import { CompiledQuery } from 'kysely'
import type { EntityManager } from './orm.ts'

/** Runs one statement with `$1`, `$2`, … and gives its rows (instants as ISO text, numeric and bigint as text); inside a transaction when `em` is in one. */
export type RunSql = (text: string, params?: readonly unknown[]) => Promise<Record<string, unknown>[]>

/** Raw SQL on the ORM's pool through its Kysely, so that reads and writes share connections and transactions. */
export const sqlRunner =
  (em: EntityManager): RunSql =>
  async (text, params = []) => {
    const result = await em.getKysely().executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...params]))
    return result.rows
  }
