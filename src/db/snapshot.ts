import { IsolationLevel } from '@mikro-orm/core'
import type { StringColumn } from '../core/string-column.ts'
import type { EntityManager } from './orm.ts'
import { sqlRunner } from './sql.ts'

/**
 * Name of a result column → how it is stored: numbers as Float64Array (null is NaN), text as a dictionary (null is code
 * -1).
 */
export type SnapshotColumns = Readonly<Record<string, 'number' | 'text'>>

export type SnapshotOf<C extends SnapshotColumns> = { readonly rows: number } & {
  readonly [K in keyof C]: C[K] extends 'number' ? Float64Array : StringColumn
}

/** Rows sent by the server at once. */
const fetchRows = 20_000

/** Collects numbers without knowing how many there will be. */
class Numbers {
  #data = new Float64Array(1_024)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const grown = new Float64Array(this.#data.length * 2)
      grown.set(this.#data)
      this.#data = grown
    }
    this.#data[this.#length++] = value
  }

  take(): Float64Array {
    return this.#data.slice(0, this.#length)
  }
}

class Texts {
  readonly #codes = new Numbers()
  readonly #codeOf = new Map<string, number>()

  push(value: string | null): void {
    if (value === null) return this.#codes.push(-1)
    let code = this.#codeOf.get(value)
    if (code === undefined) {
      code = this.#codeOf.size
      this.#codeOf.set(value, code)
    }
    return this.#codes.push(code)
  }

  take(): StringColumn {
    return { dictionary: [...this.#codeOf.keys()], codes: Int32Array.from(this.#codes.take()) }
  }
}

/**
 * Reads a large result as columns through a server-side cursor, so that neither side ever holds it as rows. The query
 * sees one moment of the database. Throws if a declared column is not in the result.
 */
export const readSnapshot = <C extends SnapshotColumns>(
  em: EntityManager,
  text: string,
  params: readonly unknown[],
  columns: C,
): Promise<SnapshotOf<C>> =>
  em.fork().transactional(
    async (tx) => {
      const sql = sqlRunner(tx)
      await sql(`declare snapshot no scroll cursor for ${text}`, params)
      const builders = Object.entries(columns).map(([name, kind]) => ({
        name,
        kind,
        into: kind === 'number' ? new Numbers() : new Texts(),
      }))
      let count = 0
      for (;;) {
        const rows = await sql<Record<string, string | number | boolean | null>>(`fetch ${fetchRows} from snapshot`)
        if (rows.length === 0) break
        for (const { name, into } of builders) {
          if (!(name in rows[0]!))
            throw new Error(`the snapshot's query has no column ${name}; it has ${Object.keys(rows[0]!).join(', ')}`)
          for (const row of rows) {
            const value = row[name]!
            if (into instanceof Numbers) into.push(value === null ? Number.NaN : Number(value))
            else into.push(value === null ? null : String(value))
          }
        }
        count += rows.length
      }
      return {
        rows: count,
        ...Object.fromEntries(builders.map(({ name, into }) => [name, into.take()])),
      } as SnapshotOf<C>
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  )
