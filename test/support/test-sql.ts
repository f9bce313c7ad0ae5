/**
 * `RunSql` for tests, which compare the rows as a whole more often than they read their columns: without a row type, each column is
 * unknown.
 */
export type TestSql = <Row extends object = Record<string, unknown>>(
  text: string,
  params?: readonly unknown[],
) => Promise<Row[]>
