import type { Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'

/** A query of one list, as a client writes it: one root field, of which it selects `nodes`, without `first` and cursors. */
export interface ListQuery {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** What a value is, by its type in the graph. TEXT: strings, ids and enums. */
export type ListValueType = 'TEXT' | 'INTEGER' | 'NUMBER' | 'DECIMAL' | 'BOOLEAN' | 'INSTANT' | 'DAY' | 'JSON'

/** A value of each record of a list. */
export interface ListColumn {
  /** The response keys on the way to it, joined by dots, without those of connections: `owner.name`, `orders.number`. */
  readonly name: string
  /** The response keys from the record on. */
  readonly path: readonly string[]
  readonly type: ListValueType
  /** Whether a record can have several: a list is on the way to it. */
  readonly isList: boolean
}

/** What a query of a list reads. */
export interface ListShape {
  /** The name of the root field. */
  readonly list: string
  /** In the order of the selection. */
  readonly columns: readonly ListColumn[]
}

/** The lists of the graph, read as a whole: with the filters, orders, permissions and rows of a request, but without pages. */
export interface Lists {
  /**
   * Checks the query as a request of the viewer. Throws a RapportError whose message says what is wrong with it:
   * INVALID_INPUT, FORBIDDEN (also for a query that is no trusted document, where only these are run), TOO_EXPENSIVE, RATE_LIMITED.
   */
  shapeOf(query: ListQuery, viewer: Viewer): Promise<ListShape>
  /**
   * The records in batches, in the order of the list, each as its selection asks. `sql` runs on the connection of a transaction
   * that sees one moment. Throws as `shapeOf`, TOO_LARGE for a record with more text than a page of the query may have, and
   * what any field of a record fails with.
   */
  records(query: ListQuery, viewer: Viewer, sql: RunSql): AsyncGenerator<readonly object[], void>
}
