import type { ReactNode } from 'react'

/** What every row of a list has. */
export interface ListRow {
  readonly id: string
}

export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** Pixels. */
  readonly width: number
  readonly isNumeric?: boolean
  /** As `sort` of the address names it. */
  readonly sort?: string
  /** Whether people look for its beginning first, as in names; figures and times begin with the largest. */
  readonly isFromFirst?: boolean
  /** Whether the list has it before anybody chooses. */
  readonly isShown?: boolean
  /** Fields of the record that it reads, beside those of every row. */
  readonly selection?: string
  cell(row: Row): ReactNode
  /** What a file has of it: columns with a title, and where their values are in the record. */
  readonly values: readonly { readonly title: string; readonly value: string }[]
}

/** The first column, which stays in sight: what the record is called. */
export interface LeadColumn<Row> extends Pick<Column<Row>, 'title' | 'sort' | 'isFromFirst' | 'cell' | 'values'> {
  /** The name of a row, in words. */
  name(row: Row): string
}
