import type { Column, CustomerRow } from './columns.tsx'

/** Spreadsheets run cells that begin so. */
const formula = /^[=+\-@\t\r]/

const cell = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Gives the rows to the browser as a CSV file with the columns that are shown. */
export const saveAsCsv = (
  name: string,
  columns: readonly Pick<Column, 'title' | 'text'>[],
  rows: readonly CustomerRow[],
): void => {
  const lines = [
    columns.map(({ title }) => cell(title)),
    ...rows.map((row) => columns.map(({ text }) => cell(text(row)))),
  ]
  const file = new Blob([`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`], {
    type: 'text/csv;charset=utf-8',
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
