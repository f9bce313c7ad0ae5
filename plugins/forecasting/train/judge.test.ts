import { describe, expect, it } from 'vitest'
import type { OriginScore } from '../algorithms/choose.ts'
import { judgeOrigins } from './judge.ts'

const accuracy = (mase: number | null) => ({ count: 3, mae: mase ?? 0, rmse: mase ?? 0, mase, smape: 10 * (mase ?? 0) })
const origin = (own: number | null, naive: number | null, inside: number | null = 0.8): OriginScore => ({
  accuracy: accuracy(own),
  baseline: accuracy(naive),
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

  it('does not tell apart what overlaps, nor one origin', () => {
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

  it('of a series that never changed says so, and leaves out what has no number', () => {
    const verdict = judgeOrigins([origin(null, null, null), origin(null, null, null)], 'naive')
    expect(verdict.text).toBe('Indistinguishable from naive: the series does not change.')
    expect(verdict.metrics.map(({ name }) => name)).toEqual(['smape'])
  })
})
