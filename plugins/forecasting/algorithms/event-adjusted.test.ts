import { describe, expect, it } from 'vitest'
import { valuesOf } from './model.ts'
import { fitModel, forecastModel, updateModel } from './models.ts'

const promoted = (t: number) => (t % 11 === 4 ? 1 : 0)
const values = Float64Array.from({ length: 60 }, (_, t) => 100 + [12, -5, 3, -10][t % 4]! + 40 * promoted(t))
const regressors = {
  names: ['sale'],
  columns: { data: Float64Array.from(values, (_, t) => promoted(t)), rows: 60, cols: 1 },
}

describe('known events', () => {
  it.each([
    { model: 'ETS', scale: 'LINEAR', season: 4 },
    { model: 'MSTL_ETS', scale: 'LINEAR', seasons: [4] },
  ] as const)('move the forecast of a model without regressors ($model)', (spec) => {
    const fitted = fitModel(spec, values, regressors)
    const future = { data: Float64Array.of(0, 0, 1, 0), rows: 4, cols: 1 }
    const parts = forecastModel(fitted, 4, future)
    expect(parts.names.at(-1)).toBe('sale')
    valuesOf(parts).forEach((v, i) =>
      expect(Math.abs(v - (100 + [12, -5, 3, -10][i]! + (i === 2 ? 40 : 0)))).toBeLessThan(3),
    )
    const followed = updateModel(fitted, 152, [1])
    const calm = updateModel(fitted, 112, [0])
    expect(Math.abs(valuesOf(forecastModel(followed, 1))[0]! - valuesOf(forecastModel(calm, 1))[0]!)).toBeLessThan(3)
  })
})
