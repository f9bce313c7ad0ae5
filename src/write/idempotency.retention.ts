import type { Retention } from '../db/retention.ts'

/** Far longer than a client retries; after that the same key makes another record. */
export const idempotencyRetention: Retention = {
  table: 'idempotency_key',
  rows: 'idempotency keys',
  days: 30,
  since: 't.created_at',
}
