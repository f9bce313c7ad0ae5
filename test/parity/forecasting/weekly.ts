import { readFileSync } from 'node:fs'
import type { ParityRow, ParityRows } from '../parity.ts'
import { coverageRows, fitAll, groupRow, onPool, type Case, type Judged } from './cases.ts'

const weekMs = 7 * 86_400_000
/** 1970-01-01 was a Thursday: three days after a Monday. */
const weekOf = (day: string) => Math.floor((Date.parse(day.slice(0, 10)) + 3 * 86_400_000) / weekMs)

/** Weekly sums of a shop's orders, whole weeks only: of all customers, and of each third of them. */
const weeklySums = (file: string, [date, customer, amount]: readonly [number, number, number]): Float64Array[] => {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const weeks = rows.map((row) => weekOf(row[date]!))
  const first = weeks.reduce((a, b) => Math.min(a, b)) + 1
  const until = weeks.reduce((a, b) => Math.max(a, b))
  return [undefined, 0, 1, 2].map((third) => {
    const sums = new Float64Array(until - first)
    rows.forEach((row, i) => {
      if (third !== undefined && Number(row[customer]) % 3 !== third) return
      if (weeks[i]! >= first && weeks[i]! < until) sums[weeks[i]! - first]! += Number(row[amount])
    })
    return sums
  })
}

/** Cuts a series every week of its last half year. */
const rolled = (values: Float64Array, horizon: number): Case[] =>
  Array.from({ length: 26 }, (_, i) => values.length - horizon - i)
    .filter((cut) => cut >= 20)
    .map((cut) => ({ train: values.slice(0, cut), test: values.slice(cut, cut + horizon), seasons: [52] }))

/** Weekly sums of two shops. */
export const weeklyRows: ParityRows = onPool(async (host, data) => {
  const shops = [
    { name: 'cdnow', series: weeklySums(data('cdnow/orders.csv'), [2, 1, 4]) },
    { name: 'retail', series: weeklySums(data('retail/invoices.csv'), [1, 2, 3]) },
  ]
  const rows: ParityRow[] = []
  for (const horizon of [4, 13]) {
    const all: Judged[] = []
    for (const { name, series } of shops) {
      const judged = await fitAll(
        host,
        series.flatMap((values) => rolled(values, horizon)),
      )
      rows.push(groupRow(`weekly ${name}, whole and by thirds of customers, ${horizon} weeks ahead`, judged))
      all.push(...judged)
    }
    rows.push(...coverageRows(`weekly cdnow and retail, ${horizon} weeks`, all, horizon))
    rows.push(...coverageRows(`weekly cdnow and retail, ${horizon} weeks`, all, 1))
  }
  return rows
})
