import type { GraphQLResolveInfo } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import type { Viewer } from '../../core/viewer.ts'
import { connectionParts } from '../../read/connection-parts.ts'
import { mergedCount, mergedRows, type MergedPart } from '../../read/merged.ts'
import { windowOf } from '../../read/page-window.ts'
import { connectionOfRows, type Reader } from '../../read/reader.ts'
import { hasText, quoteName, quoteText, SqlText } from '../../read/sql-text.ts'
import { optionalText } from '../input.ts'
import { deletables, type Deletable } from './deletable.ts'
import type { TrashArgs, TrashSummary, TrashTotal } from './trash.type.ts'

/** The name of the list in cursors. */
const list = 'Trash'

/** The rows of a type that the viewer sees, with the alias `t`; `isOwn` leaves out those that come back with their customer. */
const visible = (
  { map, deletedAt, customer }: Deletable,
  t: string,
  viewer: Viewer,
  sql: SqlText,
  isOwn: boolean,
): string[] => {
  const scope = map.scope(viewer, t, sql)
  return [
    `${t}.${deletedAt} is not null`,
    ...(scope ? [`(${scope})`] : []),
    ...(isOwn && customer
      ? [`not exists (select from customer d where d.id = ${t}.${customer} and d.deleted_at = ${t}.${deletedAt})`]
      : []),
  ]
}

/** Who deleted a record, by the id that is stored with it. */
const deletedBy = (t: string): string =>
  `coalesce((select coalesce(u.name, k.name) from api_key k left join app_user u on u.id = k.user_id where k.id::text = ${t}.deleted_by),
    (select u.name from app_user u where u.id::text = ${t}.deleted_by), ${t}.deleted_by)`

const itemOf = ({ map, deletedAt, customer }: Deletable, t: string, all: readonly Deletable[]): string => {
  const counts = all.flatMap((other) =>
    other.customer
      ? [
          `select ${quoteText(other.map.type)} as type, count(*)::int as records from ${other.map.table} w where w.${other.customer} = ${t}.id and w.${other.deletedAt} = ${t}.${deletedAt}`,
        ]
      : [],
  )
  const withIt =
    map.name === 'Customer' && counts.length > 0
      ? `(select coalesce(json_agg(json_build_object('type', w.type, 'records', w.records) order by w.type), '[]'::json) from (${counts.join(' union all ')}) w where w.records > 0)`
      : `'[]'::json`
  const owner = (column: string) =>
    customer ? `(select ${column} from customer c where c.id = ${t}.${customer})` : 'null'
  return `json_build_object('id', ${quoteText(`${ids.prefixOf(map.type)}_`)} || ${t}.${quoteName(map.key)}, 'type', ${quoteText(map.type)},
    'name', ${map.label ? `${t}.${quoteName(map.label)}` : 'null'}, 'version', ${t}.version, 'deletedAt', ${t}.${deletedAt}, 'deletedBy', ${deletedBy(t)},
    'customerName', ${owner('c.name')}, 'customerIsDeleted', coalesce(${owner('c.deleted_at is not null')}, false), 'deletedWith', ${withIt})`
}

/** The types that are asked for. Throws INVALID_INPUT for others. */
const chosen = (all: readonly Deletable[], types: readonly string[] | null | undefined): readonly Deletable[] => {
  if (!types) return all
  const names = all.map(({ map }) => map.type)
  for (const type of types)
    if (!names.includes(type))
      throw new RapportError('INVALID_INPUT', `expected types among ${names.join(', ')}, got ${type.slice(0, 60)}`, {
        path: ['types'],
      })
  return all.filter(({ map }) => types.includes(map.type))
}

/** A page of the deleted records that the caller sees, newest first, of all types together. Throws INVALID_INPUT and INVALID_CURSOR. */
export const trash = async (args: TrashArgs, reader: Reader, info: GraphQLResolveInfo, position: bigint) => {
  const window = windowOf(args)
  const text = optionalText(args.search, 'search') ?? undefined
  const all = deletables(reader.registry)
  const asked = connectionParts(
    info,
    'TrashItem',
    info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    window.backward,
  )
  const sql = new SqlText()
  const parts = chosen(all, args.types).map((one): MergedPart => {
    const t = sql.alias()
    const { map, customer } = one
    const named = [
      ...(map.label ? [hasText(`fold_text(${t}.${quoteName(map.label)})`, text ?? '', sql)] : []),
      ...(customer
        ? [
            `exists (select from customer c where c.id = ${t}.${customer} and ${hasText('fold_text(c.name)', text ?? '', sql)})`,
          ]
        : []),
    ]
    return {
      table: map.table,
      t,
      at: `${t}.${one.deletedAt}`,
      key: `${t}.${quoteName(map.key)}`,
      where: [
        ...visible(one, t, reader.viewer, sql, true),
        ...(text === undefined ? [] : [named.length > 0 ? `(${named.join(' or ')})` : 'false']),
      ],
      json: itemOf(one, t, all),
    }
  })
  if (parts.length === 0)
    return connectionOfRows({ size: window.size, list, rows: [], total: 0, position: String(position) })
  const rows = mergedRows(parts, { window, limit: window.size + 1, list, cursors: true }, sql)
  const total = asked.total ? mergedCount(parts) : '0'
  const { text: statement, params } = sql.bound(sql.settle(`select ${rows} as rows, (${total})::int as total`))
  const [found] = await reader.rows<{ rows: unknown[]; total: number }>(statement, params)
  return connectionOfRows({
    size: window.size,
    ...(window.backward ? { backward: true as const } : {}),
    ...(window.after === undefined ? {} : { after: true as const }),
    ...(window.before === undefined ? {} : { before: true as const }),
    list,
    rows: found!.rows,
    total: found!.total,
    position: String(position),
  })
}

/** What the trash has, and what would be purged of it after `days`. */
export const trashSummary = async (
  reader: Reader,
  purgedAfterDays: number | null,
  days: number | null | undefined,
): Promise<TrashSummary> => {
  const after = days ?? purgedAfterDays
  if (after !== null && !(Number.isInteger(after) && after >= 1 && after <= 3_650))
    throw new RapportError('INVALID_INPUT', `expected days between 1 and 3650, got ${after}`, { path: ['days'] })
  const sql = new SqlText()
  const limit = sql.param(after, 'int')
  const counts = deletables(reader.registry).map((one) => {
    const t = sql.alias()
    const at = `${t}.${one.deletedAt}`
    return `select ${quoteText(one.map.type)} as type, count(*)::int as records, min(${at}) as "oldestAt",
      count(*) filter (where ${at} < now() - make_interval(days => ${limit}))::int as purged
      from ${one.map.table} ${t} where ${visible(one, t, reader.viewer, sql, false).join(' and ')}`
  })
  const { text, params } = sql.bound(
    sql.settle(`select * from (${counts.join(' union all ')}) c where records > 0 order by type`),
  )
  return { purgedAfterDays, totals: await reader.rows<TrashTotal>(text, params) }
}
