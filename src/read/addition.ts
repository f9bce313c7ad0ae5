import type { SqlText } from './sql-text.ts'

/** Builds a condition; `t` is the alias of the table in question. Undefined: no condition. */
export type Condition<Input> = (input: Input, t: string, sql: SqlText) => string | undefined

/** A filter that a type adds to the filter input of another. */
export interface AddedFilter {
  /** The decorated class of the input. */
  readonly type: abstract new (...args: never[]) => object
  readonly description: string
  /** The condition on the record; without it, the filter is about the relation of the same name. */
  readonly condition?: Condition<unknown>
}

/**
 * An order that a type adds to another: its value is in a row beside each record, of which there is at most one. An index
 * must lead along it: the columns of `where`, the value, then `foreign`.
 */
export interface BesideOrder {
  readonly description: string
  /** The table of the rows beside, e.g. `p_sentiment.customer_sentiment`. */
  readonly table: string
  /** Its column with the key of the record. */
  readonly foreign: string
  /** The value in a row with the alias `o`. */
  readonly value: (o: string) => string
  /** The PostgreSQL type of the value. */
  readonly type: string
  /** Which rows count, of those with the alias `o`. Default: all. */
  readonly where?: (o: string) => string
  /**
   * A text that callers give with the order, such as the kind of score: its field in the order input, and what it is. Rows count only
   * if their `column` has it.
   */
  readonly by?: { readonly field: string; readonly column: string; readonly description: string }
}

/** What reports group records by: a text in a row beside the customer of each, of which there is at most one. */
export interface AddedDimension {
  readonly description: string
  /** The table of the rows beside: that of the type that adds the dimension. Its scope decides which rows a viewer's reports see. */
  readonly table: string
  /** Its column with the key of the customer. */
  readonly foreign: string
  /** The text in a row with the alias `o`, such as an id. */
  readonly value: (o: string) => string
  /** What people call such a text, e.g. the name of the record with the id. Default: the text itself. */
  readonly label?: (value: string) => string
  /** The filter of customers that finds those with such a text, or those without one for null. Default: none does. */
  readonly condition?: (value: string | null) => object
}

/** Filters and orders that a type adds to another one, such as those of customers by their sentiment. */
export interface Addition {
  /** The name of the other type. Its filter is `<name>Filter`, its order `<name>Order`. */
  readonly to: string
  readonly filters?: Readonly<Record<string, AddedFilter>>
  readonly orders?: Readonly<Record<string, BesideOrder>>
  /** For customers only: values of ReportDimension. */
  readonly dimensions?: Readonly<Record<string, AddedDimension>>
}
