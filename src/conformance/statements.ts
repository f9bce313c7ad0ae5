import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'
import type { Orm } from '../db/orm.ts'

const counters = new AsyncLocalStorage<{ count: number }>()
const counted = new WeakSet<object>()

/** From here on `countStatements` sees what goes through the pools of an ORM. */
export const watchStatements = async (orm: Orm): Promise<void> => {
  const watch = (client: PoolClient) => {
    if (counted.has(client)) return
    counted.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const counter = counters.getStore()
      if (counter) counter.count++
      return query(...args)
    }) as PoolClient['query']
  }
  for (const type of ['write', 'read'] as const) {
    const connection = orm.em.getConnection(type) as unknown as { getNativeClient(): Promise<Pool> }
    ;(await connection.getNativeClient()).on('acquire', watch)
  }
}

/** How many statements `work` sent, whoever sent them on its behalf. */
export const countStatements = async <R>(work: () => Promise<R>): Promise<{ result: R; count: number }> => {
  const counter = { count: 0 }
  const result = await counters.run(counter, work)
  return { result, count: counter.count }
}
