import { expect, it } from 'vitest'
import { bandOf, explain, holdoutMetrics } from './explain.ts'

const factor = (contribution: number) => ({ feature: 'f', value: 1, contribution, text: 'because' })

it('the residual of an explanation is what base and factors leave, without rounding errors', () => {
  const shown = { method: 'by hand', baseValue: 1, factors: [factor(0.1), factor(0.2)] }
  expect(explain({ ...shown, rawValue: 2 }).residual).toBeCloseTo(0.7)
  expect(explain({ ...shown, rawValue: 1 + 0.1 + 0.2 + 1e-12 }).residual).toBe(0)
})

it('a band begins with its limit', () => {
  const limits = [0.1, 0.25, 0.5, 0.75] as const
  expect([0, 0.1, 0.25, 0.5, 0.75, 1].map((value) => bandOf(value, limits))).toEqual([
    'VERY_LOW',
    'LOW',
    'MEDIUM',
    'HIGH',
    'VERY_HIGH',
    'VERY_HIGH',
  ])
})

it('figures that could not be measured are left out', () => {
  const estimates = [
    { name: 'mae', value: 2, interval: null, rows: 9 },
    { name: 'auc', value: null, interval: null, rows: 9 },
  ]
  expect(holdoutMetrics(estimates, '.SVR')).toEqual([{ name: 'mae.SVR', value: 2, interval: null, split: 'HOLDOUT' }])
})
