import type { RunSql } from '../../db/sql.ts'
import { letNextGo, lockWebhook } from './delivery-queue.ts'
import { deliveryWait, failuresUntilAway, noAttemptSeconds, receiverWait } from './retry.ts'
import type { Attempt } from './send-request.ts'
import { newUuid } from '../../core/ids.ts'
import type { Topic } from '../../events/topics.ts'

/** Requests to one receiver at a time; one, until it answers, once one has failed. */
export const maxAtOnce = 4
/** How long an attempt belongs to the process that makes it: longer than reading an item and sending it take. */
const leaseSeconds = 60
/** Days of failures after which a webhook is disabled, and a delivery given up. */
export const patienceDays = 5

/** A delivery that this process has to attempt, with what its webhook says. */
export interface ClaimedDelivery {
  readonly id: string
  /** Which attempt this is: a later one has taken over if the delivery counts more. */
  readonly attempt: number
  readonly webhookId: string
  /** The version of the webhook whose words these are. */
  readonly webhookVersion: number
  /** Null for a sample. */
  readonly cursor: string | null
  readonly topic: Topic
  readonly about: string
  readonly payload: object
  readonly eventAt: Date
  readonly isTest: boolean
  readonly url: string
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly keyId: string
  readonly secrets: readonly string[]
}

/**
 * Webhooks that others are writing to at this moment are left for the next time, and so nobody waits. The update asks again whether a delivery is
 * due: another process may have taken it between the beginning of the statement and the lock.
 */
const claimSql = `
with open as materialized (
  select w.* from webhook w
  where exists (select from webhook_delivery d where d.webhook_id = w.id and d.status = 'PENDING' and d.next_at <= now()
    and (d.leased_until is null or d.leased_until <= now()) and (d.is_test or (w.status = 'ENABLED' and (w.next_at is null or w.next_at <= now()))))
  order by w.id for update of w skip locked
), due as (
  select d.id, row_number() over (partition by w.id order by d.next_at, d.id) as place from open w
  cross join lateral (
    select greatest(0, case when w.failures > 0 then 1 else $2::int end - count(*)::int) as places
    from webhook_delivery l where l.webhook_id = w.id and l.status = 'PENDING' and l.leased_until > now()
  ) free
  cross join lateral (
    select o.id, o.next_at from webhook_delivery o
    where o.webhook_id = w.id and o.status = 'PENDING' and o.next_at <= now() and (o.leased_until is null or o.leased_until <= now())
      and (o.is_test or (w.status = 'ENABLED' and (w.next_at is null or w.next_at <= now())))
    order by o.next_at, o.id limit free.places
  ) d
), taken as (select id from due order by place limit $1)
update webhook_delivery d set leased_until = now() + make_interval(secs => ${leaseSeconds}), attempt_count = d.attempt_count + 1
from taken t, open w where d.id = t.id and w.id = d.webhook_id
  and d.status = 'PENDING' and d.next_at <= now() and (d.leased_until is null or d.leased_until <= now())
returning d.id, d.attempt_count as attempt, d.webhook_id as "webhookId", w.version as "webhookVersion", d.cursor::text, d.topic, d.about, d.payload, d.event_at as "eventAt",
  d.is_test as "isTest", w.url, w.query, w.variables, w.key_id as "keyId",
  case when w.previous_secret_until > now() then array[w.secret, w.previous_secret] else array[w.secret] end as secrets`

/** Takes up to `room` deliveries that are due, a fair share from every webhook. */
export const claimDue = async (sql: RunSql, room: number): Promise<ClaimedDelivery[]> => {
  const rows = await sql<ClaimedDelivery>(claimSql, [room, maxAtOnce])
  return rows.map((row) => ({ ...row, eventAt: new Date(row.eventAt) }))
}

/** Gives a delivery back without an attempt; the webhook waits for some seconds. */
export const giveBack = async (
  sql: RunSql,
  { id, attempt, webhookId }: ClaimedDelivery,
  seconds = 0,
): Promise<void> => {
  await sql(
    `update webhook_delivery set leased_until = null, attempt_count = attempt_count - 1 where id = $1 and attempt_count = $2 and status = 'PENDING'`,
    [id, attempt],
  )
  if (seconds > 0)
    await sql(
      `update webhook set next_at = greatest(next_at, now() + make_interval(secs => $2::float8)) where id = $1`,
      [webhookId, seconds],
    )
}

