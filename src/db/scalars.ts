import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { GraphQLJSON } from 'graphql-scalars'
import { isCalendarDay } from '../core/calendar-day.ts'

const decimal = /^-?\d{1,15}(\.\d{1,4})?$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/

const parseInstant = (value: unknown): Date => {
  if (typeof value === 'string' && instant.test(value) && isCalendarDay(value.slice(0, 10))) {
    const date = new Date(value)
    // In UTC it may fall in a year that neither the database nor ISO 8601 writes that way: 0, or one of five digits.
    if (!Number.isNaN(date.getTime()) && isCalendarDay(date.toISOString().slice(0, 10))) return date
  }
  throw new GraphQLError(
    `expected an instant in the years 1 to 9999 such as 2026-03-01T09:30:00Z, got ${JSON.stringify(value)?.slice(0, 60)}`,
  )
}

/** An instant. The database returns it as ISO 8601 text in UTC, which is passed on unchanged. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601 with its offset, e.g. 2026-03-01T09:30:00Z. Answers are in UTC.',
  serialize: (value) => {
    if (typeof value === 'string') return value.endsWith('+00:00') ? `${value.slice(0, -6)}Z` : value
    if (value instanceof Date) return value.toISOString()
    throw new GraphQLError('expected an instant as text or Date')
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
})

const parseDecimalText = (value: unknown): string => {
  if (typeof value === 'string' && decimal.test(value)) return value
  throw new GraphQLError(
    `expected a decimal as a string, such as "12.50", with at most 4 decimals, got ${JSON.stringify(value)?.slice(0, 60)}`,
  )
}

/** An exact decimal, a string on the wire in both directions. */
export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal as a string, e.g. "12.50"; up to 15 digits before and 4 after the point.',
  // The database pads to four decimals; zeros from the third on carry no information.
  serialize: (value) => String(value).replace(/(\.\d\d\d*?)0+$/, '$1'),
  parseValue: parseDecimalText,
  parseLiteral: (node) => parseDecimalText(node.kind === Kind.STRING ? node.value : undefined),
})

const parseDay = (value: unknown): string => {
  if (typeof value === 'string' && isCalendarDay(value)) return value
  throw new GraphQLError(
    `expected a day in the years 1 to 9999 such as 2026-03-01, got ${JSON.stringify(value)?.slice(0, 60)}`,
  )
}

/** A calendar day, `YYYY-MM-DD`; days travel as text so that no time zone can shift them. */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day without a time zone, e.g. 2026-03-01.',
  serialize: (value) => String(value).slice(0, 10),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
})

export const Json: GraphQLScalarType = GraphQLJSON
