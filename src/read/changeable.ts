import { raw } from '@mikro-orm/core'
import { assertSeesAll, type Viewer } from '../core/viewer.ts'
import { registeredMap, type EntityClass } from './read-map.ts'
import { SqlText } from './sql-text.ts'

/** Throws FORBIDDEN if only callers who see all records may change the rows of an entity, and the viewer does not. */
export const assertMayChange = (entity: EntityClass, viewer: Viewer): void => {
  const { changedByAll } = registeredMap(entity).rule
  if (changedByAll !== undefined) assertSeesAll(viewer, changedByAll)
}

/** A list as PostgreSQL writes it: the ORM would spread it over several parameters. */
const asLiteral = (value: unknown): unknown =>
  Array.isArray(value) ? `{${value.map((item) => JSON.stringify(String(item))).join(',')}}` : value

/**
 * The condition on the rows of an entity that a viewer may change, for `em.find`: those that it sees by the rule of the
 * entity's read map. Spread it into the other conditions; it is created anew for each query. Throws FORBIDDEN if the
 * viewer may change none.
 */
export const changeable = (entity: EntityClass, viewer: Viewer): Readonly<Record<symbol, []>> => {
  assertMayChange(entity, viewer)
  const map = registeredMap(entity)
  const place = '{row}'
  const sql = new SqlText()
  const condition = map.scope(viewer, place, sql)
  if (condition === undefined) return {}
  const params: unknown[] = []
  const text = sql.settle(condition).replaceAll(/\$(\d+)/g, (_all, number: string) => {
    params.push(asLiteral(sql.params[Number(number) - 1]))
    return '?'
  })
  return { [raw((alias: string) => text.replaceAll(place, alias), params)]: [] as [] }
}
