import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { country, orderStatus } from './choices.ts'
import { calendarDay, pastMoment, showsDateOrder } from './dates.ts'
import { Refusal, type Conventions } from './field.ts'
import { amount, plainNumber, probability, showsDecimalComma } from './numbers.ts'
import { tags } from './texts.ts'

const now = new Date('2026-03-01T12:00:00Z')
const conventions: Conventions = {
  decimalComma: false,
  dateOrder: undefined,
  now,
  percentages: false,
  currency: 'EUR',
  pastDay: '2026-02-28',
}
const codeOf = (read: string | Refusal) => (read instanceof Refusal ? read.code : read)

describe('numbers', () => {
  it.each([
    ['1234.5', false, '1234.5'],
    ['1,234.5', false, '1234.5'],
    ['1,234,567', false, '1234567'],
    ['12,5', false, undefined],
    ['1,23', false, undefined],
    ['1234,5', true, '1234.5'],
    ['1.234,5', true, '1234.5'],
    ['1.234', true, '1234'],
    ['12.50', true, undefined],
    ['1 234,50', true, '1234.50'],
    ["1'234.50", false, '1234.50'],
    ['22.200000000000003', false, '22.200000000000003'],
    ['1e3', false, '1e3'],
    ['1e999', false, undefined],
    ['0x10', false, undefined],
    ['', false, undefined],
    ['.', false, undefined],
    ['--1', false, undefined],
  ])('%s (decimal comma: %s) is %s', (text, comma, expected) => {
    expect(plainNumber(text, comma)).toBe(expected)
  })

  it('that are read are numbers, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE '.split('')) }),
        fc.boolean(),
        (text, comma) => {
          const read = plainNumber(text, comma)
          if (read !== undefined) expect(Number.isFinite(Number(read))).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('show the decimal sign of a file only where it is certain', () => {
    expect(['12,5', '1.234,50', '12,3456'].map(showsDecimalComma)).toEqual([true, true, true])
    expect(['12.5', '1,234.50', '12.3456'].map(showsDecimalComma)).toEqual([false, false, false])
    expect(['1.234', '1,234', '12'].map(showsDecimalComma)).toEqual([undefined, undefined, undefined])
  })

  it('of money are not below 0, those of chances lie between 0 and 1', () => {
    expect(codeOf(amount('-0.01', conventions))).toBe('NEGATIVE_AMOUNT')
    expect(codeOf(amount('-0', conventions))).toBe('-0')
    expect(
      ['0.4', '40%', '40 %', '1', '1.01', '101%', '-1%'].map((text) => codeOf(probability(text, conventions))),
    ).toEqual(['0.4', '0.4', '0.4', '1', 'BAD_NUMBER', 'BAD_NUMBER', 'BAD_NUMBER'])
  })
})

describe('dates', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['05.01.2026', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['2026-01-05T09:30Z', '2026-01-05 09:30:00Z'],
    ['2026-01-05 09:30:15.123456789+0530', '2026-01-05 09:30:15.123456+05:30'],
    ['2026-01-05 9:30 pm', '2026-01-05 21:30:00'],
    ['2026-01-05 12:05 AM', '2026-01-05 00:05:00'],
    ['1767571200', '2026-01-05 00:00:00.000Z'],
    ['1767571200123', '2026-01-05 00:00:00.123Z'],
    ['2024-02-29', '2024-02-29'],
    ['2025-02-29', 'BAD_DATE'],
    ['1900-02-29', 'BAD_DATE'],
    ['2026-13-01', 'BAD_DATE'],
    ['2026-00-10', 'BAD_DATE'],
    ['199711', 'BAD_DATE'],
    ['1899-12-31', 'BAD_DATE'],
    ['2026-01-05 24:00', 'BAD_DATE'],
    ['2026-01-05 13:00 PM', 'BAD_DATE'],
    ['2026-01-05 09:30+15:00', 'BAD_DATE'],
    ['05/01/2026', 'BAD_DATE'],
    ['5/1/26', 'BAD_DATE'],
    ['today', 'BAD_DATE'],
  ])('%s is %s', (text, expected) => {
    expect(codeOf(pastMoment(text, conventions))).toBe(expected)
  })

  it('are in the future beyond five minutes, and beyond the furthest zone where they name none', () => {
    const code = (text: string) => codeOf(pastMoment(text, conventions))
    expect(code('2026-03-01T12:04:00Z')).toBe('2026-03-01 12:04:00Z')
    expect(code('2026-03-01T12:06:00Z')).toBe('FUTURE_DATE')
    expect(code('2026-03-01T20:00:00+08:00')).toBe('2026-03-01 20:00:00+08:00')
    expect(code('2026-03-01T21:00:00+08:00')).toBe('FUTURE_DATE')
    expect(code('2026-03-02')).toBe('2026-03-02')
    expect(code('2026-03-03')).toBe('FUTURE_DATE')
    expect(codeOf(calendarDay('2030-01-01 10:00', conventions))).toBe('2030-01-01')
  })

  it('between slashes are read as the file is known to write them', () => {
    expect(codeOf(pastMoment('03/04/2025', { ...conventions, dateOrder: 'DMY' }))).toBe('2025-04-03')
    expect(codeOf(pastMoment('03/04/2025', { ...conventions, dateOrder: 'MDY' }))).toBe('2025-03-04')
    expect(['13/04/2025', '04/13/2025 10:00', '03/04/2025', '2025-01-13'].map(showsDateOrder)).toEqual([
      'DMY',
      'MDY',
      undefined,
      undefined,
    ])
  })

  it('that are read are days that exist, as Date knows them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1890, max: 2025 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
          const at = new Date(Date.UTC(year, month - 1, day))
          const exists = year >= 1900 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
          expect(codeOf(pastMoment(text, conventions))).toBe(exists ? text : 'BAD_DATE')
        },
      ),
    )
  })
})

describe('words', () => {
  it('are found in several languages and forms', () => {
    expect(
      ['PAID', 'paid', 'Bezahlt', '已付款', 'On-Hold', 'shipped'].map((text) => codeOf(orderStatus(text, conventions))),
    ).toEqual(['PAID', 'PAID', 'PAID', 'PAID', 'PENDING', 'FULFILLED'])
    expect(
      ['de', 'Germany', 'Deutschland', '德国', 'UK', 'United Kingdom', 'USA', 'Atlantis'].map((text) =>
        codeOf(country(text, conventions)),
      ),
    ).toEqual(['DE', 'DE', 'DE', 'DE', 'GB', 'GB', 'US', 'BAD_VALUE'])
  })

  it('as tags are texts of a PostgreSQL array', () => {
    expect(codeOf(tags('vip, b2b;vip | "q\\', conventions))).toBe(String.raw`{"vip","b2b","\"q\\"}`)
    expect(codeOf(tags('["a,b", "c"]', conventions))).toBe('{"a,b","c"}')
    expect(codeOf(tags('[1]', conventions))).toBe('BAD_VALUE')
  })
})
