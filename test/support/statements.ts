import { currentOperation } from '../../src/core/operation.ts'
import { DatabaseClient } from '../../src/db/database-client.ts'

export interface SentStatement {
  readonly text: string
  readonly values: readonly unknown[]
  /** Whether it was sent for an operation of a caller, not by the server's own work. */
  readonly ofOperation: boolean
}

/** What the connections of this process send to PostgreSQL while `work` runs. */
export const sentQueries = async (work: () => Promise<unknown>): Promise<SentStatement[]> => {
  const sent: SentStatement[] = []
  const original = DatabaseClient.prototype.query
  DatabaseClient.prototype.query = function (this: DatabaseClient, ...args: never[]) {
    const [first, second] = args as unknown as [string | { text: string; values?: unknown[] }, unknown]
    const values = typeof first === 'string' ? second : (first.values ?? second)
    sent.push({
      text: typeof first === 'string' ? first : first.text,
      values: Array.isArray(values) ? values : [],
      ofOperation: currentOperation() !== undefined,
    })
    return (original as (...a: never[]) => never).apply(this, args)
  }
  try {
    await work()
  } finally {
    DatabaseClient.prototype.query = original
  }
  return sent
}

/** The texts of these. */
export const sentStatements = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await sentQueries(work)).map(({ text }) => text)
