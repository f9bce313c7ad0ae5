import { isCalendarDay } from '../core/calendar-day.ts'
import { isUuid } from '../core/ids.ts'
import { isStorable } from '../core/storable.ts'

const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i
const time = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:[+-](?:0\d|1[0-5])(?::[0-5]\d){0,2})?$/

const isWhole =
  (bits: number) =>
  (text: string): boolean =>
    /^-?\d{1,19}$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text)

const isFloat =
  (round: (value: number) => number) =>
  (text: string): boolean => {
    const value = round(Number(text))
    // PostgreSQL also refuses values that are too small for the type.
    return number.test(text) && Number.isFinite(value) && (value !== 0 || !/[1-9]/.test(text.replace(/e.*/i, '')))
  }

/** How PostgreSQL writes the values of a type. */
const tests: Readonly<Record<string, (text: string) => boolean>> = {
  smallint: isWhole(16),
  int: isWhole(32),
  integer: isWhole(32),
  bigint: isWhole(64),
  real: isFloat(Math.fround),
  'double precision': isFloat((value) => value),
  boolean: (text) => text === 'true' || text === 'false',
  date: isCalendarDay,
  timestamptz: (text) => isCalendarDay(text.slice(0, 10)) && text[10] === ' ' && time.test(text.slice(11)),
  uuid: isUuid,
}

/** `numeric(19,4)`: total digits, and digits after the point. */
const isNumeric = (type: string, text: string): boolean => {
  const [, precision = '1000', scale = '0'] = /\((\d+)(?:,(\d+))?\)/.exec(type) ?? [undefined, '1000', '500']
  const [, whole = '', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  return whole !== '' && whole.length <= Number(precision) - Number(scale) && fraction.length <= Number(scale)
}

/**
 * Whether a text is a value of a PostgreSQL type as the database writes it; for text types, whether it can be stored.
 */
export const isValueOf = (type: string, text: string): boolean => {
  if (type.startsWith('numeric')) return isNumeric(type, text)
  return (tests[type.replace(/\(\d+\)$/, '')] ?? isStorable)(text)
}
