import type { ProblemCode } from '../problem.ts'

/** Why a cell cannot be taken. */
export class Refusal {
  readonly code: ProblemCode
  readonly message: string

  constructor(code: ProblemCode, message: string) {
    this.code = code
    this.message = message
  }
}

/** How a file writes what can be written in several ways. */
export interface Conventions {
  /** `1.234,56` instead of `1,234.56`. */
  readonly decimalComma: boolean
  /** How `03/04/2026` is read; undefined: it is refused, because nothing says. */
  readonly dateOrder: 'DMY' | 'MDY' | undefined
  readonly now: Date
  /** Days before this one, `YYYY-MM-DD`, have come everywhere. */
  readonly pastDay: string
}

/** Reads a trimmed cell that is not empty, and gives the text that PostgreSQL stores. */
export type ReadCell = (text: string, conventions: Conventions) => string | Refusal

/** One field of what is imported. */
export interface Field {
  /** As in the graph, e.g. `placedAt`. */
  readonly name: string
  /** Column of the staging table. */
  readonly column: string
  /** PostgreSQL type of that column. */
  readonly type: string
  readonly description: string
  /** Headers that mean this field, in lower case without spaces and punctuation; the more certain first. */
  readonly synonyms: readonly string[]
  /** A file without it cannot be imported, a line without it is refused. */
  readonly required?: boolean
  /** Its headers are words for other things too: a suggestion is dropped where the cells of the head mostly do not fit. */
  readonly vague?: boolean
  /** Whether its cells tell how the file writes numbers or dates. */
  readonly tells?: 'number' | 'date'
  readonly read: ReadCell
}

/** The fields of one line, by name, while it is checked. Values are as staged; null where the cell is empty or not mapped. */
export interface Line {
  get(field: string): string | null
  set(field: string, value: string): void
  refuse(field: string, refusal: Refusal): void
}

/** What one import type is made of. */
export interface ImportFields {
  readonly fields: readonly Field[]
  /** The field that names the record in its source. Where it is not mapped, what the line says is the name. */
  readonly key: string
  /** The field that free ones go to: `attributes` takes `attributes.size`. */
  readonly free?: 'attributes' | 'properties'
  /** What a mapping must name beside the required fields; the message of what is missing, or undefined. */
  readonly lacks?: (mapped: ReadonlySet<string>) => string | undefined
  /** Fields that `check` sets from others. */
  readonly makes?: readonly string[]
  /** Checks that concern several fields of a line. */
  readonly check?: (line: Line) => void
}

/** A header in the form of the synonyms: lower case, letters and digits only. */
export const normalised = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
