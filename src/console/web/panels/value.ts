import * as format from '../format/format.ts'

/** How a value of a panel is shown. */
export type ValueFormat = 'text' | 'number' | 'measure' | 'money' | 'percent' | 'date' | 'tag'

/** The value at a path such as `segment.segment.name`; null where something on the way is absent. */
export const valueAt = (from: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[name], from) ??
  null

/** A day, such as 2026-03-12, is the same in every zone; a moment is not. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

const dateText = (text: string): string => (isDay(text) ? format.calendarDay(text) : format.day(text))

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

export const show = (value: unknown, as: ValueFormat): string => {
  if (value === null || value === undefined) return format.none
  if (as === 'money') return format.money(value as format.Money)
  if (as === 'number') return format.number(Number(value))
  if (as === 'measure') return format.measure(Number(value))
  if (as === 'percent') return format.percent(Number(value))
  if (as === 'date') return dateText(asText(value))
  return asText(value)
}

export const isNumeric = (as: ValueFormat): boolean =>
  as === 'number' || as === 'measure' || as === 'money' || as === 'percent'
