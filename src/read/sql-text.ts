/** A column and the queries that each have to find the key in it. */
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

/** No text of ours or of PostgreSQL has it. */
const mark = '\u0001'
const marked = new RegExp(`${mark}(\\d+)${mark}`)
const onlyMarked = new RegExp(`^${marked.source}$`)

/** Collects the parameters of one statement while its text is put together. */
export class SqlText {
  readonly params: unknown[] = []
  readonly #keySets: KeySet[] = []
  readonly #oneOfs = new Map<string, OneOf>()
  #aliases = 0

  /** Adds a parameter and returns its placeholder, with a cast where the type cannot be inferred. */
  param(value: unknown, cast?: string): string {
    this.params.push(value)
    return cast ? `$${this.params.length}::${cast}` : `$${this.params.length}`
  }

  /**
   * The statement with the parameters that it has: those of parts which nobody asked for, such as the filter of a list of which only
   * the cursor is wanted, are left out, for PostgreSQL refuses a parameter that it cannot tell the type of.
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
   * The condition that a column is one of the keys that a query of one column finds, or each of several. How it is put decides
   * how it is best answered, so it stays open until the statement is put together (`settle`).
   */
  among(column: string, ...queries: readonly string[]): string {
    this.#keySets.push({ column, queries })
    return `${mark}${this.#keySets.length - 1}${mark}`
  }

  /** Makes one of the conditions that `among` left open on one column, such as those of a filter and of the row scope. */
  together(conditions: readonly string[]): string[] {
    const sets = conditions.map((condition) => this.#openSet(onlyMarked, condition))
    return conditions.flatMap((condition, i) => {
      const set = sets[i]
      if (!set) return [condition]
      const same = sets.filter((one) => one?.column === set.column)
      return same[0] === set ? [this.among(set.column, ...same.flatMap((one) => one?.queries ?? []))] : []
    })
  }

  /** The first condition in a text that `among` left open, with the queries of its keys. */
  openSet(text: string): KeySet | undefined {
    const set = this.#openSet(marked, text)
    return set && { column: set.column, queries: set.queries.map((query) => this.settle(query)) }
  }

  /** Puts what `among` left open: the conditions on the keys of `set` as given, the others as the database likes. */
  settle(text: string, set?: KeySet, condition = ''): string {
    return text.replaceAll(new RegExp(marked, 'g'), (_all, place: string) => {
      const { column, queries: open } = this.#keySets[Number(place)]!
      const queries = open.map((query) => this.settle(query))
      const isSet = set?.column === column && set.queries.join() === queries.join()
      return isSet ? condition : isAmong(column, queries)
    })
  }

  /** The condition that a column has one of the values of an array; `oneOf` tells what it is about. */
  isOneOf(column: string, values: string): string {
    const condition = `${column} = any(${values})`
    this.#oneOfs.set(condition, { condition, column, values })
    return condition
  }

  /** What a condition that `isOneOf` made is about. */
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

/** The condition that a column is among the keys of each query, to be answered as the database likes. */
export const isAmong = (column: string, queries: readonly string[]): string =>
  queries.map((query) => `${column} in (${query})`).join(' and ')

/** An identifier in double quotes. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text in single quotes; for constants of ours only, values of callers are parameters. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The condition that a folded text (`fold_text`) has a caller's text in it, whatever its accents, case and width. */
export const hasText = (folded: string, text: string, sql: SqlText): string =>
  `${folded} like '%' || fold_pattern(${sql.param(text)}) || '%'`
