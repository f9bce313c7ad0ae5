import { ids } from '../core/ids.ts'
import type { Window } from './page-window.ts'
import type { ReadField } from './read-map.ts'
import { quoteName, quoteText } from './sql-text.ts'

/** json_build_object takes 100 arguments. */
const pairsPerObject = 50

/** A JSON object of names and expressions. */
export const jsonObject = (pairs: ReadonlyMap<string, string>): string => {
  const entries = [...pairs].map(([key, value]) => `${quoteText(key)}, ${value}`)
  if (entries.length <= pairsPerObject) return `json_build_object(${entries.join(', ')})`
  const chunks: string[] = []
  for (let i = 0; i < entries.length; i += pairsPerObject)
    chunks.push(`jsonb_build_object(${entries.slice(i, i + pairsPerObject).join(', ')})`)
  return `(${chunks.join(' || ')})::json`
}

/** What the reader of a connection is told of its window. */
export const windowParts = ({ size, backward, after, before }: Window): string[] => [
  `'size', ${size}`,
  ...(backward ? [`'backward', true`] : []),
  ...(after === undefined ? [] : [`'after', true`]),
  ...(before === undefined ? [] : [`'before', true`]),
]

/**
 * How far the event log reached when the statement's snapshot was taken. Numbers are assigned after the commit and
 * become visible in order: every event up to this number is part of the snapshot, and every other event gets a later
 * one.
 */
export const logPosition = `coalesce((select max(cursor) from event_log), (select cursor from event_consumer where name = '$expired'), 0)::text`

/** The global id of a row. */
export const idOf = (field: Extract<ReadField, { kind: 'id' }>, t: string): string =>
  `${quoteText(`${ids.prefixOf(field.type)}_`)} || ${t}.${quoteName(field.column)}`
