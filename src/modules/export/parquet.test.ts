import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import type { ExportColumn } from './export.entity.ts'
import { ParquetEncoder } from './parquet.ts'

const fileOf = (columns: readonly ExportColumn[], records: readonly object[], takeAfter = 1): ArrayBuffer => {
  const encoder = new ParquetEncoder(columns)
  const pieces: Buffer[] = []
  for (const [i, record] of records.entries()) {
    encoder.add(record)
    if (i % takeAfter === 0) pieces.push(encoder.take())
  }
  encoder.end()
  pieces.push(encoder.take())
  return new Uint8Array(Buffer.concat(pieces)).buffer
}

const column = (path: string, type: ExportColumn['type'], isList = false): ExportColumn => ({
  title: path,
  path: path.split('.'),
  type,
  isList,
})

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** A value of each type as the graph answers it, beside what a reader finds in the file. */
const values: Readonly<Record<ExportColumn['type'], fc.Arbitrary<readonly [answer: unknown, read: unknown]>>> = {
  TEXT: fc.string({ unit: 'grapheme' }).map((text) => [text, text]),
  INTEGER: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => [value, value]),
  NUMBER: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => [value, value]),
  // The reader makes a number of it; the digits themselves are tested below.
  DECIMAL: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((cents) => [(cents / 100).toFixed(2), cents / 100]),
  BOOLEAN: fc.boolean().map((value) => [value, value]),
  INSTANT: fc
    .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
    .map((value) => [value.toISOString(), value]),
  DAY: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10))
    .map((day) => [day, new Date(day)]),
  // Text that is not well formed has no form in UTF-8, and −0 none in JSON.
  JSON: fc
    .jsonValue()
    .filter((value) => value !== null)
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    .filter((value) => JSON.stringify(value).isWellFormed())
    .map((value) => [value, value]),
}

describe('a Parquet file', () => {
  it.each(Object.entries(values))('has %s values, absent ones and lists as they were', async (type, value) => {
    const columns = [
      column('one', type as ExportColumn['type']),
      column('below.one', type as ExportColumn['type']),
      column('many.nodes.one', type as ExportColumn['type'], true),
    ]
    const record = fc.record({
      one: maybe(value),
      below: maybe(fc.record({ one: maybe(value) })),
      many: maybe(fc.record({ nodes: fc.array(maybe(fc.record({ one: maybe(value) })), { maxLength: 3 }) })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (drawn) => {
        const answers = drawn.map(({ one, below, many }) => ({
          one: one?.[0] ?? null,
          below: below && { one: below.one?.[0] ?? null },
          many: many && { nodes: many.nodes.map((node) => node && { one: node.one?.[0] ?? null }) },
        }))
        const expected = drawn.map(({ one, below, many }) => ({
          one: one?.[1] ?? null,
          'below.one': below?.one?.[1] ?? null,
          'many.nodes.one': many?.nodes.map((node) => node?.one?.[1] ?? null) ?? null,
        }))
        const read = await parquetReadObjects({ file: fileOf(columns, answers) })
        // The reader leaves a list that is absent undefined, and has lost digits of decimals.
        const rounded = (found: unknown) =>
          type === 'DECIMAL' && typeof found === 'number' ? Number(found.toFixed(2)) : (found ?? null)
        const found = read.map((row) => ({
          one: rounded(row['one']),
          'below.one': rounded(row['below.one']),
          'many.nodes.one': (row['many.nodes.one'] as readonly unknown[] | undefined)?.map(rounded) ?? null,
        }))
        expect(found).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps every digit of a decimal and of an instant', () => {
    const columns = [column('amount', 'DECIMAL'), column('at', 'INSTANT')]
    const records = [
      { amount: '-9999999999999999999999999999999999.9999', at: '0001-01-01T00:00:00.000001Z' },
      { amount: '9999999999999999999999999999999999.9999', at: '9999-12-31T23:59:59.999999Z' },
    ]
    const file = Buffer.from(fileOf(columns, records))
    const littleEndian = (value: bigint) => {
      const bytes = Buffer.alloc(8)
      bytes.writeBigInt64LE(value)
      return bytes
    }
    for (const tenThousandths of [10n ** 38n - 1n, 1n - 10n ** 38n]) {
      const bigEndian = BigInt.asUintN(128, tenThousandths).toString(16).padStart(32, '0')
      expect(file.includes(Buffer.from(bigEndian, 'hex'))).toBe(true)
    }
    // From 1970 to the first microsecond of the year 1, and to the last one of 9999.
    expect(file.includes(littleEndian(-62_135_596_799_999_999n))).toBe(true)
    expect(file.includes(littleEndian(253_402_300_799_999_999n))).toBe(true)
  })

  it('has row groups of ten thousand records, and fewer where values are long', async () => {
    const rows = (length: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({ t: `${i}`.padEnd(length) }))
    const groupsOf = (records: readonly object[]) =>
      parquetMetadata(fileOf([column('t', 'TEXT')], records, 1_000)).row_groups.map(({ num_rows }) => Number(num_rows))
    expect(groupsOf(rows(5, 25_000))).toEqual([10_000, 10_000, 5_000])
    expect(Math.max(...groupsOf(rows(100_000, 200)))).toBeLessThan(100)
    expect(groupsOf([])).toEqual([])
  })
})
