import { RapportError } from '../core/errors.ts'
import { currentOperation } from '../core/operation.ts'
import type { RunSql } from '../db/sql.ts'

interface Asked {
  readonly text: string
  readonly params: readonly unknown[]
  /** Whether its rows must look the same alone as joined. */
  readonly asJson: boolean
  resolve(rows: readonly object[]): void
  reject(error: unknown): void
}

/** Parameters, and what may hold the same characters without being one: texts, names and comments. */
const placeholders = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\$(?<place>\d+)/g

/** The statement with the numbers of its parameters raised. */
const shifted = (text: string, by: number): string =>
  by === 0
    ? text
    : text.replaceAll(placeholders, (all: string, place: string | undefined) =>
        place === undefined ? all : `$${by + Number(place)}`,
      )

/** A statement whose only row has the rows of others, each as a JSON array in a column of its own. */
const joined = (asked: readonly Asked[]): { readonly text: string; readonly params: readonly unknown[] } => {
  const params: unknown[] = []
  const columns = asked.map((one, i) => {
    const before = params.length
    params.push(...one.params)
    return `(select coalesce(json_agg(r), '[]'::json) from (\n${shifted(one.text, before)}\n) r) as "${i}"`
  })
  return { text: `select ${columns.join(', ')}`, params }
}

/** SQLSTATE classes of a database that is away or ends the work of everybody: 08, 53, 57 (but not a cancelled statement) and 58. */
const away = /^(?:08|53|57P|58)/

/** Whether one statement among several may be the reason: then the others can still be answered. */
const isOfOne = (error: unknown): boolean => {
  if (error instanceof RapportError) return error.code === 'TIMEOUT'
  return (
    error instanceof Error &&
    'code' in error &&
    /^[0-9A-Z]{5}$/.test(String(error.code)) &&
    !away.test(String(error.code))
  )
}

/**
 * Sends the statements that the resolvers of one operation ask for at the same moment as one: the fields of a page cost
 * one way to the database. Where that fails for the sake of one of them, each is sent alone, so that only its own field
 * fails: one after the other, so that a slow operation holds one connection, and only while the operation has time.
 */
export class JoinedReads {
  readonly #run: RunSql
  #asked: Asked[] = []

  constructor(run: RunSql) {
    this.#run = run
  }

  /**
   * The rows of a `select`, whose columns have JSON types. With `asJson` that holds for any column: instants are ISO
   * text with an offset; cast numeric and bigint to text, or they lose digits.
   */
  rows<Row extends object>(text: string, params: readonly unknown[], asJson: boolean): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ text, params, asJson, resolve: resolve as Asked['resolve'], reject })
      // After everything that is ready to run now, including what only waits for promises that are settled.
      if (this.#asked.length === 1) void Promise.resolve().then(() => process.nextTick(() => void this.#send()))
    })
  }

  async #send(): Promise<void> {
    const asked = this.#asked
    this.#asked = []
    if (asked.length === 1) return this.#alone(asked[0]!)
    const { text, params } = joined(asked)
    try {
      const [row] = await this.#run<Record<string, object[]>>(text, params)
      for (const [i, one] of asked.entries()) one.resolve(row![i]!)
    } catch (error) {
      for (const one of asked)
        if (isOfOne(error) && !currentOperation()?.signal.aborted) await this.#alone(one)
        else one.reject(error)
    }
  }

  async #alone(one: Asked): Promise<void> {
    try {
      if (!one.asJson) return one.resolve(await this.#run(one.text, one.params))
      const { text, params } = joined([one])
      const [row] = await this.#run<Record<string, object[]>>(text, params)
      one.resolve(row!['0']!)
    } catch (error) {
      one.reject(error)
    }
  }
}
