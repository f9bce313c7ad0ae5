import type { Pool, PoolClient, QueryResult } from 'pg'
import { ConnectionLost } from '../core/database-away.ts'
import { RapportError } from '../core/errors.ts'
import { currentOperation, type Operation } from '../core/operation.ts'
import type { Availability } from './availability.ts'
import type { DatabaseClient } from './database-client.ts'
import { Shares, type ShareLimits } from './shares.ts'

/** After these statements the connection is clean, or useless. */
const control = /^(?:begin|start transaction|commit|rollback)$|^start transaction /i
const begins = /^(?:begin|start transaction\b[^;]*)$/i
/** SQLSTATE query_canceled. */
const cancelled = '57014'
/** A transaction waits for its next statement at most this much longer than its operation has time. */
const idleGraceMs = 1_000

interface LeaseDeps extends Pick<LeaseOptions, 'availability'> {
  readonly operation: Operation | undefined
  /** Called once, when the lease ends. */
  readonly giveBack: () => void
}

type LeasedClient = PoolClient & DatabaseClient

/**
 * One use of a pooled connection. It ends when it is released, or earlier if its connection is lost or its operation is
 * aborted: the connection is then destroyed and its place in the pool is free, whatever the holder does.
 */
class Lease {
  readonly #client: LeasedClient
  readonly #operation: Operation | undefined
  readonly #availability: LeaseOptions['availability']
  readonly #giveBack: () => void
  #isOver = false
  #reason: Error | undefined
  #isRunning = false

  constructor(client: LeasedClient, { operation, availability, giveBack }: LeaseDeps) {
    this.#client = client
    this.#operation = operation
    this.#availability = availability
    this.#giveBack = giveBack
    client.once('end', this.#lost)
    operation?.signal.addEventListener('abort', this.#abort)
  }

  /** Process id of its backend. */
  get processID(): number {
    return (this.#client as unknown as { processID: number }).processID
  }

  async query(text: string, values?: unknown[]): Promise<QueryResult> {
    if (this.#isOver) throw this.#reason ?? new Error('expected a connection in use, this one was released')
    this.#isRunning = true
    try {
      const result: QueryResult | QueryResult[] = await this.#client.query(this.#limited(text), values)
      return Array.isArray(result) ? result[0]! : result
    } catch (error) {
      if (control.test(text)) this.#destroy(error as Error)
      this.#availability?.noticed(error)
      throw this.#told(error)
    } finally {
      this.#isRunning = false
    }
  }

  release(): void {
    if (this.#isOver) return
    const status = this.#client.getTransactionStatus()
    if (status === 'T' || status === 'E')
      return this.#destroy(new Error('a connection was released in the middle of a transaction'))
    this.#end()
    this.#client.release()
    this.#giveBack()
  }

  /** A transaction of an operation has the time that the operation has. */
  #limited(text: string): string {
    const leftMs = begins.test(text) ? this.#operation?.leftMs() : undefined
    if (leftMs === undefined) return text
    return `${text}; set local statement_timeout = ${leftMs}; set local idle_in_transaction_session_timeout = ${leftMs + idleGraceMs}`
  }

  /** Why a statement failed, if the lease knows better than the driver. */
  #told(error: unknown): unknown {
    if (this.#reason instanceof RapportError) return this.#reason
    const isCancelled = error instanceof Error && 'code' in error && error.code === cancelled
    return (isCancelled && this.#operation?.signal.aborted ? this.#operation.signal.reason : undefined) ?? error
  }

  readonly #lost = () => this.#destroy(new ConnectionLost('the connection to the database was lost'))

  readonly #abort = () => {
    if (this.#isRunning) this.#client.cancelStatement()
    this.#destroy(this.#operation!.signal.reason as Error)
  }

  #destroy(reason: Error): void {
    if (this.#isOver) return
    this.#reason = reason
    this.#end()
    // A separate error object, because the pool modifies what it gets.
    const lost = new ConnectionLost(reason.message, { cause: reason })
    this.#client.destroy(lost)
    this.#client.release(lost)
    this.#giveBack()
  }

  #end(): void {
    this.#isOver = true
    this.#client.off('end', this.#lost)
    this.#operation?.signal.removeEventListener('abort', this.#abort)
  }
}

/** How connections of a pool are handed out. */
export interface LeaseOptions extends Omit<ShareLimits, 'total'> {
  /** Says whether asking for a connection makes sense, and receives failed statements. */
  readonly availability?: Pick<Availability, 'assertThere' | 'noticed'> | undefined
}

/** Makes a pool, whose clients are DatabaseClients, hand its connections out as leases, to each key its share. */
export const leaseConnections = (pool: Pool, { availability, ...limits }: LeaseOptions = {}): void => {
  const connect = pool.connect.bind(pool)
  const shares = new Shares({ ...limits, total: pool.options.max })
  const lease = async () => {
    availability?.assertThere()
    const operation = currentOperation()
    const giveBack = await shares.take({ key: operation?.key, signal: operation?.signal })
    try {
      // The client may have left while this statement waited.
      availability?.assertThere()
      const client = (await connect()) as LeasedClient
      if (operation?.signal.aborted) client.release()
      operation?.signal.throwIfAborted()
      return new Lease(client, { operation, availability, giveBack })
    } catch (error) {
      giveBack()
      throw error
    }
  }
  Object.assign(pool, {
    connect: (callback?: Parameters<typeof connect>[0]) => (callback ? connect(callback) : lease()),
  })
}
