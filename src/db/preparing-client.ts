import { createHash } from 'node:crypto'
import { DatabaseError } from 'pg'
import { DatabaseClient } from './database-client.ts'

/** A statement is prepared from this run on; what runs once or twice does not pay off. */
const preparedFrom = 3
/** Prepared statements per connection; each holds a plan there. */
const maxPrepared = 256
/** Texts that are counted at a time, the most recent ones. */
const maxCounted = 2_048
const longestText = 64 * 1_024
/** Long lists and texts decide how a statement is best executed: such a statement is planned for its values. */
const longestList = 64
const longestValue = 8_192

const isSmall = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= longestList : typeof value !== 'string' || value.length <= longestValue

/** A text without parameters may hold several statements, or one that cannot be prepared. */
const isRead = (text: string): boolean => /^\s*(?:select|with)\b[^;]*$/i.test(text)

/** The names of this process's frequent statements, the same on every connection. */
class StatementNames {
  readonly #counts = new Map<string, number>()
  readonly #names = new Map<string, string>()
  #version = 0

  /** Undefined for a statement that is sent as it is. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined || this.#names.size === maxPrepared || text.length > longestText) return name
    const count = (this.#counts.get(text) ?? 0) + 1
    this.#counts.delete(text)
    if (count >= preparedFrom) {
      const made = `${createHash('sha256').update(text).digest('base64url').slice(0, 40)}_${this.#version}`
      this.#names.set(text, made)
      return made
    }
    this.#counts.set(text, count)
    if (this.#counts.size > maxCounted) this.#counts.delete(this.#counts.keys().next().value!)
    return undefined
  }

  /**
   * Its tables have changed: it is prepared again under a new name, because the old one remains on other connections.
   */
  forget(text: string): void {
    this.#version++
    this.#names.delete(text)
  }
}

const names = new StatementNames()

/**
 * Plans are renewed after this time: they fit the table sizes of their moment, and nobody is told about tables that a
 * long transaction fills before it ends.
 */
const planAgeMs = 30_000
const plannedFrom = new WeakMap<DatabaseClient, number>()

const renewPlans = (client: DatabaseClient): void => {
  const now = performance.now()
  const from = plannedFrom.get(client)
  if (from !== undefined && now - from < planAgeMs) return
  plannedFrom.set(client, now)
  // It can only be refused in a failed transaction, which is about to end; the next one tries again.
  if (from !== undefined) (DatabaseClient.prototype.query as Query).call(client, 'discard plans', () => undefined)
}

type Query = (this: DatabaseClient, ...args: unknown[]) => unknown

const query: Query = function (text, values, callback) {
  const send = (...args: unknown[]) => (DatabaseClient.prototype.query as Query).apply(this, args)
  if (typeof text !== 'string' || !Array.isArray(values) || !values.every(isSmall)) return send(text, values, callback)
  if (values.length === 0 && !isRead(text)) return send(text, values, callback)
  const name = names.nameOf(text)
  if (name === undefined) return send(text, values, callback)
  renewPlans(this)
  const result = send({ name, text, values }, callback)
  if (result instanceof Promise)
    result.catch((error: unknown) => {
      // "cached plan must not change result type"
      if (error instanceof DatabaseError && error.code === '0A000') names.forget(text)
    })
  return result
}

/**
 * A connection that prepares recurring statements, so that the database parses and plans them once instead of every
 * time. PostgreSQL itself decides whether to keep one plan or to plan for the values (`plan_cache_mode = auto`); no
 * plan is kept for longer than half a minute. Statements with large lists or texts, and statements without parameters
 * that are not reads, are sent as they are.
 */
export class PreparingClient extends DatabaseClient {}
// Written by hand, because the declared method has a signature for each way to call it.
Object.defineProperty(PreparingClient.prototype, 'query', { value: query, writable: true, configurable: true })
