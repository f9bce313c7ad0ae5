import { anything, assert, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble, chunks, pack, unpack } from './payload.ts'

const roundTrip = (value: unknown): unknown => unpack(assemble(pack(value)))

const columns = [
  Int8Array.of(-1, 2),
  Uint8Array.of(1, 255),
  Uint8ClampedArray.of(3),
  Int16Array.of(-300),
  Uint16Array.of(65_535),
  Int32Array.of(-70_000),
  Uint32Array.of(4_000_000_000),
  Float32Array.of(0.5, Number.NaN),
  Float64Array.of(Math.PI, -0, Number.POSITIVE_INFINITY),
  BigInt64Array.of(-(2n ** 60n)),
  BigUint64Array.of(2n ** 63n),
  new DataView(Uint8Array.of(1, 2, 3).buffer, 1),
]

describe('a payload', () => {
  test('arrives as structuredClone would have it', () => {
    const withAll = {
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    }
    assert(
      property(anything(withAll), (value) => {
        expect(roundTrip(value)).toStrictEqual(structuredClone(value))
      }),
    )
  })

  test.each(columns.map((column) => [column.constructor.name, column] as const))('keeps a %s', (_, column) => {
    expect(roundTrip({ column })).toStrictEqual({ column })
  })

  test('keeps large columns of every width side by side, with views that start at odd bytes', () => {
    const bytes = Uint8Array.from({ length: 9_001 }, (_, i) => i)
    const value = {
      odd: bytes.subarray(1, 8_194),
      doubles: Float64Array.from({ length: 1_000 }, (_, i) => i / 7),
      codes: Int32Array.from({ length: 2_047 }, (_, i) => -i),
      text: 'Zürich 客户',
    }
    expect(roundTrip(value)).toStrictEqual(value)
  })

  test('keeps one object that is named twice one object, cycles included', () => {
    const column = new Float64Array(5_000)
    const twice = roundTrip([column, column])
    expect(twice).toStrictEqual([column, column])
    expect(Array.isArray(twice) && twice[0] === twice[1]).toBe(true)
    const cycle: unknown[] = []
    cycle.push(cycle)
    const circular = roundTrip(cycle)
    expect(Array.isArray(circular) && circular[0] === circular).toBe(true)
  })

  test('sends no more of a buffer than the view on it', () => {
    expect(pack(new Float64Array(1_000_000).subarray(10, 1_010)).byteLength).toBeLessThan(9_000)
  })

  test('reads columns without copying them', () => {
    const buffer = assemble(pack(new Float64Array(1_000).fill(3)))
    const column = unpack(buffer)
    expect(column).toStrictEqual(new Float64Array(1_000).fill(3))
    expect(ArrayBuffer.isView(column) && column.buffer).toBe(buffer)
  })

  test('comes together from its chunks in shared memory', () => {
    const value = { rows: Float64Array.from({ length: 3_000 }, (_, i) => i), names: ['a', 'b'] }
    const payload = pack(value)
    const target = new Uint8Array(new SharedArrayBuffer(payload.byteLength))
    for (const { offset, bytes } of chunks(payload, 777)) target.set(bytes, offset)
    expect(unpack(target.buffer)).toStrictEqual(value)
  })

  test.each([
    ['a function', () => 1],
    ['a promise', Promise.resolve()],
    ['a symbol', Symbol('x')],
    ['a weak map', new WeakMap()],
  ])('refuses %s', (_, value) => {
    expect(() => pack({ deep: [value] })).toThrow(/could not be cloned/)
  })
})
