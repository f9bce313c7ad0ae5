import { matrixFromRows } from 'rapport-crm/ml/data'
import { describe, expect, test } from 'vitest'
import { assessDrift, driftReference, featureDrift } from './drift.ts'

const column = (values: readonly number[]) => matrixFromRows(values.map((value) => [value]))
const hundred = Array.from({ length: 100 }, (_, i) => i)

describe('drift', () => {
  const reference = driftReference(column(hundred), ['frequency'])

  test('is 0 for the rows of the training', () => {
    expect(featureDrift(reference, column(hundred))[0]?.psi).toBeCloseTo(0, 12)
  })

  test('is the population stability index over the deciles', () => {
    // All in the lowest bin: (1 − .1) ln 10 there; nine times an empty bin, which counts as half of the 50 rows.
    const [found] = featureDrift(reference, column(Array.from({ length: 50 }, () => 1)))
    expect(found?.psi).toBeCloseTo(0.9 * Math.log(10) + 9 * 0.09 * Math.log(10), 10)
  })

  test('refuses numbers that are not finite and no rows', () => {
    expect(() => featureDrift(reference, column([1, Number.NaN]))).toThrow(/row 1, column frequency/)
    expect(() => featureDrift(reference, matrixFromRows([]))).toThrow(
      expect.objectContaining({ code: 'SHAPE_MISMATCH' }),
    )
  })
})

describe('the proposal', () => {
  const labels = Int32Array.from({ length: 10 }, () => 0)
  const changed = (count: number) => labels.map((_, i) => (i < count ? 1 : 0))

  test('is KEEP for a model whose data have not moved', () => {
    expect(assessDrift([{ feature: 'frequency', psi: 0.05 }], labels, labels)).toMatchObject({
      proposal: 'KEEP',
      reasons: [],
      changedShare: 0,
    })
  })

  test('is WATCH after a shift', () => {
    expect(assessDrift([{ feature: 'frequency', psi: 0.12 }], labels, labels)).toMatchObject({
      proposal: 'WATCH',
      reasons: ['frequency is distributed differently (PSI 0.12)'],
    })
    expect(assessDrift([], labels, changed(1)).reasons).toEqual(['10 % of the customers changed segment'])
  })

  test('is RETRAIN after a large shift, naming the largest first', () => {
    const drifted = assessDrift(
      [
        { feature: 'a', psi: 0.11 },
        { feature: 'b', psi: 0.4 },
      ],
      labels,
      changed(3),
    )
    expect(drifted.proposal).toBe('RETRAIN')
    expect(drifted.reasons).toEqual([
      'b is distributed quite differently (PSI 0.40)',
      'a is distributed differently (PSI 0.11)',
      '30 % of the customers changed segment',
    ])
    expect(assessDrift([], labels, changed(2)).proposal).toBe('RETRAIN')
  })

  test('is KEEP without customers', () => {
    expect(assessDrift([], new Int32Array(), new Int32Array()).proposal).toBe('KEEP')
  })
})
