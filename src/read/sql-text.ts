/** A column and the query of the keys that it may have. */
export interface KeySet {
  readonly column: string
  readonly keys: string
}

/** No text of ours or of PostgreSQL has it. */
const mark = '\u0001'
const marked = new RegExp(`${mark}(\\d+)${mark}`)

/** Collects the parameters of one statement while its text is put together. */
export class SqlText {
  readonly params: unknown[] = []
  readonly #keySets: KeySet[] = []
  #aliases = 0

  /** Adds a parameter and returns its placeholder, with a cast where the type cannot be inferred. */
  param(value: unknown, cast?: string): string {
    this.params.push(value)
    return cast ? `$${this.params.length}::${cast}` : `$${this.params.length}`
  }

  /**
   * The condition that a column is one of the keys that a query of one column finds. How it is put decides how it is best
   * answered, so it stays open until the statement is put together (`settle`).
   */
  among(column: string, keys: string): string {
    this.#keySets.push({ column, keys })
    return `${mark}${this.#keySets.length - 1}${mark}`
  }

  /** The first condition in a text that `among` left open, with the query of its keys. */
  openSet(text: string): KeySet | undefined {
    const open = marked.exec(text)
    const set = open && this.#keySets[Number(open[1])]!
    return set ? { column: set.column, keys: this.settle(set.keys) } : undefined
  }

  /** Puts what `among` left open: the conditions on the keys of `set` as given, the others as the database likes. */
  settle(text: string, set?: KeySet, condition = ''): string {
    return text.replaceAll(new RegExp(marked, 'g'), (_all, place: string) => {
      const { column, keys: open } = this.#keySets[Number(place)]!
      const keys = this.settle(open)
      return set && set.column === column && set.keys === keys ? condition : `${column} in (${keys})`
    })
  }

  /** A new table alias. */
  alias(): string {
    return `t${++this.#aliases}`
  }
}

/** An identifier in double quotes. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text in single quotes; for constants of ours only, values of callers are parameters. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The condition that a folded text (`fold_text`) has a caller's text in it, whatever its accents, case and width. */
export const hasText = (folded: string, text: string, sql: SqlText): string =>
  `${folded} like '%' || fold_pattern(${sql.param(text)}) || '%'`
