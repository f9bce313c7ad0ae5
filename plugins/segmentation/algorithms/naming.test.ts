import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameSegments } from './naming.ts'

const features = ['recencyDays', 'frequency', 'monetary']

describe('names of segments', () => {
  test('say what sets a segment apart, most first', () => {
    const differences = [
      [-0.9, 1.4, 1.1],
      [0.8, -0.6, -0.2],
      [0.1, 0, -0.2],
    ]
    expect(nameSegments(features, differences)).toEqual([
      'Frequent, high spend, recent',
      'Inactive, occasional',
      'Typical',
    ])
  })

  test('hold three words at most', () => {
    expect(nameSegments([...features, 'tenureDays'], [[1.4, 1.3, 1.2, 1.1]])).toEqual([
      'Inactive, frequent, high spend',
    ])
  })

  test('grade where two would have the same words, then say more, then what one has more of', () => {
    expect(
      nameSegments(features, [
        [-2.2, 0.8, 0.6],
        [-2.1, 2.5, 2],
      ]),
    ).toEqual(['Very recent, frequent, high spend', 'Very frequent, very recent, very high spend'])
    expect(
      nameSegments(features, [
        [0, 1, 0.3],
        [0, 1, 0],
      ]),
    ).toEqual(['Frequent, high spend', 'Frequent'])
    expect(
      nameSegments(features, [
        [0, 0, 0],
        [0, 0, 0],
      ]),
    ).toEqual(['Typical', 'Typical (another group)'])
    expect(
      nameSegments(features, [
        [-2.2, 2.4, 1.9],
        [-2.1, 1.9, 1.8],
        [-2, 1.8, 3.4],
      ]),
    ).toEqual([
      'Very frequent, very recent, very high spend (lower spend, more frequent)',
      'Very recent, very frequent, very high spend (lower spend, less frequent)',
      'Very high spend, very recent, very frequent (higher spend)',
    ])
  })

  test('use the feature’s own name where there are no words for it', () => {
    expect(nameSegments(['webVisits', 'email_opens'], [[1, -2]])).toEqual(['Low email opens, high web visits'])
    expect(nameSegments(['toString'], [[1]])).toEqual(['High to string'])
  })

  test('are unique and without numbers whatever the segments', () => {
    const difference = fc.array(fc.constantFrom(-2, -1, -0.2, 0, 0.2, 1, 2), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(difference, { maxLength: 12 }), (differences) => {
        const names = nameSegments(features, differences)
        expect(new Set(names).size).toBe(differences.length)
        expect(names.join()).not.toMatch(/\d/)
        expect(nameSegments(features, differences)).toEqual(names)
      }),
    )
  })
})
