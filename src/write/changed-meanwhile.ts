import { DeadlockException, OptimisticLockError, type EntityClass } from '@mikro-orm/core'
import { RapportError } from '../core/errors.ts'
import type { EntityManager } from '../db/orm.ts'

/** Attempts of one write. Each locks the records on which the previous one failed, so that few are needed. */
const maxAttempts = 8
const retryAfterSeconds = 1

interface Contested {
  readonly table: string
  readonly id: string
}

/**
 * Runs `attempt`, a transaction, again if somebody else changed one of its records at the same moment; it then locks
 * that record from the beginning. Versions that the caller named are for `attempt` to check.
 */
export const untilUndisturbed = async <R>(
  em: EntityManager,
  attempt: (hold: (tx: EntityManager) => Promise<void>) => Promise<R>,
): Promise<R> => {
  const contested = new Map<string, Contested>()
  const hold = async (tx: EntityManager) => {
    // In the same order for everybody.
    for (const [, { table, id }] of [...contested].sort(([a], [b]) => (a < b ? -1 : 1)))
      await tx.execute(`select from ${table} where id = ? for update`, [id])
  }
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt(hold)
    } catch (error) {
      if (!(error instanceof OptimisticLockError) && !(error instanceof DeadlockException)) throw error
      if (attempts === maxAttempts) {
        const message =
          `expected the record to stay unchanged for a moment, others changed it during each of ${maxAttempts} ` +
          `attempts; try again in ${retryAfterSeconds} s`
        throw new RapportError('UNAVAILABLE', message, { details: { retryAfterSeconds }, cause: error })
      }
      const entity =
        error instanceof OptimisticLockError ? (error.getEntity() as { readonly id?: string } | null) : null
      if (entity?.id === undefined) continue
      const { schema, tableName } = em.getMetadata(entity.constructor as EntityClass<object>)
      const table = schema === undefined ? `"${tableName}"` : `"${schema}"."${tableName}"`
      contested.set(`${table} ${entity.id}`, { table, id: entity.id })
    }
  }
}
