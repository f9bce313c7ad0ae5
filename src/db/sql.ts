import { CompiledQuery } from 'kysely'
import { RapportError } from '../core/errors.ts'
import type { EntityManager } from './orm.ts'

/**
 * Runs one statement with `$1`, `$2`, … and returns its rows (instants as ISO text, numeric and bigint as text); inside
 * a transaction if `em` is in one. Without a row type, the columns cannot be read.
 */
export type RunSql = <Row extends object = object>(text: string, params?: readonly unknown[]) => Promise<Row[]>

const runOn =
  (em: EntityManager, type: 'read' | 'write'): RunSql =>
  async <Row extends object>(text: string, params: readonly unknown[] = []) => {
    const kysely = em.getKysely({ type })
    return (await kysely.executeQuery<Row>(CompiledQuery.raw(text, [...params]))).rows
  }

/** Raw SQL on the ORM's pool through its Kysely, so that reads and writes share connections and transactions. */
export const sqlRunner = (em: EntityManager): RunSql => runOn(em, 'write')

/**
 * Raw SQL for reads of requests, on connections with the limit `limitMs` per statement (see `openOrm`). Throws TIMEOUT.
 */
export const readRunner = (em: EntityManager, limitMs: number): RunSql => withTimeout(runOn(em, 'read'), limitMs)

/** SQLSTATE query_canceled. */
const cancelled = '57014'

/** Gives a statement that the database cancelled the code TIMEOUT. */
export const withTimeout =
  (run: RunSql, limitMs: number): RunSql =>
  async <Row extends object>(text: string, params?: readonly unknown[]) => {
    try {
      return await run<Row>(text, params)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === cancelled)) throw error
      const message = `expected the database to answer a read within ${limitMs} ms, this one took longer; ask for less, or try again`
      throw new RapportError('TIMEOUT', message, { details: { limitMs }, cause: error })
    }
  }
