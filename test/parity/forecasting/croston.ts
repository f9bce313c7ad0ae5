import { croston } from '../../../plugins/forecasting/algorithms/croston.ts'
import { valuesOf } from '../../../plugins/forecasting/algorithms/model.ts'
import type { ParityRows } from '../parity.ts'

// From R 4.2.2, forecast 8.20: croston(y, h = 1)$mean, printed with 15 digits.
const crostonOfR: readonly (readonly [series: readonly number[], mean: number])[] = [
  [[0, 0, 3, 0, 0, 0, 2, 0, 5, 0, 0, 1, 0, 0, 0, 0, 4, 0, 0, 2], 0.916626480201468],
  [[1, 0, 0, 2.5, 0, 7, 0, 0, 0, 0, 0, 3, 1, 0, 0], 1.05877266221374],
  [[12, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 25, 0, 14, 0, 0, 0, 0], 5.58163582646556],
]

/** Croston’s method beside R forecast. */
export const crostonRows: ParityRows = async () =>
  crostonOfR.map(([series, reference]) => {
    const state = croston.fit({ model: 'CROSTON', scale: 'LINEAR' }, Float64Array.from(series))
    const ours = valuesOf(croston.forecast(state, 1))[0]!
    return {
      model: "Croston's method",
      dataset: `${series.length} periods, ${series.filter((v) => v > 0).length} demands`,
      metric: 'forecast',
      ours,
      reference,
      source: 'R forecast 8.20',
      ratio: reference / ours,
      rule: '± 1e-6',
      pass: Math.abs(ours - reference) <= 1e-6,
    }
  })
