/** An identifier in double quotes. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text in single quotes; for constants of ours only, values of callers are parameters. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`
