import type { ProblemCode } from '../problem.ts'
import type { FileHead, Origin } from './mapping.ts'

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
  /** Chances are written as 60, not as 0.6. */
  readonly percentages: boolean
  /** ISO 4217 code of amounts that do not say theirs. */
  readonly currency: string
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
  /** Headers that mean it only where the cells look so, with how they must look. */
  readonly alike?: Readonly<Record<string, RegExp>>
  /** A file without it cannot be imported, a line without it is refused. */
  readonly required?: boolean
  /** A cell that cannot be read costs its line: identity, date and amount. Every other one costs itself, with a warning. */
  readonly costsLine?: boolean
  /** Its headers are words for other things too: a suggestion is dropped where no cell of the head fits. */
  readonly vague?: boolean
  /** No column maps to it: a check makes it of other fields. */
  readonly made?: boolean
  /** Its cells are words of a short list; those that are not known are counted. */
  readonly words?: boolean
  /** Whether its cells tell how the file writes numbers, dates or chances. */
  readonly tells?: 'number' | 'date' | 'chance'
  readonly read: ReadCell
}

/** The fields of one line, by name, while it is checked. Values are as staged; null where the cell is empty or not mapped. */
export interface Line {
  get(field: string): string | null
  set(field: string, value: string | null): void
  /** The cell as it is written; undefined where it is empty or not mapped. */
  written(field: string): string | undefined
  /** Refuses the line because of that field. */
  refuse(field: string, refusal: Refusal): void
  readonly conventions: Conventions
}

/** The mapping while it is suggested. */
export type Origins = Map<string, Origin>

/** What one import type is made of. */
export interface ImportFields {
  readonly fields: readonly Field[]
  /** The field that names the record in its source. Where it is not mapped, what the line says is the name. */
  readonly key: string
  /** The field that free ones go to: `attributes` takes `attributes.size`. */
  readonly free?: 'attributes' | 'properties'
  /** Words that headers have in front of what they mean: `Ticket Description`. */
  readonly nouns: readonly string[]
  /** What a mapping must name beside the required fields; what is missing, in words. */
  readonly lacks?: (mapped: ReadonlySet<string>) => readonly string[]
  /** Fields that `check` sets from others. */
  readonly makes?: readonly string[]
  /** Improves what the headers suggest by what the cells say; `given` are fields that the caller mapped. */
  readonly suggest?: (origins: Origins, file: FileHead, conventions: Conventions, given: ReadonlySet<string>) => void
  /** Checks that concern several fields of a line. */
  readonly check?: (line: Line) => void
}

/** A header in the form of the synonyms: lower case, letters and digits only. */
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
