import { expect, it } from 'vitest'
import { didYouMean, nearestName } from './nearest-name.ts'

it.each([
  ['pannels', 'panels'],
  ['job', 'jobs'],
  ['tsaks', 'tasks'],
  ['scoreall', 'scoreAll'],
  ['customer.pannel', 'customer.panel'],
])('finds what %s was to be', (given, meant) => {
  expect(nearestName(given, ['tasks', 'panels', 'jobs', 'scoreAll', 'customer.panel', 'home.tile'])).toBe(meant)
})

it('says nothing where no name is near', () => {
  expect(didYouMean('colour', ['panels', 'jobs'])).toBe('')
  expect(didYouMean('x'.repeat(100_000), ['panels'])).toBe('')
  expect(didYouMean('panel', ['panels', 'jobs'])).toBe('; did you mean panels?')
})
