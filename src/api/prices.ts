/**
 * What things cost, in points: one is about 10 µs of processor time, server and database together, on a few thousand customers,
 * measured by `npm run bench -- cost`. Whole operations are rounded up.
 */
export const prices = {
  /** An operation, whatever it asks for: to receive, prepare and answer it. */
  operation: 200,
  /** A selection of the document, once: to validate and plan it. */
  selection: 1,
  /** A value of the variables, however nested. */
  value: 0.1,
  /** A record or object of the answer. */
  record: 1,
  /** A scalar of a record. */
  scalar: 0.2,
  /** JSON of a record, such as `attributes`: at most 16 KiB. */
  json: 40,
  /** A page: a list that is ordered, cut and perhaps filtered. */
  page: 1,
  /** `totalCount` of a list of the root: every record that the filter lets through is counted. */
  rootCount: 100,
  /** `totalCount` of a list of a record. */
  nestedCount: 2,
  /** A root field of a query, or a field with a resolver of its own, once for all records: a statement. */
  statement: 100,
  /** A field with a resolver of its own, for each record. */
  resolved: 3,
  /** A mutation, beside what it returns: a transaction of several statements. */
  mutation: 900,
  /** A value of the input of a mutation: it is checked, written and audited. */
  written: 5,
  /** A condition on a list of the root, which may have to look at every record of its table. */
  condition: 20,
  /** As `condition`, for a part of a text or another table. */
  search: 750,
  /** The `search` argument of a list: every record of its table, folded. */
  textSearch: 1_250,
  /** A value of a list in a filter. */
  listed: 0.5,
  /** A condition on a list of one record, whatever it looks for. */
  nestedCondition: 1,
} as const

/** Records that a plain list counts for, such as the lines of an order. */
export const plainList = 10
/** A page whose `first` or `last` is not given. */
export const defaultPage = 20
