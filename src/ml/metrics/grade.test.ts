import { describe, expect, it } from 'vitest'
import { createRandom } from '../../core/random.ts'
import { compareWithBaseline, gradeOfSkill, skillOf } from './grade.ts'
import { AUC } from './ranking-metrics.ts'
import { MAE } from './regression-metrics.ts'

describe('skill', () => {
  it('is the share of the baseline error that is gone, or of the way to the best', () => {
    expect(skillOf(MAE, 3, 4)).toBe(0.25)
    expect(skillOf(AUC, 0.84, 0.5)).toBeCloseTo(0.68, 12)
    expect(skillOf(AUC, 0.4, 0.5)).toBeCloseTo(-0.2, 12)
    expect(skillOf(MAE, 1, 0)).toBeNull()
  })
})

describe('the grade', () => {
  it('follows the one rule', () => {
    const clear = { lower: 0.01, upper: 0.9 }
    expect(gradeOfSkill(0.5, clear)).toBe('EXCELLENT')
    expect(gradeOfSkill(0.49, clear)).toBe('GOOD')
    expect(gradeOfSkill(0.25, clear)).toBe('GOOD')
    expect(gradeOfSkill(0.24, clear)).toBe('FAIR')
    expect(gradeOfSkill(0.02, clear)).toBe('FAIR')
    expect(gradeOfSkill(0.6, { lower: 0, upper: 0.9 })).toBe('NO_BETTER_THAN_BASELINE')
    expect(gradeOfSkill(0.6, null)).toBe('NO_BETTER_THAN_BASELINE')
    expect(gradeOfSkill(-0.2, { lower: -0.4, upper: 0.1 })).toBe('NO_BETTER_THAN_BASELINE')
    expect(gradeOfSkill(-0.2, { lower: -0.4, upper: -0.1 })).toBe('WORSE_THAN_BASELINE')
  })

  const random = createRandom(1)
  const actual = Float64Array.from({ length: 300 }, () => 10 + random.normal())
  const near = actual.map((y) => y + 0.2 * random.normal())
  const mean = { name: 'mean', predicted: new Float64Array(300).fill(10) }

  it('compares with a named baseline on the same rows, and says so in words', () => {
    const comparison = compareWithBaseline(MAE, actual, near, mean, { seed: 3 })!
    expect(comparison.grade).toBe('EXCELLENT')
    expect(comparison.skill).toBeCloseTo(1 - comparison.model / comparison.baseline, 12)
    expect(comparison.text).toMatch(
      /^8\d % less mean absolute error than the baseline "mean" \(95 % interval \d+ % to \d+ %\)$/,
    )
  })

  it('is not given to a model that says the same as the baseline, or worse', () => {
    const same = compareWithBaseline(MAE, actual, mean.predicted, mean)!
    expect(same).toMatchObject({ grade: 'NO_BETTER_THAN_BASELINE', skill: 0 })
    const worse = compareWithBaseline(
      MAE,
      actual,
      actual.map((y) => y + 5),
      mean,
    )!
    expect(worse.grade).toBe('WORSE_THAN_BASELINE')
    const [, more, from, to] =
      /^(\d+) % more mean absolute error than the baseline "mean" \(95 % interval (\d+) % to (\d+) %\)$/.exec(
        worse.text,
      )!
    expect(Number(from)).toBeLessThan(Number(more))
    expect(Number(to)).toBeGreaterThan(Number(more))
  })

  it('is defined where the baseline is perfect or the metric is not defined', () => {
    const perfect = { name: 'oracle', predicted: actual }
    expect(compareWithBaseline(MAE, actual, near, perfect)).toMatchObject({ grade: 'WORSE_THAN_BASELINE', skill: null })
    expect(compareWithBaseline(MAE, actual, actual, perfect)).toMatchObject({ grade: 'NO_BETTER_THAN_BASELINE' })
    expect(compareWithBaseline(AUC, [1, 1], [0.1, 0.2], { name: 'rate', predicted: [0.5, 0.5] })).toBeNull()
  })
})
