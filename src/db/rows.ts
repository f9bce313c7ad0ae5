import { RapportError } from '../core/errors.ts'
import type { Tables, Views } from './generated/tables.ts'
import type { RunSql } from './sql.ts'

/** A row with some columns of a core table, as SQL gives it: `Row<'customer', 'id' | 'name'>`. */
export type Row<Table extends keyof Tables, Column extends keyof Tables[Table]> = Pick<Tables[Table], Column>

/** The same for columns that may be null, where the statement's condition leaves out the rows in which they are. */
export type NotNull<Table extends keyof Tables, Column extends keyof Tables[Table]> = {
  readonly [Name in Column]: NonNullable<Tables[Table][Name]>
}

/** A row with some columns of a view of the core: `ViewRow<'customer', 'id' | 'name'>`. */
export type ViewRow<View extends keyof Views, Column extends keyof Views[View]> = Pick<Views[View], Column>

/** Runs a statement that always gives exactly one row, such as a count. Throws INTERNAL_ERROR where it gives none or several. */
export const sqlOne = async <One extends object>(
  sql: RunSql,
  text: string,
  params: readonly unknown[] = [],
): Promise<One> => {
  const rows = await sql<One>(text, params)
  if (rows.length === 1) return rows[0]!
  throw new RapportError(
    'INTERNAL_ERROR',
    `expected a statement to give one row, it gave ${rows.length}: ${text.trim().slice(0, 200)}`,
  )
}
