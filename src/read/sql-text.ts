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

/** Escapes `%`, `_` and `\` so that a caller's text means itself in LIKE. */
export const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)
