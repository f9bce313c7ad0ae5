/** Whether a text is a calendar day in the form `YYYY-MM-DD`: there is no 30 February, and no year 0. */
export const isCalendarDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const start = new Date(`${text}T00:00:00Z`)
  // Days past the end of a month would be taken for days of the next one.
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(text)
}
