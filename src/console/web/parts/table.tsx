import type { ReactNode } from 'react'

/** What a column holds: figures at the right, moments on one line, a button at the end, or what is quieter than the rest. */
type ColumnKind = 'number' | 'moment' | 'action' | 'quiet'

export interface TableColumn<Row> {
  /** Tells it from the others; needed where two columns have the same title, or none. */
  readonly id?: string
  readonly title?: ReactNode
  readonly kind?: ColumnKind
  /** At least so many pixels wide. */
  readonly minWidth?: number
  cell(row: Row): ReactNode
}

export interface TableProps<Row> {
  /** In the order in which they are shown. */
  readonly of: readonly Row[]
  readonly columns: readonly TableColumn<Row>[]
  /** Tells a row from the others. */
  readonly keyOf: (row: Row) => string | number
  /** More class names of the table. */
  readonly className?: string
  /** Whether something is wrong with a row. */
  readonly isBad?: (row: Row) => boolean
}

/** Rows of records. Where the place is too narrow, it is scrolled sideways, not the page. */
export const Table = <Row,>({ of: rows, columns, keyOf, className, isBad }: TableProps<Row>) => {
  const keyed = columns.map((column, i) => ({
    ...column,
    key: column.id ?? (typeof column.title === 'string' ? column.title : String(i)),
    style: column.minWidth === undefined ? undefined : { minWidth: column.minWidth },
  }))
  return (
    <div className="table-scroll">
      <table className={className === undefined ? 'table' : `table ${className}`}>
        {columns.some(({ title }) => title !== undefined) && (
          <thead>
            <tr>
              {keyed.map(({ key, title, kind }) =>
                // A heading without a text would be read out as nothing.
                title === undefined ? (
                  <td key={key} />
                ) : (
                  <th key={key} scope="col" className={kind}>
                    {title}
                  </th>
                ),
              )}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={isBad?.(row) ? 'refused' : undefined}>
              {keyed.map(({ key, kind, style, cell }) => (
                <td key={key} className={kind} style={style}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
