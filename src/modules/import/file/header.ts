import type { HeadRecord } from './open.ts'
import { isTotal } from './totals.ts'

/** The most records that a title above the table may have. */
const maxTitle = 30

/** Cells of a record; empty ones beyond the width of the first record are dropped. */
const widthOf = ({ cells }: HeadRecord, first: number): number =>
  cells.length > first && cells.slice(first).every((cell) => cell.trim() === '') ? first : cells.length

const filled = ({ cells }: HeadRecord): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** A number, a date, an address or a link: what occurs in lines but not in headers. */
const isValue = (cell: string): boolean => /^[\s\d.,:/+\-()%€$£¥]+$|^\d{4}-\d\d|@.+\.|:\/\//.test(cell)

const couldBeHeader = (record: HeadRecord, width: number): boolean => {
  const names = filled(record)
  return names.length * 2 > width && new Set(names).size === names.length && !names.some(isValue)
}

/** The most common width of the records; that of the first one if no other is more common. */
export const usualWidth = (records: readonly HeadRecord[]): { readonly width: number; readonly count: number } => {
  const first = records[0]?.cells.length ?? 0
  const counts = new Map<number, number>([[first, 0]])
  for (const record of records) {
    if (record.problem || isTotal(record.cells)) continue
    const width = widthOf(record, first)
    counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  return [...counts].map(([width, count]) => ({ width, count })).reduce((a, b) => (b.count > a.count ? b : a))
}

/**
 * Which record is the header: the first one or, after a title, the first one as wide as the table that contains only
 * names.
 */
export const findHeader = (records: readonly HeadRecord[]): number => {
  const [first] = records
  if (!first || first.problem) return 0
  const { width, count } = usualWidth(records)
  // Lines may be shorter than their header. A title is shorter than the lines, or fills only one or two of many cells.
  const isTitle = count > 1 && width > 1 && (first.cells.length < width || filled(first).length * 2 < width)
  if (!isTitle) return 0
  const at = records
    .slice(0, maxTitle)
    .findIndex((record) => !record.problem && record.cells.length === width && couldBeHeader(record, width))
  return Math.max(at, 0)
}
