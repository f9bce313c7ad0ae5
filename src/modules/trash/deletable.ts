import { ids } from '../../core/ids.ts'
import type { ReadMap, ReadRegistry } from '../../read/read-map.ts'
import { quoteName } from '../../read/sql-text.ts'

/** A type whose records can be deleted and restored. */
export interface Deletable {
  readonly map: ReadMap
  /** The quoted column with the moment of the deletion. */
  readonly deletedAt: string
  /** The quoted column with the customer that a record belongs to; undefined for customers and what belongs to none. */
  readonly customer: string | undefined
}

const customerColumn = ({ name, fields }: ReadMap): string | undefined => {
  const field = fields.get('customer')
  return name !== 'Customer' && field?.kind === 'one' && field.map === 'Customer' && !field.inverse
    ? quoteName(field.local)
    : undefined
}

/** Every type of the graph whose records can be deleted and restored, customers last: a type is one by its entity alone. */
export const deletables = (registry: ReadRegistry): readonly Deletable[] => {
  const named = new Set([...ids.all()].map(([type]) => type))
  return [...registry.all()]
    .flatMap((map) =>
      map.deletedAt !== undefined && map.name === map.type && named.has(map.type)
        ? [{ map, deletedAt: quoteName(map.deletedAt), customer: customerColumn(map) }]
        : [],
    )
    .toSorted(
      (a, b) =>
        Number(a.map.name === 'Customer') - Number(b.map.name === 'Customer') || (a.map.name < b.map.name ? -1 : 1),
    )
}