/** Ends a delivery, unless a later attempt has taken over, and lets the next one about the same record go. */
const end = async (
  sql: RunSql,
  { id, attempt, webhookId, about }: ClaimedDelivery,
  status: 'DELIVERED' | 'FAILED' | 'SKIPPED',
  problem: string | null,
): Promise<void> => {
  const ended = await sql(
    `update webhook_delivery set status = $3, problem = $4, ended_at = now(), next_at = null, leased_until = null, updated_at = now()
     where id = $1 and attempt_count = $2 and status = 'PENDING' returning id`,
    [id, attempt, status, problem],
  )
  if (ended.length > 0) await letNextGo(sql, webhookId, [about])
}

/** Notes that there is nothing to send of an event. */
export const skip = async (sql: RunSql, delivery: ClaimedDelivery, problem: string): Promise<void> => {
  await lockWebhook(sql, delivery.webhookId)
  await end(sql, delivery, 'SKIPPED', problem)
}

/** What an attempt means for a delivery and its webhook. */
export interface Outcome {
  readonly attempt: Attempt
  readonly isDelivered: boolean
  readonly problem: string | null
  /** How long the receiver asked us to wait. */
  readonly waitSeconds: number | undefined
  /** Whether the receiver was asked: if we could not even read the item, it is not to blame. */
  readonly isReceivers: boolean
}

/** Notes an attempt. Returns since when the webhook fails, if that is long enough to disable it. */
export const conclude = async (
  sql: RunSql,
  delivery: ClaimedDelivery,
  { attempt, isDelivered, problem, waitSeconds, isReceivers }: Outcome,
): Promise<boolean> => {
  const { id, webhookId, isTest } = delivery
  if ((await lockWebhook(sql, webhookId)) === undefined) return false
  const attemptId = newUuid()
  await sql(
    `insert into webhook_attempt (id, delivery_id, status, duration_ms, answer, problem) select $1, d.id, $3, $4, $5, $6 from webhook_delivery d where d.id = $2`,
    [attemptId, id, attempt.status, attempt.durationMs, attempt.answer, problem],
  )
  if (isTest) {
    await end(sql, delivery, isDelivered ? 'DELIVERED' : 'FAILED', problem)
    return false
  }
  if (isDelivered) {
    await end(sql, delivery, 'DELIVERED', null)
    // A receiver that is back gets at once what failed while it was away, a few at a time.
    await sql(
      `with back as (select from webhook where id = $1 and failures >= ${failuresUntilAway})
       update webhook_delivery set next_at = now() where webhook_id = $1 and status = 'PENDING' and next_at > now() and exists (select from back)`,
      [webhookId],
    )
    await sql(
      `update webhook set failures = 0, failing_since = null, next_at = null, last_success_at = now() where id = $1`,
      [webhookId],
    )
    return false
  }
  // Failures before a time without any attempt, because nothing was left to send, say nothing of the receiver now.
  await sql(
    `update webhook w set failures = 0, failing_since = null where id = $1 and failing_since < now() - make_interval(secs => ${noAttemptSeconds})
       and not exists (select from webhook_attempt a join webhook_delivery d on d.id = a.delivery_id
         where d.webhook_id = w.id and a.id <> $2 and a.at > now() - make_interval(secs => ${noAttemptSeconds}))`,
    [webhookId, attemptId],
  )
  const [webhook] = await sql<{ failures: number; is_hopeless: boolean; is_old: boolean }>(
    `select failures + 1 as failures, coalesce(failing_since < now() - make_interval(days => $3), false) as is_hopeless,
       (select greatest(d.queued_at, w.enabled_at) < now() - make_interval(days => $3) from webhook_delivery d where d.id = $2) as is_old
     from webhook w where id = $1`,
    [webhookId, id, patienceDays],
  )
  if (webhook!.is_old && !webhook!.is_hopeless) {
    await end(sql, delivery, 'FAILED', problem)
  } else {
    await sql(
      `update webhook_delivery set problem = $3, leased_until = null, next_at = case when next_at is not null then now() + make_interval(secs => $4::float8) end, updated_at = now()
       where id = $1 and attempt_count = $2 and status = 'PENDING'`,
      [id, delivery.attempt, problem, Math.max(deliveryWait(delivery.attempt), waitSeconds ?? 0)],
    )
  }
  if (!isReceivers) return false
  await sql(
    `update webhook set failures = $2, failing_since = coalesce(failing_since, now()),
       next_at = nullif(greatest(next_at, now() + make_interval(secs => $3::float8)), now()) where id = $1`,
    [webhookId, webhook!.failures, Math.max(receiverWait(webhook!.failures), waitSeconds ?? 0)],
  )
  return webhook!.is_hopeless
}
