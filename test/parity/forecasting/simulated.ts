import type { ComputeHost } from '../../../src/compute/index.ts'
import { createRandom } from '../../../src/sdk/task.ts'
import type { ParityRow, ParityRows } from '../parity.ts'
import { coverageRows, fitAll, fitSeries, mean, meanAbsolute, onPool, type Case, type Judged } from './cases.ts'

const DAYS = 28

/** A week's wave around 100 with noise, changed from some day on. */
const shifted = (seed: number, n: number, from: number, change: (v: number) => number): Case => {
  const random = createRandom(seed)
  const values = Float64Array.from({ length: n + DAYS }, (_, i) => {
    const v = 100 + 20 * Math.sin((2 * Math.PI * (i + 1)) / 7) + 5 * random.normal()
    return i + 1 >= from ? change(v) : v
  })
  return { train: values.slice(0, n), test: values.slice(n), seasons: [7, 365] }
}

/** Sales on some of the days, of one to nine pieces. */
const sporadic = (seed: number, n: number, share: number): Case => {
  const random = createRandom(seed)
  const values = Float64Array.from({ length: n + DAYS }, () =>
    random.next() < share ? 1 + Math.floor(9 * random.next()) : 0,
  )
  return { train: values.slice(0, n), test: values.slice(n), seasons: [7, 365] }
}

/** Mean absolute error beside that of the baseline that was chosen, over many seeds. */
const besideBaseline = async (
  host: ComputeHost,
  dataset: string,
  cases: readonly Case[],
): Promise<ParityRow & { readonly judged: readonly Judged[] }> => {
  const judged = await fitAll(host, cases, 4)
  const kept = await Promise.all(
    judged.map(({ train, seasons, test, output: { choice } }) =>
      host.run(fitSeries, {
        series: { values: train, seasons },
        algorithm: 'AUTO',
        horizon: test.length,
        choice: { ...choice, members: [{ spec: choice.baseline.spec, weight: 1 }] },
      }),
    ),
  )
  const own = mean(judged.map(({ test, output }) => meanAbsolute(test, output.forecast.value)))
  const baseline = mean(kept.flatMap((one, i) => (one.ok ? [meanAbsolute(judged[i]!.test, one.forecast.value)] : [])))
  return {
    model: 'AUTO',
    dataset,
    metric: 'mean absolute error',
    ours: own,
    reference: baseline,
    source: 'its baseline',
    ratio: baseline / own,
    rule: 'no worse',
    pass: own <= baseline,
    note: `${judged.length} seeds`,
    judged,
  }
}

/** One simulated series for each. */
const seeds = Array.from({ length: 200 }, (_, i) => i + 1)

/** Levels that have moved lately. */
export const shiftRows: ParityRows = onPool(async (host) => {
  const kinds: readonly (readonly [name: string, of: (seed: number) => Case])[] = [
    ['+100 eight days ago', (seed) => shifted(seed, 400, 393, (v) => v + 100)],
    ['−60 eight days ago', (seed) => shifted(seed, 400, 393, (v) => v - 60)],
    ['+25 two weeks ago', (seed) => shifted(seed, 400, 387, (v) => v + 25)],
    ['doubled four days ago', (seed) => shifted(seed, 400, 397, (v) => 2 * v)],
    ['+100 two months ago', (seed) => shifted(seed, 400, 340, (v) => v + 100)],
  ]
  const rows: ParityRow[] = []
  for (const [name, of] of kinds) {
    const { judged: _, ...row } = await besideBaseline(host, `days with a level ${name}`, seeds.map(of))
    rows.push(row)
  }
  return rows
})

/** Intermittent demand. */
export const sporadicRows: ParityRows = onPool(async (host) => {
  const dataset = 'sales on 15 % of days'
  const { judged, ...row } = await besideBaseline(
    host,
    dataset,
    seeds.map((seed) => sporadic(seed, 400, 0.15)),
  )
  const empty = judged.filter(({ output: { forecast } }) =>
    forecast.intervals.some(({ upper }) => forecast.value.every((v) => v === 0) || upper.every((v) => v === 0)),
  ).length
  return [
    row,
    {
      model: 'AUTO',
      dataset,
      metric: 'forecasts of nothing but zero, and intervals of [0, 0]',
      ours: empty,
      reference: 0,
      source: 'none wanted',
      ratio: 1,
      rule: '= 0',
      pass: empty === 0,
    },
    // Four fifths of days are fewer than those without a sale: the 80 % interval cannot hold less than these.
    coverageRows(dataset, judged, DAYS)[1]!,
  ]
})
