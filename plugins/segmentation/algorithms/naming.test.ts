import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsByRhythm } from './feature-words.ts'
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

  test('add a degree if two would be the same, then more words, then what one has more of', () => {
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

  test('call nobody inactive who has bought within the rhythm of the shop, and nobody recent who has not', () => {
    const differences = [
      [1.2, -0.6, 0],
      [-0.8, 0.7, 0],
      [1.8, 0, 0],
    ]
    const named = (days: readonly number[], rhythm?: { usual: number; long: number }) =>
      nameSegments(
        features,
        differences,
        wordsByRhythm(rhythm),
        days.map((mean) => [mean, 1, 1]),
      )
    // Groceries: whoever has not come for weeks is gone.
    expect(named([40, 3, 90], { usual: 7, long: 21 })).toEqual(['Inactive, occasional', 'Recent, frequent', 'Inactive'])
    // Furniture: after four months nobody is late yet.
    expect(named([72, 30, 127], { usual: 200, long: 400 })).toEqual([
      'Less recent than most, occasional',
      'Recent, frequent',
      'Less recent than most',
    ])
    // A shop that nobody has come to for a year: those who came last are not recent either.
    expect(named([500, 380, 600], { usual: 30, long: 90 })).toEqual([
      'Inactive, occasional',
      'More recent than most, frequent',
      'Inactive',
    ])
    // Nobody has bought twice: there is no rhythm.
    expect(named([40, 3, 90])).toEqual([
      'Less recent than most, occasional',
      'More recent than most, frequent',
      'Less recent than most',
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
        const means = differences.map((row) => row.map((value) => 50 + 20 * value))
        const byRhythm = nameSegments(features, differences, wordsByRhythm({ usual: 30, long: 60 }), means)
        expect(new Set(byRhythm).size).toBe(differences.length)
        expect(byRhythm.join()).not.toMatch(/\d/)
      }),
    )
  })
})
