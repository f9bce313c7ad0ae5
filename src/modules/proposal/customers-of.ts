import type { RunSql } from '../../db/sql.ts'
import type { ReadMap, ReadRegistry } from '../../read/read-map.ts'
import { quoteText } from '../../read/sql-text.ts'
import type { AuditFact } from '../../write/audit-trail.ts'

/** The query of the customers that rows of a read map are about, as a column `id`; `keys` is the query or parameter of their keys. */
const customersSql = (registry: ReadRegistry, map: ReadMap, among: string): string | undefined => {
  if (map.name === 'Customer') return `select t.id from customer t where t.id ${among}`
  const { seenWith, partOf, ofCustomer } = map.rule
  const subject = map.fields.get('subject')
  if (subject?.kind === 'variant') {
    const { typeColumn, idColumn, maps } = subject
    const ofEach = maps.map((name) => {
      const of = registry.get(name)
      const named = `in (select t.${idColumn} from ${map.table} t where t.${map.key} ${among} and t.${typeColumn} = ${quoteText(of.type)})`
      return customersSql(registry, of, named)
    })
    return ofEach.filter((statement) => statement !== undefined).join(' union ') || undefined
  }
  const column = seenWith?.map === 'Customer' ? seenWith.column : ofCustomer
  if (column !== undefined) return `select t.${column} as id from ${map.table} t where t.${map.key} ${among}`
  if (!partOf) return undefined
  return customersSql(
    registry,
    registry.get(partOf.map),
    `in (select t.${partOf.column} from ${map.table} t where t.${map.key} ${among})`,
  )
}

/** The uuids of the customers whose records were changed, as the transaction that changed them sees it. */
export const customersOf = async (
  sql: RunSql,
  registry: ReadRegistry,
  facts: readonly AuditFact[],
): Promise<readonly string[]> => {
  const found = new Set<string>()
  for (const [type, ofType] of Map.groupBy(facts, ({ recordType }) => recordType)) {
    const statement = registry.has(type) ? customersSql(registry, registry.get(type), '= any($1::uuid[])') : undefined
    if (statement === undefined) continue
    const keys = ofType.flatMap(({ recordId }) => (recordId === undefined ? [] : [recordId]))
    for (const { id } of await sql<{ id: string | null }>(`select distinct id from (${statement}) of`, [keys]))
      if (id !== null) found.add(id)
  }
  return [...found]
}
