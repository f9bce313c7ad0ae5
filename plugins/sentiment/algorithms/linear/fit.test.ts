import { describe, expect, it } from 'vitest'
import { matrixFromRows } from 'rapport-crm/ml/data'
import { logisticRegression } from 'rapport-crm/ml/linear'
import { calibrate } from './calibrate.ts'
import { hashPair, hashText, KeyTable } from './hash.ts'
import { labelProbabilities, ordinalLoss } from './ordinal.ts'

describe('the ordinal loss', () => {
  const at = (label: number, raw: number, halfWidth: number) => {
    const out = { value: 0, byRaw: 0, byHalfWidth: 0 }
    ordinalLoss(label, raw, halfWidth, out)
    return out
  }

  it('is minus the log of the probability that the labels get', () => {
    for (const raw of [-3, -0.2, 0, 1.7]) {
      const { negative, neutral, positive } = labelProbabilities(raw, 0.8)
      expect(negative + neutral + positive).toBeCloseTo(1, 12)
      expect(at(-1, raw, 0.8).value).toBeCloseTo(-Math.log(negative), 10)
      expect(at(0, raw, 0.8).value).toBeCloseTo(-Math.log(neutral), 10)
      expect(at(1, raw, 0.8).value).toBeCloseTo(-Math.log(positive), 10)
    }
  })

  it('has the derivatives that differences give', () => {
    const step = 1e-6
    for (const label of [-1, 0, 1]) {
      for (const raw of [-2, 0.3, 4]) {
        const { byRaw, byHalfWidth } = at(label, raw, 0.7)
        const rawSlope = (at(label, raw + step, 0.7).value - at(label, raw - step, 0.7).value) / (2 * step)
        const widthSlope = (at(label, raw, 0.7 + step).value - at(label, raw, 0.7 - step).value) / (2 * step)
        expect(byRaw).toBeCloseTo(rawSlope, 6)
        expect(byHalfWidth).toBeCloseTo(widthSlope, 6)
      }
    }
  })

  it('stays finite far away', () => {
    for (const label of [-1, 0, 1]) {
      for (const raw of [-1e6, 1e6]) expect(Object.values(at(label, raw, 0.5)).every(Number.isFinite)).toBe(true)
    }
  })

  it('without neutral labels is logistic regression', () => {
    expect(labelProbabilities(1.3, 0)).toEqual({
      negative: 1 / (1 + Math.exp(1.3)),
      neutral: 0,
      positive: expect.closeTo(1 / (1 + Math.exp(-1.3)), 12),
    })
  })
})

describe('calibration', () => {
  const labels = Array.from({ length: 400 }, (_, i) => ((i * 7) % 10 < 6 ? 1 : -1))
  const raw = Float64Array.from(labels, (label, i) => label * 0.8 + Math.sin(i * 1.7) * 3)

  it('agrees with the kit’s logistic regression on the raw score', () => {
    const rows = matrixFromRows(Array.from(raw, (value) => [value]))
    const { coefficients, intercept } = logisticRegression(
      rows,
      Float64Array.from(labels, (label) => (label > 0 ? 1 : 0)),
    )
    const { slope, shift } = calibrate(labels, raw)
    // ours has a faint pull to slope 1
    expect(slope).toBeCloseTo(coefficients[0]!, 2)
    expect(shift).toBeCloseTo(intercept, 2)
  })

  it('leaves alone scores that point the wrong way', () => {
    expect(
      calibrate(
        labels,
        raw.map((value) => -value),
      ),
    ).toMatchObject({ slope: 1, shift: 0 })
  })
})

describe('the key table', () => {
  it('finds every key again after it has grown, and no other', () => {
    const table = new KeyTable(4)
    const keys = Array.from({ length: 5_000 }, (_, i) => hashText(`word ${i}`, 1))
    const numbers = keys.map((key) => table.add(key))
    expect(keys.map((key) => table.find(key))).toEqual(numbers)
    expect(table.size).toBe(new Set(keys).size)
    expect(table.find(hashText('another', 1))).toBe(-1)
    expect(Array.from(table.keys)).toEqual([...new Set(keys)])
  })

  it('tells apart the order of a pair and the kinds of a word', () => {
    const [a, b] = [hashText('not', 1), hashText('good', 1)]
    expect(new Set([hashPair(a, b, 2), hashPair(b, a, 2), hashPair(a, b, 3), hashText('not', 2), a]).size).toBe(5)
  })
})
