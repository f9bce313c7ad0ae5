/** Whether a text is a day of the calendar as `YYYY-MM-DD`: there is no 30 February, and no year 0. */
export const isCalendarDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const start = new Date(`${text}T00:00:00Z`)
  // Days past the end of a month are taken for some of the next.
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(text)
}
