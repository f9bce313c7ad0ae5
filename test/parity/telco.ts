import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { matrix, type Matrix } from '../../src/ml/data/index.ts'
import { fitOneHot, fitScaler, joinColumns, oneHot, scale, stringColumn } from '../../src/ml/prepare/index.ts'
import { splitStratified, takeRows, takeValues } from '../../src/ml/selection/index.ts'

/** Telco churn, prepared: 7,043 customers, 30 columns. */
export interface Churn {
  readonly x: Matrix
  /** 1 for customers who left. */
  readonly label: Float64Array
}

const isMissing = (text: string) => text === '' || text === 'NA'

/**
 * Reads the Telco churn file: numbers as they are (the 11 missing totals of customers in their first month are 0), texts
 * one-hot encoded with the first category dropped.
 */
export const readTelco = (path: string): Churn => {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true })
  const fields = Object.keys(rows[0]!).filter((field) => field !== 'churn')
  const parts = fields.map((field) => {
    const texts = rows.map((row) => row[field]!)
    if (texts.every((text) => isMissing(text) || Number.isFinite(Number(text)))) {
      return matrix(
        Float64Array.from(texts, (text) => (isMissing(text) ? 0 : Number(text))),
        rows.length,
        1,
      )
    }
    const column = stringColumn(texts)
    return oneHot(fitOneHot(field, column), column)
  })
  return { x: joinColumns(parts), label: Float64Array.from(rows, (row) => (row['churn'] === 'Yes' ? 1 : 0)) }
}

/** One stratified split, 75 % to learn from and 25 % to judge, standardised on the former. */
export const splitTelco = ({ x, label }: Churn, seed: number) => {
  const { train, holdout } = splitStratified(label, 0.25, seed)
  const scaler = fitScaler(takeRows(x, train))
  return {
    train: { x: scale(scaler, takeRows(x, train)), label: takeValues(label, train) },
    holdout: { x: scale(scaler, takeRows(x, holdout)), label: takeValues(label, holdout) },
  }
}
