import type { ModuleContext } from '../../contract/context.ts'
import type { LocalText, NotificationKind, Reach } from '../../contract/notification.ts'
import { isDatabaseAway } from '../../core/database-away.ts'
import { roles } from '../../core/viewer.ts'
import { sqlRunner, type RunSql } from '../../db/sql.ts'
import type { LoggedEventData } from '../../events/logged-event.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'

/** What a user is told of some events. */
interface Told {
  readonly user_id: string
  readonly group_key: string
  readonly record_type: string | null
  readonly record_id: string | null
  readonly customer_id: string | null
  readonly text: LocalText
  readonly count: number
  readonly at: Date
}

const groupOf = ({ kind, once, about }: NotificationKind, event: LoggedEventData): string => {
  const record = about?.(event)
  const name = record ? `${record.type}:${record.id}` : kind
  if (once === 'event') return String(event.cursor)
  return once === 'record' ? name : `${name}:${event.at.toISOString().slice(0, 10)}`
}

/** The text with its parameters. */
const textOf = ({ text, params }: NotificationKind, event: LoggedEventData): LocalText => {
  const values = params?.(event) ?? {}
  const filled = (template: string) =>
    template.replaceAll(/\{(\w+)\}/g, (all, name: string) => (name in values ? String(values[name]) : all))
  return { en: filled(text.en), zh: filled(text.zh) }
}

/** What each user is told, once for each group. */
const gathered = (
  kind: NotificationKind,
  events: readonly LoggedEventData[],
  users: readonly (readonly string[])[],
): Told[] => {
  const told = new Map<string, Told>()
  for (const [i, event] of events.entries()) {
    const group = groupOf(kind, event)
    const record = kind.about?.(event)
    for (const user of new Set(users[i])) {
      const key = `${user} ${group}`
      const earlier = told.get(key)
      if (earlier && kind.once !== 'day') continue
      told.set(key, {
        user_id: user,
        group_key: group,
        record_type: record?.type ?? null,
        record_id: record?.id ?? null,
        customer_id: record?.customerId ?? null,
        text: textOf(kind, event),
        count: (earlier?.count ?? 0) + 1,
        at: event.at,
      })
    }
  }
  return [...told.values()]
}

const tellSql = (isCounted: boolean) => `
insert into notification (id, user_id, kind, group_key, record_type, record_id, customer_id, text, count, at)
select uuid_v7(), r.user_id, $1, r.group_key, r.record_type, r.record_id, r.customer_id, r.text, r.count, r.at
from jsonb_to_recordset($2::jsonb) as r(user_id uuid, group_key text, record_type text, record_id uuid, customer_id uuid, text jsonb, count int, at timestamptz)
join app_user u on u.id = r.user_id and u.active
where not exists (select from notification_preference p where p.user_id = r.user_id and p.kind = $1 and not p.is_on)
  and (r.customer_id is null or exists (select from customer c where c.id = r.customer_id))
on conflict (user_id, kind, group_key) ${
  isCounted
    ? `do update set count = notification.count + excluded.count, at = excluded.at, text = excluded.text, read_at = null, updated_at = now()`
    : 'do nothing'
}
returning id, user_id`

const tellKind = async (
  kind: NotificationKind,
  events: readonly LoggedEventData[],
  unit: UnitOfWork,
  reach: Reach,
): Promise<void> => {
  const users = await kind.to(events, reach)
  const told = gathered(kind, events, users)
  if (told.length === 0) return
  const rows = await reach.sql<{ id: string; user_id: string }>(tellSql(kind.once === 'day'), [
    kind.kind,
    JSON.stringify(told),
  ])
  for (const { id, user_id: userId } of rows) unit.emit('notification.added', { notificationId: id, userId })
}

/** Goes back to where it began if the work fails. */
const apart = async (sql: RunSql, work: () => Promise<void>): Promise<void> => {
  await sql('savepoint kind')
  try {
    await work()
  } catch (error) {
    await sql('rollback to savepoint kind')
    throw error
  }
  await sql('release savepoint kind')
}

/** Tells users what events mean to them. A kind that fails is logged, and its events are passed over; the others go on. */
export const tell = async (
  events: readonly LoggedEventData[],
  unit: UnitOfWork,
  { platform, log }: ModuleContext,
): Promise<void> => {
  const sql = sqlRunner(unit.em)
  const reach: Reach = {
    sql,
    rolesThatMay: (permission) => roles.filter((role) => platform.permissionsOf({ role }).has(permission)),
  }
  for (const kind of platform.notificationKinds()) {
    const wanted = events.filter((event) => kind.topics.includes(event.topic) && (kind.when?.(event) ?? true))
    if (wanted.length === 0) continue
    try {
      await apart(sql, () => tellKind(kind, wanted, unit, reach))
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      log.error({ kind: kind.kind, err: error }, 'users could not be told of events')
    }
  }
}
