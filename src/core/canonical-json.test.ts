import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, hashJson } from './canonical-json.ts'

it('sorts keys at every depth and keeps the order of lists', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 3, null], a: { f: 'x', e: true } })).toBe(
    '{"a":{"e":true,"f":"x"},"b":[{"c":2,"d":1},3,null]}',
  )
})

it('writes dates, typed arrays and what is undefined as JSON would', () => {
  expect(canonicalJson({ at: new Date('2026-01-02T03:04:05.678Z'), none: undefined, list: [undefined] })).toBe(
    '{"at":"2026-01-02T03:04:05.678Z","list":[null]}',
  )
  expect(canonicalJson({ weights: Float64Array.of(0.1, -2), bytes: Buffer.from([1, 255]) })).toBe(
    '{"bytes":[1,255],"weights":[0.1,-2]}',
  )
  expect(canonicalJson([Number.NaN, Number.POSITIVE_INFINITY, -0])).toBe('[null,null,0]')
})

it('refuses a bigint', () => {
  expect(() => canonicalJson({ n: 1n })).toThrow(TypeError)
  expect(() => canonicalJson(BigInt64Array.of(1n))).toThrow(TypeError)
})

it('gives JSON that reads back as the value, whatever the order in which its keys came', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(reversed(value))).toBe(text)
    }),
  )
})

it('hashes as SHA-256 does', () => {
  // printf '{"a":1,"b":2}' | sha256sum
  expect(hashJson({ b: 2, a: 1 })).toBe('43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777')
})

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}
