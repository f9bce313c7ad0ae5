import { describe, expect, it } from 'vitest'
import type { OriginScore } from '../algorithms/choose.ts'
import { judgeOrigins } from './judge.ts'

const accuracy = (mase: number | null) => ({ count: 3, mae: mase ?? 0, rmse: mase ?? 0, mase, smape: 10 * (mase ?? 0) })
const origin = (
  own: number | null,
  naive: number | null,
  { inside = 0.8, measure = 'ABSOLUTE' }: { inside?: number | null; measure?: OriginScore['measure'] } = {},
): OriginScore => ({
  accuracy: accuracy(own),
  baseline: accuracy(naive),
  measure,
  error: own,
  baselineError: naive,
  inside80: inside,
  inside95: inside,
})
const figure = (of: readonly { readonly name: string; readonly value: number }[], name: string) =>
  of.find((metric) => metric.name === name)?.value

describe('the judgement of a backtest', () => {
  it('gives means over origins, and how much less error than the baseline', () => {
    const verdict = judgeOrigins(
      Array.from({ length: 12 }, (_, i) => origin(0.4 + 0.01 * (i % 3), 1)),
      'seasonal naive',
    )
    expect(figure(verdict.metrics, 'mase')).toBeCloseTo(0.41, 12)
    expect(figure(verdict.metrics, 'smape')).toBeCloseTo(4.1, 12)
    expect(figure(verdict.metrics, 'coverage.80')).toBeCloseTo(0.8, 12)
    expect(figure(verdict.baseline.metrics, 'mase')).toBe(1)
    expect(verdict.grade).toBe('EXCELLENT')
    expect(verdict.text).toMatch(
      /^59 % less error than seasonal naive over 12 origins \(95 % interval \d+ % to \d+ %\)\.$/,
    )
  })

  it('calls overlapping errors, and a single origin, indistinguishable', () => {
    const mixed = Array.from({ length: 10 }, (_, i) => origin(i % 2 ? 0.2 : 1.7, 1))
    expect(judgeOrigins(mixed, 'naive').grade).toBe('NO_BETTER_THAN_BASELINE')
    expect(judgeOrigins([origin(0.1, 1)], 'naive').grade).toBe('NO_BETTER_THAN_BASELINE')
    expect(
      judgeOrigins(
        Array.from({ length: 9 }, () => origin(2, 1)),
        'naive',
      ).grade,
    ).toBe('WORSE_THAN_BASELINE')
  })

  it('grades intermittent demand by the squares that its model was chosen by, and says so', () => {
    // The mean of roots, 1 against 1.3, would call it better; the root of the mean square is 1.41 against 1.3.
    const squared = Array.from({ length: 12 }, (_, i) => origin(i % 2 ? 2 : 0, 1.3, { measure: 'SQUARED' }))
    expect(judgeOrigins(squared, 'mean').text).toBe('Indistinguishable from mean over 12 origins.')
    const better = Array.from({ length: 12 }, (_, i) => origin(i % 2 ? 1 : 0, 1, { measure: 'SQUARED' }))
    expect(judgeOrigins(better, 'mean').text).toMatch(/^29 % less root mean squared error than mean over 12 origins \(/)
  })

  it('of several series weighs each by its origins, in the measure of its choice', () => {
    const verdict = judgeOrigins(
      [
        ...Array.from({ length: 6 }, () => origin(0.5, 1)),
        ...Array.from({ length: 6 }, (_, i) => origin(i % 2 ? Math.SQRT2 / 2 : 0, 1, { measure: 'SQUARED' })),
      ],
      'naive',
    )
    expect(verdict.text).toMatch(/^50 % less error than naive over 12 origins \(/)
  })

  it('of a series that never changed says so, and leaves out what has no number', () => {
    const verdict = judgeOrigins([origin(null, null, { inside: null }), origin(null, null, { inside: null })], 'naive')
    expect(verdict.text).toBe('Indistinguishable from naive: the series does not change.')
    expect(verdict.metrics.map(({ name }) => name)).toEqual(['smape'])
  })
})
