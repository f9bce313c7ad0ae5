import type { RunSql } from '../db/sql.ts'

/**
 * Gathers the events of the present transaction in a table of its session, until `releaseEvents`: rows that a long transaction writes
 * to the outbox are passed by at every look of the relay, ever more of them, and what others record waits for that.
 * The table goes by the outbox's name, so that what plugins write there is gathered too; the transaction's end drops it.
 */
export const holdEvents = async (sql: RunSql): Promise<void> => {
  await sql(
    `create temporary table outbox (id bigint generated always as identity, topic text not null, payload jsonb not null,
       at timestamptz not null default clock_timestamp()) on commit drop`,
  )
  // What is prepared on this connection already knows the name for the other table.
  await sql('discard plans')
}

/** Puts what was gathered into the outbox, in its order. */
export const releaseEvents = async (sql: RunSql): Promise<void> => {
  await sql('insert into public.outbox (topic, payload, at) select topic, payload, at from pg_temp.outbox order by id')
  await sql('drop table pg_temp.outbox')
}
