import type { ProblemCode } from '../problem.ts'
import type { FileHead, Origin } from './mapping.ts'

/** Why a cell cannot be accepted. */
export class Refusal {
  readonly code: ProblemCode
  readonly message: string

  constructor(code: ProblemCode, message: string) {
    this.code = code
    this.message = message
  }
}

/** How a file writes what has several notations. */
export interface Conventions {
  /** `1.234,56` instead of `1,234.56`. */
  readonly decimalComma: boolean
  /** How to read `03/04/2026`; undefined if nothing tells, and such dates are refused. */
  readonly dateOrder: 'DMY' | 'MDY' | undefined
  /** Probabilities are written as 60, not as 0.6. */
  readonly percentages: boolean
  /** ISO 4217 code of amounts without a currency of their own. */
  readonly currency: string
  readonly now: Date
  /** Days before this one, `YYYY-MM-DD`, are past everywhere. */
  readonly pastDay: string
}

/** Reads a trimmed, non-empty cell and returns the text that PostgreSQL stores. */
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
  /** Headers that mean this field, in lower case without spaces and punctuation, the most certain first. */
  readonly synonyms: readonly string[]
  /** Headers that mean it only if the cells match, with the pattern that they must match. */
  readonly alike?: Readonly<Record<string, RegExp>>
  /** A file without this field cannot be imported; a line without it is refused. */
  readonly required?: boolean
  /**
   * A cell that cannot be read refuses its line: identity, date and amount. Any other cell is left out with a warning.
   */
  readonly costsLine?: boolean
  /** Its headers have other meanings too: a suggestion is dropped if no cell of the head fits. */
  readonly vague?: boolean
  /**
   * It was added after the first release: lines without it have the hash that they had before, so that what was imported is known
   * again.
   */
  readonly late?: boolean
  /** No column maps to it: a check derives it from other fields. */
  readonly made?: boolean
  /** Its cells are words of a short list; unknown ones are counted. */
  readonly words?: boolean
  /** Whether its cells tell how the file writes numbers, dates or probabilities. */
  readonly tells?: 'number' | 'date' | 'chance'
  readonly read: ReadCell
}

/**
 * The fields of one line, by name, while it is checked. Values are as staged; null if the cell is empty or not mapped.
 */
export interface Line {
  get(field: string): string | null
  set(field: string, value: string | null): void
  /** The cell as written; undefined if it is empty or not mapped. */
  written(field: string): string | undefined
  /** Refuses the line because of that field. */
  refuse(field: string, refusal: Refusal): void
  readonly conventions: Conventions
}

/** The mapping while it is being suggested. */
export type Origins = Map<string, Origin>

/** What defines an import type. */
export interface ImportFields {
  readonly fields: readonly Field[]
  /** The field that identifies the record in its source. If it is not mapped, the content of the line identifies it. */
  readonly key: string
  /** The field that free fields go to: `attributes` takes `attributes.size`. */
  readonly free?: 'attributes' | 'properties'
  /** Words that headers put in front of what they mean: `Ticket Description`. */
  readonly nouns: readonly string[]
  /** What a mapping must name besides the required fields; the missing ones, in words. */
  readonly lacks?: (mapped: ReadonlySet<string>) => readonly string[]
  /** Fields that `check` derives from others. */
  readonly makes?: readonly string[]
  /**
   * Improves the suggestions from the headers by looking at the cells; `given` are the fields that the caller mapped.
   */
  readonly suggest?: (origins: Origins, file: FileHead, conventions: Conventions, given: ReadonlySet<string>) => void
  /** Checks that involve several fields of a line. */
  readonly check?: (line: Line) => void
}

/** A header in the form of the synonyms: lower case, only letters and digits. */
export const normalised = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** A cell without what spreadsheets put around text that looks like a number: `="001"`, `'001`. */
export const bareCell = (cell: string): string => {
  const text = cell.trim()
  const start = text.charCodeAt(0)
  if (start !== 0x27 && start !== 0x3d) return text
  const formula = /^="(.*)"$/s.exec(text)
  if (formula) return formula[1]!.replaceAll('""', '"').trim()
  return /^'[\d\s=+\-@]/.test(text) ? text.slice(1).trim() : text
}
