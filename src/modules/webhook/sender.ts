import { setTimeout as delay } from 'node:timers/promises'
import type { ModuleContext } from '../../contract/context.ts'
import { isDatabaseAway, visibleError } from '../../core/database-away.ts'
import type { ErrorCode } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import { systemViewer } from '../../core/viewer.ts'
import { sqlRunner, type RunSql } from '../../db/sql.ts'
import type { LoggedEventData } from '../../events/logged-event.ts'
import type { Signal } from '../../events/signal.ts'
import { transact } from '../../write/unit-of-work.ts'
import { viewerOfKey } from '../user/key-rights.ts'
import { bodyOf, sampleData } from './body.ts'
import { claimDue, conclude, giveBack, patienceDays, skip, type ClaimedDelivery, type Outcome } from './claim.ts'
import { disableWebhook } from './disable.ts'
import { retryAfterSeconds } from './retry.ts'
import { sendRequest } from './send-request.ts'
import { signedHeaders } from './signature.ts'

/** Requests of this process at a time, to all receivers together. */
const maxInFlight = 32
/** Interval between looks for what is due. */
const pollMs = 1_000

/** What no later attempt gets past, for the key of the webhook may not read its feed, or the feed has changed. */
const lasting: ReadonlySet<ErrorCode> = new Set(['FORBIDDEN', 'INVALID_INPUT', 'INVALID_ID', 'TOO_EXPENSIVE'])

/** What there is to send of an event, if anything can be sent. */
type Item =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'nothing' }
  /** The webhook cannot go on. */
  | { readonly kind: 'end'; readonly reason: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly problem: string }

const itemOf = async ({ platform, sql, log }: ModuleContext, delivery: ClaimedDelivery): Promise<Item> => {
  if (delivery.isTest) return { kind: 'data', data: sampleData }
  const { keyId, topic, payload, eventAt, cursor } = delivery
  try {
    const viewer = await viewerOfKey(sql, keyId)
    const event = { cursor: BigInt(cursor!), topic, payload, at: eventAt } as LoggedEventData
    const data = await platform.feeds.itemOf(delivery, viewer, event)
    return data === undefined ? { kind: 'nothing' } : { kind: 'data', data }
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const known = visibleError(error)
    if (known?.code === 'RATE_LIMITED') {
      const seconds = known.details['retryAfterSeconds']
      return { kind: 'wait', seconds: typeof seconds === 'number' ? seconds : 1 }
    }
    if (known && lasting.has(known.code)) return { kind: 'end', reason: `${known.code}: ${known.message}` }
    if (!known) log.error({ webhookDelivery: delivery.id, err: error }, 'could not read what to send')
    const problem = known
      ? `${known.code}: ${known.message}`
      : `INTERNAL_ERROR: something failed on our side; give ${delivery.id} to the operator`
    return { kind: 'failed', problem }
  }
}

const send = async ({ platform }: ModuleContext, delivery: ClaimedDelivery, data: unknown): Promise<Outcome> => {
  const { id, url, topic, eventAt, secrets } = delivery
  const at = new Date()
  const body = bodyOf(topic, eventAt, data)
  const headers = signedHeaders(ids.encode('WebhookDelivery', id), at, body, secrets)
  const attempt = await sendRequest(url, headers, body, { loopback: platform.config.webhookLoopback })
  const { status, error } = attempt
  const isDelivered = status !== null && status >= 200 && status <= 299
  return {
    attempt,
    isDelivered,
    problem: isDelivered ? null : (error ?? `the receiver answered with the status ${status}`),
    waitSeconds: retryAfterSeconds(attempt.retryAfter, at),
    isReceivers: true,
  }
}

const unsent = (problem: string): Outcome => ({
  attempt: { status: null, durationMs: 0, answer: null, error: problem, retryAfter: undefined },
  isDelivered: false,
  problem,
  waitSeconds: undefined,
  isReceivers: false,
})

const disable = async (
  context: ModuleContext,
  { webhookId, webhookVersion }: ClaimedDelivery,
  reason: string,
): Promise<void> => {
  const isDisabled = await transact(context.em(), { viewer: systemViewer, action: 'disableWebhook' }, (unit) =>
    disableWebhook(unit, webhookId, reason, webhookVersion),
  )
  if (isDisabled) context.log.warn({ webhook: webhookId }, 'a webhook was disabled; its reason says why')
}

/** Makes one attempt. */
const attempt = async (context: ModuleContext, delivery: ClaimedDelivery): Promise<void> => {
  const inTransaction = <R>(work: (sql: RunSql) => Promise<R>): Promise<R> =>
    context.em().transactional((tx) => work(sqlRunner(tx)))
  const item = await itemOf(context, delivery)
  if (item.kind === 'nothing')
    return inTransaction((sql) =>
      skip(sql, delivery, 'the record is gone, not visible to the key of the webhook, or not asked for any more'),
    )
  if (item.kind === 'wait') return giveBack(context.sql, delivery, item.seconds)
  if (item.kind === 'end') {
    await disable(context, delivery, item.reason)
    return giveBack(context.sql, delivery)
  }
  const outcome = item.kind === 'failed' ? unsent(item.problem) : await send(context, delivery, item.data)
  const isHopeless = await inTransaction((sql) => conclude(sql, delivery, outcome))
  if (outcome.attempt.status === 410 && !delivery.isTest)
    return disable(context, delivery, 'the receiver answered with the status 410: it wants nothing any more')
  if (isHopeless)
    await disable(
      context,
      delivery,
      `every attempt has failed for ${patienceDays} days, the last because ${outcome.problem}; enable it when the receiver is back, and replay what it missed`,
    )
}

/** Sends what is due until the signal aborts, a number of requests at a time, and looks again when it is woken. What is under way at the end is finished. */
export const sendDue = async (context: ModuleContext, wake: Signal, signal: AbortSignal): Promise<void> => {
  const underWay = new Set<Promise<void>>()
  signal.addEventListener('abort', () => wake.give())
  const begin = (delivery: ClaimedDelivery) => {
    const running = attempt(context, delivery)
      // Its lease ends, and another attempt follows.
      .catch((error: unknown) => context.log.warn({ webhookDelivery: delivery.id, err: error }, 'an attempt was lost'))
      .finally(() => {
        underWay.delete(running)
        wake.give()
      })
    underWay.add(running)
  }
  while (!signal.aborted) {
    try {
      const room = maxInFlight - underWay.size
      const claimed = room > 0 ? await claimDue(context.sql, room) : []
      for (const delivery of claimed) begin(delivery)
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      await delay(pollMs, undefined, { signal }).catch(() => undefined)
    }
    if (!signal.aborted) await wake.sleep(pollMs)
  }
  await Promise.all(underWay)
}
