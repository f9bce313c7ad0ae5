import { setTimeout as delay } from 'node:timers/promises'
import type { RunSql } from './sql.ts'
import { sqlOne } from './rows.ts'

/**
 * How long the rows of a table are kept. Tables that grow with use state one; `retention.prune` deletes expired rows.
 */
export interface Retention {
  /** The table, with its schema if that is not `public`. */
  readonly table: string
  /** The rows in a few words, for the log: `'segment changes'`. */
  readonly rows: string
  /** Days until a row is deleted. */
  readonly days: number
  /** SQL over `t`, the table: the instant from which the age of a row counts. @default 't.at' */
  readonly since?: string
  /** SQL over `t`: rows that meet it are kept whatever their age. @default no row */
  readonly keep?: string
  /**
   * Deletes some of the expired rows and returns how many, for tables in which not every row may be deleted separately;
   * called until it returns 0. @default checks each row by `since` and `keep`
   */
  deleteSome?(sql: RunSql, days: number): Promise<number>
}

/** Pages of 8 KiB that one statement reads: some thousand rows. */
const batchPages = 128
/** Pause after a batch that deleted something, so that other work goes first. */
const pauseMs = 50

/**
 * Deletes the expired rows and returns how many. Reads the table once, a range of pages at a time, each in its own
 * transaction; rows that somebody has locked are left for the next time, so that nobody waits for it. Rejects when
 * `signal` aborts.
 */
export const prune = async (sql: RunSql, retention: Retention, signal: AbortSignal): Promise<number> => {
  if (!retention.deleteSome) return pruneByRow(sql, retention, signal)
  let deleted = 0
  for (;;) {
    signal.throwIfAborted()
    const rows = await retention.deleteSome(sql, retention.days)
    if (rows === 0) return deleted
    deleted += rows
    await delay(pauseMs, undefined, { signal })
  }
}

const pruneByRow = async (
  sql: RunSql,
  { table, days, since = 't.at', keep = 'false' }: Retention,
  signal: AbortSignal,
): Promise<number> => {
  const size = await sqlOne<{ pages: number }>(
    sql,
    `select (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int as pages`,
    [table],
  )
  let deleted = 0
  for (let page = 0; page < size.pages; page += batchPages) {
    signal.throwIfAborted()
    const { rows } = await sqlOne<{ rows: number }>(
      sql,
      `with gone as (
         delete from ${table} where ctid = any (array (
           select t.ctid from ${table} t
           where t.ctid >= '(${page},0)'::tid and t.ctid < '(${page + batchPages},0)'::tid
             and ${since} < now() - make_interval(days => $1) and (${keep}) is not true
           for update of t skip locked))
         returning 1)
       select count(*)::int as rows from gone`,
      [days],
    )
    deleted += rows
    if (rows > 0) await delay(pauseMs, undefined, { signal })
  }
  return deleted
}
