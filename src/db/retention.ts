/** How long the rows of a table are kept that would otherwise never end. */
export interface Retention {
  /** The table, with its schema where that is not `public`. */
  readonly table: string
  /** What its rows are, in the words of the log: `'changes of segments'`. */
  readonly rows: string
  /** Days from `since` on. */
  readonly days: number
  /** SQL over `t`, the table, that gives the instant from which on a row ages. @default 't.at' */
  readonly since?: string
  /** SQL over `t` that holds for rows which are kept at any age. */
  readonly keep?: string
}
