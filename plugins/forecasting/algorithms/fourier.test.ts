import { describe, expect, it } from 'vitest'
import { fourierRow, fourierTerms } from './fourier.ts'

describe('Fourier columns', () => {
  it('of a quarter are cosine and sine of one turn and the alternating cosine', () => {
    const terms = fourierTerms([4])
    const rows = [0, 1, 2, 3, 4].map((t) => fourierRow(terms, t).map((v) => Math.round(v * 1e12) / 1e12 + 0))
    expect(rows).toEqual([
      [1, 0, 1],
      [0, 1, -1],
      [-1, 0, 1],
      [0, -1, -1],
      [1, 0, 1],
    ])
  })

  it('of a season can form any pattern of it, with one column less than its length', () => {
    for (const season of [4, 7, 12, 24]) expect(fourierTerms([season]).length).toBe(season - 1)
  })

  it('of two seasons hold a shared frequency once', () => {
    const terms = fourierTerms([24, 168])
    expect(new Set(terms.map((t) => `${t.frequency.toFixed(9)} ${t.sine}`)).size).toBe(terms.length)
    // 24 harmonics of the week, of which 7, 14 and 21 are harmonics of the day
    expect(terms.length).toBe(23 + 2 * 21)
  })

  it('of a year of days keep step with the calendar', () => {
    expect(fourierTerms([365])[0]!.frequency).toBeCloseTo(1 / 365.2425, 15)
  })
})
