import { createHash } from 'node:crypto'
import { DatabaseError } from 'pg'
import { DatabaseClient } from './database-client.ts'

/** A statement is prepared from this run on: what runs once or twice is not worth a name. */
const preparedFrom = 3
/** Prepared statements of a connection: each holds its plan there. */
const maxPrepared = 256
/** Texts that are counted at a time, the latest. */
const maxCounted = 2_048
const longestText = 64 * 1_024
/** Longer lists and texts decide how a statement is best run: such a statement is planned for what it is given. */
const longestList = 64
const longestValue = 8_192

const isSmall = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= longestList : typeof value !== 'string' || value.length <= longestValue

/** A text without parameters may hold several statements, or one that cannot be prepared. */
const isRead = (text: string): boolean => /^\s*(?:select|with)\b[^;]*$/i.test(text)

/** The names of the statements of this process that are worth one, the same on every connection. */
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

  /** Its tables have changed: it is prepared anew, under another name, as the old one stays on other connections. */
  forget(text: string): void {
    this.#version++
    this.#names.delete(text)
  }
}

const names = new StatementNames()

/**
 * Kept plans are made anew after so long: they fit the sizes that tables had, and of those that a long transaction fills nobody
 * is told before it ends.
 */
const planAgeMs = 30_000
const plannedFrom = new WeakMap<DatabaseClient, number>()

const renewPlans = (client: DatabaseClient): void => {
  const now = performance.now()
  const from = plannedFrom.get(client)
  if (from !== undefined && now - from < planAgeMs) return
  plannedFrom.set(client, now)
  // It can only be refused in a transaction that has failed, which is about to end; the next one tries again.
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
 * A connection that prepares statements which come again and again, so that the database reads and plans them once instead of
 * every time. PostgreSQL itself decides whether it keeps one plan or plans for the values (`plan_cache_mode = auto`); no plan
 * is kept for longer than half a minute. Statements with large lists or texts, and those without parameters that are no
 * reads, are sent as they are.
 */
export class PreparingClient extends DatabaseClient {}
// By hand, as the declared method has a signature for each way to call it.
Object.defineProperty(PreparingClient.prototype, 'query', { value: query, writable: true, configurable: true })
