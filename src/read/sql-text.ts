/** Collects the parameters of one statement while its text is put together. */
export class SqlText {
  readonly params: unknown[] = []
  #aliases = 0

  /** Adds a parameter and returns its placeholder, with a cast where the type cannot be inferred. */
  param(value: unknown, cast?: string): string {
    this.params.push(value)
    return cast ? `$${this.params.length}::${cast}` : `$${this.params.length}`
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
