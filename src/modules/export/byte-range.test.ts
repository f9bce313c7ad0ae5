import { describe, expect, it } from 'vitest'
import { byteRangeOf } from './byte-range.ts'

describe('a Range header', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-', { from: 0, to: 9 }],
    ['bytes=3-', { from: 3, to: 9 }],
    ['bytes=3-5', { from: 3, to: 5 }],
    ['bytes=3-500', { from: 3, to: 9 }],
    ['bytes=-4', { from: 6, to: 9 }],
    ['bytes=-40', { from: 0, to: 9 }],
    ['bytes=9-', { from: 9, to: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    // Of a form that may be ignored: the whole file.
    ['bytes=5-3', undefined],
    ['bytes=0-1,3-4', undefined],
    ['bytes=-', undefined],
    ['lines=1-2', undefined],
  ])('%j of ten bytes asks for %j', (header, part) => expect(byteRangeOf(header, 10)).toEqual(part))

  it('asks an empty file for nothing that it has', () => expect(byteRangeOf('bytes=0-', 0)).toBe('unsatisfiable'))
})
