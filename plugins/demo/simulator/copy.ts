import { copyText, type PrivateSession } from 'rapport-crm/sdk'

/** A value of a row: objects go in as JSON, lists of texts as arrays, instants as ISO text. */
export type Cell = string | number | null | readonly string[] | Readonly<Record<string, unknown>>

/** An element of an array: in quotes, and only quotes and backslashes are escaped. */
const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`

const cellText = (cell: Cell): string => {
  if (typeof cell === 'string' || cell === null) return copyText(cell)
  if (typeof cell === 'number') return String(cell)
  if (Array.isArray(cell)) return copyText(`{${cell.map(quoted).join(',')}}`)
  return copyText(JSON.stringify(cell))
}

/** Rows on their way into a table by COPY, its quickest way in. */
export class Rows {
  readonly #table: string
  readonly #columns: readonly string[]
  #text = ''
  /** Rows added so far, those sent included. */
  count = 0

  constructor(table: string, columns: string) {
    this.#table = table
    this.#columns = columns.split(' ')
  }

  /** Adds a row: one cell for each column, in their order. */
  add(...cells: readonly Cell[]): void {
    if (cells.length !== this.#columns.length) {
      throw new TypeError(`expected ${this.#columns.length} cells for ${this.#table}, got ${cells.length}`)
    }
    let row = cellText(cells[0]!)
    for (let i = 1; i < cells.length; i++) row += `\t${cellText(cells[i]!)}`
    this.#text += `${row}\n`
    this.count++
  }

  /** Sends what was added since the last time, in the transaction that the session is in. */
  async send(session: Pick<PrivateSession, 'copy'>): Promise<void> {
    if (this.#text === '') return
    const lines = this.#text
    this.#text = ''
    await session.copy(`copy ${this.#table} (${this.#columns.join(', ')}) from stdin`, lines)
  }
}
