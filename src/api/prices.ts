/**
 * Prices in points: a point is about 10 µs of processor time, server and database together, with a few thousand
 * customers, measured by `npm run bench -- cost`. Whole operations are rounded up.
 */
export const prices = {
  /** An operation, whatever it asks for: receiving, preparing and answering it. */
  operation: 200,
  /** A selection of the document, once: validating and planning it. */
  selection: 1,
  /** A value in the variables, at any depth. */
  value: 0.1,
  /** A record or object of the answer. */
  record: 1,
  /** A scalar of a record. */
  scalar: 0.2,
  /** JSON of a record, such as `attributes`: at most 16 KiB. */
  json: 40,
  /** A page: a list that is ordered, cut and possibly filtered. */
  page: 1,
  /** `totalCount` of a root list: every record that passes the filter is counted. */
  rootCount: 100,
  /** `totalCount` of a list of a record. */
  nestedCount: 2,
  /** A root field of a query, or a field with its own resolver, once for all records: a statement. */
  statement: 100,
  /** A field with its own resolver, for each record. */
  resolved: 3,
  /** A mutation, in addition to what it returns: a transaction of several statements. */
  mutation: 900,
  /** A value in the input of a mutation: it is checked, written and audited. */
  written: 5,
  /** A condition on a root list, which may have to scan every record of its table. */
  condition: 20,
  /** Like `condition`, for a part of a text or another table. */
  search: 750,
  /** The `search` argument of a list: scans the folded text of every record. */
  textSearch: 1_250,
  /** A value of a list in a filter. */
  listed: 0.5,
  /** A condition on the list of one record, whatever it looks for. */
  nestedCondition: 1,
} as const

/** Records that a plain list counts as, such as the lines of an order. */
export const plainList = 10
/** The size of a page without `first` or `last`. */
export const defaultPage = 20
