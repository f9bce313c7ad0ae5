/** A column and the queries that must each return its key. */
export interface KeySet {
  readonly column: string
  readonly queries: readonly string[]
}

/** The condition that a column has one of the values of a list. */
export interface OneOf {
  readonly condition: string
  readonly column: string
  readonly values: string
}

/** Neither our texts nor PostgreSQL's contain it. */
const mark = '\u0001'
const marked = new RegExp(`${mark}(\\d+)${mark}`)
const onlyMarked = new RegExp(`^${marked.source}$`)

/** Collects the parameters of one statement while its text is built. */
export class SqlText {
  readonly params: unknown[] = []
  readonly #keySets: KeySet[] = []
  readonly #oneOfs = new Map<string, OneOf>()
  readonly #amongAs: typeof isAmong
  #aliases = 0

  /** `amongAs`: what `settle` makes of conditions that `among` left open. */
  constructor({ amongAs = isAmong }: { readonly amongAs?: typeof isAmong } = {}) {
    this.#amongAs = amongAs
  }

  /** Adds a parameter and returns its placeholder, with a cast where the type cannot be inferred. */
  param(value: unknown, cast?: string): string {
    this.params.push(value)
    return cast ? `$${this.params.length}::${cast}` : `$${this.params.length}`
  }

  /**
   * The statement with the parameters that it uses. Parameters of parts that nobody asked for, such as the filter of a
   * list of which only the cursor is requested, are left out, because PostgreSQL refuses a parameter whose type it
   * cannot infer.
   */
  bound(text: string): { readonly text: string; readonly params: readonly unknown[] } {
    const places = new Map<string, number>()
    const numbered = text.replaceAll(/\$(\d+)/g, (_all, number: string) => {
      const place = places.get(number) ?? places.size + 1
      places.set(number, place)
      return `$${place}`
    })
    if (places.size === this.params.length) return { text, params: this.params }
    return { text: numbered, params: [...places.keys()].map((number) => this.params[Number(number) - 1]) }
  }

  /**
   * The condition that a column is among the keys returned by one query, or by each of several. The best form depends
   * on the rest of the statement, so it stays open until the statement is complete (`settle`).
   */
  among(column: string, ...queries: readonly string[]): string {
    this.#keySets.push({ column, queries })
    return `${mark}${this.#keySets.length - 1}${mark}`
  }

  /** Merges the conditions that `among` left open on one column, such as those of a filter and of the row scope. */
  together(conditions: readonly string[]): string[] {
    const sets = conditions.map((condition) => this.#openSet(onlyMarked, condition))
    return conditions.flatMap((condition, i) => {
      const set = sets[i]
      if (!set) return [condition]
      const same = sets.filter((one) => one?.column === set.column)
      return same[0] === set ? [this.among(set.column, ...same.flatMap((one) => one?.queries ?? []))] : []
    })
  }

  /** What `among` left open in a condition that is nothing else. */
  onlySet(condition: string): KeySet | undefined {
    const set = this.#openSet(onlyMarked, condition)
    return set && { column: set.column, queries: set.queries.map((query) => this.settle(query)) }
  }

  /** The first condition in a text that `among` left open, with the queries of its keys. */
  openSet(text: string): KeySet | undefined {
    const set = this.#openSet(marked, text)
    return set && { column: set.column, queries: set.queries.map((query) => this.settle(query)) }
  }

  /**
   * Fills in what `among` left open: the conditions on the keys of `set` as given, the others as the database prefers.
   */
  settle(text: string, set?: KeySet, condition = ''): string {
    return text.replaceAll(new RegExp(marked, 'g'), (_all, place: string) => {
      const { column, queries: open } = this.#keySets[Number(place)]!
      const queries = open.map((query) => this.settle(query))
      const isSet = set?.column === column && set.queries.join() === queries.join()
      return isSet ? condition : this.#amongAs(column, queries)
    })
  }

  /** A condition in parentheses, so that others can be joined to it; one that `among` left open stays as it is, to be merged. */
  enclosed(condition: string): string {
    return onlyMarked.test(condition) ? condition : `(${condition})`
  }

  /** The condition that a column has one of the values of an array; `oneOf` returns what it is about. */
  isOneOf(column: string, values: string): string {
    const condition = `${column} = any(${values})`
    this.#oneOfs.set(condition, { condition, column, values })
    return condition
  }

  /** What a condition created by `isOneOf` is about. */
  oneOf(condition: string): OneOf | undefined {
    return this.#oneOfs.get(condition)
  }

  #openSet(pattern: RegExp, text: string): KeySet | undefined {
    const open = pattern.exec(text)
    return open ? this.#keySets[Number(open[1])] : undefined
  }

  /** A new table alias. */
  alias(): string {
    return `t${++this.#aliases}`
  }
}

/** The condition that a column is among the keys of each query, evaluated as the database prefers. */
export const isAmong = (column: string, queries: readonly string[]): string =>
  queries.map((query) => `${column} in (${query})`).join(' and ')

/** The same for few rows: each looks its own key up. `offset 0` keeps PostgreSQL from reading all keys first, as it does below `or` and `not`. */
export const isAmongEach = (column: string, queries: readonly string[]): string =>
  queries.map((query) => `exists (select from (${query}) k (key) where k.key = ${column} offset 0)`).join(' and ')

export { quoteName, quoteText } from '../db/quote.ts'

/** The condition that a folded text (`fold_text`) contains a caller's text, ignoring accents, case and width. */
export const hasText = (folded: string, text: string, sql: SqlText): string =>
  `${folded} like '%' || fold_pattern(${sql.param(text)}) || '%'`
