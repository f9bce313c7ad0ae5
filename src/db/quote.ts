/** An identifier in double quotes. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text in single quotes; only for our own constants, values of callers are parameters. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`
