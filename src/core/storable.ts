/** Whether PostgreSQL can hold a text: it knows neither NUL nor halves of characters. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
