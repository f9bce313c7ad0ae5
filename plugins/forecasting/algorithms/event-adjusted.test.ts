import { describe, expect, it } from 'vitest'
import { eventAdjusted } from './event-adjusted.ts'
import { valuesOf } from './model.ts'
import { fitModel, forecastModel, updateModel } from './models.ts'
import { seasonalNaive } from './seasonal-naive.ts'

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

  it('are taken out of an observation before the model follows it', () => {
    const naive = eventAdjusted(seasonalNaive, () => [])
    const spec = { model: 'SEASONAL_NAIVE', scale: 'LINEAR', season: 1 } as const
    const fitted = naive.fit(spec, values, regressors)
    expect(fitted.effects[0]).toBeGreaterThan(30)
    const after = naive.update(fitted, 150, [1])
    const ahead = (x: number) => valuesOf(naive.forecast(after, 1, { data: Float64Array.of(x), rows: 1, cols: 1 }))[0]
    expect(ahead(1)).toBeCloseTo(150, 9)
    expect(ahead(0)).toBeCloseTo(150 - fitted.effects[0]!, 9)
  })
})
