import { RapportError } from '../../core/errors.ts'
import type { FeedQuery, AskedFeed, Feeds } from '../../contract/feeds.ts'
import type { ModuleContext } from '../../contract/context.ts'
import type { RunSql } from '../../db/sql.ts'
import { sqlRunner } from '../../db/sql.ts'
import type { LoggedEventData } from '../../events/logged-event.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { disableWebhook } from './disable.ts'

/** Rows that one statement queues. */
const rowsAtOnce = 1_000

// Of the deliveries of a webhook about the same, the earliest that waits has a `next_at`: it is the one that may be sent. Whoever changes
// which one that is has locked the row of the webhook.

const firstSql = `first as (
  select f.id from unnest($2::text[]) a(about)
  cross join lateral (
    select d.id from webhook_delivery d where d.webhook_id = $1 and d.status = 'PENDING' and d.about = a.about order by d.cursor limit 1
  ) f
)`

/** Lets the earliest deliveries about each of these go, where nothing about the same is on its way. */
export const letNextGo = async (sql: RunSql, webhookId: string, about: readonly string[]): Promise<void> =>
  void (await sql(
    `with ${firstSql} update webhook_delivery set next_at = now() where id in (select id from first) and next_at is null`,
    [webhookId, about],
  ))

/** The same where earlier deliveries may have appeared or gone: those on their way wait if they are not the earliest any more. */
const findNext = async (sql: RunSql, webhookId: string, about: readonly string[]): Promise<void> => {
  await sql(
    `with ${firstSql} update webhook_delivery set next_at = null
     where webhook_id = $1 and status = 'PENDING' and next_at is not null and about = any($2) and id not in (select id from first)`,
    [webhookId, about],
  )
  await letNextGo(sql, webhookId, about)
}

/** Lets a webhook begin anew: the earliest deliveries are due at once. */
export const beginAnew = async (sql: RunSql, webhookId: string): Promise<void> => {
  const rows = await sql<{ about: string }>(
    `select distinct about from webhook_delivery where webhook_id = $1 and status = 'PENDING'`,
    [webhookId],
  )
  await findNext(
    sql,
    webhookId,
    rows.map(({ about }) => about),
  )
  await sql(
    `update webhook_delivery set next_at = now() where webhook_id = $1 and status = 'PENDING' and next_at is not null`,
    [webhookId],
  )
}

/** Locks the row of a webhook until the end of the transaction, and gives its status; undefined if it is gone. */
export const lockWebhook = async (sql: RunSql, webhookId: string): Promise<string | undefined> => {
  const [row] = await sql<{ status: string }>('select status from webhook where id = $1 for update', [webhookId])
  return row?.status
}

const waitingAgain = `status = 'PENDING', queued_at = now(), next_at = null, ended_at = null, problem = null, updated_at = now()`

/** An event that is already queued is left alone, or sent again where `again` says so. */
const queueSql = (again: boolean) => `
insert into webhook_delivery (id, webhook_id, cursor, topic, about, payload, event_at)
select uuid_v7(), $1, e.cursor, e.topic, e.about, e.payload, e.at
from jsonb_to_recordset($2::jsonb) as e(cursor bigint, topic text, about text, payload jsonb, at timestamptz)
on conflict (webhook_id, cursor) ${
  again
    ? `do update set ${waitingAgain}
  where webhook_delivery.status <> 'PENDING'`
    : 'do nothing'
}`

/** Queues events for a webhook whose row is locked. */
export const queueEvents = async (
  sql: RunSql,
  webhookId: string,
  feed: Pick<AskedFeed, 'aboutOf'>,
  events: readonly LoggedEventData[],
  again = false,
): Promise<void> => {
  const rows = events.map((event) => ({
    cursor: String(event.cursor),
    topic: event.topic,
    about: feed.aboutOf(event),
    payload: event.payload,
    at: event.at,
  }))
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const some = rows.slice(i, i + rowsAtOnce)
    await sql(queueSql(again), [webhookId, JSON.stringify(some)])
    const about = [...new Set(some.map((row) => row.about))]
    await (again ? findNext : letNextGo)(sql, webhookId, about)
  }
}

interface WebhookRow extends FeedQuery {
  readonly id: string
  readonly from_cursor: string
}

/** What a webhook asks for, or why nothing any more; undefined while the plugin of its feed does not run, and then there are no events of it. */
const openedFeed = (feeds: Feeds, query: FeedQuery): AskedFeed | { readonly problem: string } | undefined => {
  try {
    return feeds.open(query)
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    return error.code === 'PLUGIN_UNAVAILABLE' ? undefined : { problem: error.message }
  }
}

/** Queues events for every webhook that asks for them, in the transaction that moves the reader of the log on; returns whether there were any. */
export const queueForAll = async (
  events: readonly LoggedEventData[],
  unit: UnitOfWork,
  { platform }: ModuleContext,
): Promise<boolean> => {
  const sql = sqlRunner(unit.em)
  const webhooks = await sql<WebhookRow>(
    `select id, query, variables, from_cursor from webhook where status <> 'DISABLED' order by id`,
  )
  let isAny = false
  for (const { id, query, variables, from_cursor } of webhooks) {
    const feed = openedFeed(platform.feeds, { query, variables })
    if (!feed) continue
    if ('problem' in feed) {
      await disableWebhook(unit, id, `its subscription does not fit the graph any more: ${feed.problem}`)
      continue
    }
    const from = BigInt(from_cursor)
    const wanted = events.filter((event) => event.cursor > from && feed.topics.has(event.topic) && feed.matches(event))
    if (wanted.length === 0) continue
    const status = await lockWebhook(sql, id)
    if (status === undefined || status === 'DISABLED') continue
    await queueEvents(sql, id, feed, wanted)
    isAny = true
  }
  return isAny
}

/** Queues a delivery of a webhook, whose row is locked, again. */
export const queueAgain = async (
  sql: RunSql,
  { id, webhookId, about }: { readonly id: string; readonly webhookId: string; readonly about: string },
): Promise<void> => {
  await sql(`update webhook_delivery set ${waitingAgain} where id = $1 and status <> 'PENDING'`, [id])
  await findNext(sql, webhookId, [about])
}
