import { LockMode } from '@mikro-orm/core'
import type { ModuleContext } from '../../contract/context.ts'
import type { AskedFeed, FeedQuery } from '../../contract/feeds.ts'
import { RapportError } from '../../core/errors.ts'
import { newUuid } from '../../core/ids.ts'
import { assertSeesAll, type Viewer } from '../../core/viewer.ts'
import { sqlOne } from '../../db/rows.ts'
import { sqlRunner, type RunSql } from '../../db/sql.ts'
import type { LoggedEventData } from '../../events/logged-event.ts'
import { eventDays } from '../../events/retention.ts'
import type { Topic } from '../../events/topics.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { assertVersion } from '../../write/write.ts'
import { ifGiven, notFound, requireText, requireValue, uuidOf, withoutAbsent } from '../input.ts'
import { viewerOfKey } from '../user/key-rights.ts'
import { ApiKey } from '../user/user.entity.ts'
import { beginAnew, lockWebhook, queueAgain, queueEvents } from './delivery-queue.ts'
import { receiverUrl } from './receiver-url.ts'
import { newSecret } from './signature.ts'
import { testTopic } from './body.ts'
import { Webhook, WebhookDelivery, WebhookStatus } from './webhook.entity.ts'
import type {
  CreateWebhookInput,
  DeleteWebhookInput,
  ReplayWebhookDeliveryInput,
  ReplayWebhookInput,
  RotateWebhookSecretInput,
  TestWebhookInput,
  UpdateWebhookInput,
} from './webhook.input.ts'

/** Webhooks of a server: every event is compared with each of them. */
const maxWebhooks = 100
const maxName = 200
const maxQuery = 20_000
const maxOverlapHours = 168
/** Events that a replay reads at a time. */
const pageEvents = 1_000
/** The most events that one replay queues. */
const maxReplayed = 100_000

const assertManages = (viewer: Viewer): void => assertSeesAll(viewer, 'webhooks can send the records of all owners')

const found = async ({ em, viewer }: UnitOfWork, id: string): Promise<Webhook> => {
  assertManages(viewer)
  const webhook = await em.findOne(
    Webhook,
    { id: uuidOf(id, 'Webhook', 'id') },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  if (!webhook) throw notFound('webhook', 'id')
  return webhook
}

/** What the key that reads the items may do. Throws INVALID_STATE for one that is not valid any more. */
const readerOf = async (sql: RunSql, keyId: string): Promise<Viewer> => {
  try {
    return await viewerOfKey(sql, keyId)
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    throw new RapportError('INVALID_STATE', error.message, { path: ['input', 'keyId'], cause: error })
  }
}

const ownKey = async ({ em }: UnitOfWork, keyId: string): Promise<string> => {
  const id = uuidOf(keyId, 'ApiKey', 'keyId')
  if ((await em.count(ApiKey, { id })) === 0) throw notFound('key', 'keyId')
  return id
}

/** Checks the subscription as a request of the key that reads the items. */
const checkedFeed = async ({ platform }: ModuleContext, query: FeedQuery, reader: Viewer): Promise<AskedFeed> => {
  if (query.query.length > maxQuery)
    throw new RapportError(
      'INVALID_INPUT',
      `expected a query of at most ${maxQuery} characters, got ${query.query.length}`,
      { path: ['input', 'query'] },
    )
  try {
    return await platform.feeds.check(query, reader)
  } catch (error) {
    if (!(error instanceof RapportError)) throw error
    const { code, message, details, inputPath } = error
    const path = inputPath.length > 0 ? ['variables', ...inputPath] : ['query']
    throw new RapportError(code, message, { path: ['input', ...path], details, cause: error })
  }
}

const nameOf = (name: string): string => requireText(name, 'name', maxName)

/** Creates a webhook and hands its secret to `reveal`, once. */
export const createWebhook =
  (context: ModuleContext, reveal: (secret: string) => void) =>
  async (unit: UnitOfWork, input: CreateWebhookInput): Promise<string> => {
    assertManages(unit.viewer)
    const sql = sqlRunner(unit.em)
    const variables = input.variables ?? {}
    const { name, url, of } = await checkedInTurn({
      name: () => nameOf(input.name),
      url: () => receiverUrl(input.url, 'url', context.platform.config.webhookLoopback),
      of: async () => {
        const { keyId } = input
        const key = keyId === null || keyId === undefined ? unit.viewer.id : await ownKey(unit, keyId)
        const { feed } = await checkedFeed(context, { query: input.query, variables }, await readerOf(sql, key))
        return { key, feed }
      },
    })
    // One after another, so that none of them misses another one.
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['webhooks'])
    const webhooks = await unit.em.count(Webhook)
    if (webhooks >= maxWebhooks)
      throw new RapportError(
        'INVALID_STATE',
        `expected at most ${maxWebhooks} webhooks; delete one that is not needed`,
        {
          path: ['input'],
        },
      )
    const { cursor: fromCursor } = await sqlOne<{ cursor: string }>(
      sql,
      'select coalesce(max(cursor), 0)::text as cursor from event_log',
    )
    const secret = newSecret()
    const webhook = unit.em.create(
      Webhook,
      {
        name,
        url,
        query: input.query,
        variables,
        feed: of.feed,
        key: unit.em.getReference(ApiKey, of.key),
        fromCursor,
        secret,
        enabledAt: unit.now,
      },
      { partial: true },
    )
    unit.em.persist(webhook)
    reveal(secret)
    return webhook.id
  }

/** The changed question of a webhook, checked anew when the question or the key changes, and when it is enabled again. */
const changedFeed = async (
  context: ModuleContext,
  unit: UnitOfWork,
  webhook: Webhook,
  { query, variables, keyId, enabled }: UpdateWebhookInput,
): Promise<Partial<Webhook>> => {
  const isAsked = query !== undefined || variables !== undefined || keyId !== undefined
  if (!isAsked && !(enabled === true && webhook.status === WebhookStatus.DISABLED)) return {}
  const key = keyId === undefined ? webhook.key.id : await ownKey(unit, requireValue(keyId, 'keyId'))
  const asked = {
    query: query === undefined ? webhook.query : requireValue(query, 'query'),
    variables: variables ?? (query === undefined && variables === undefined ? webhook.variables : {}),
  }
  const { feed } = await checkedFeed(context, asked, await readerOf(sqlRunner(unit.em), key))
  return { ...asked, feed, key: unit.em.getReference(ApiKey, key) }
}

export const updateWebhook =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: UpdateWebhookInput): Promise<string> => {
    const webhook = await found(unit, input.id)
    assertVersion(webhook, input.version)
    const { name, url, feed, enabled } = await checkedInTurn({
      name: () => ifGiven(input.name, 'name', nameOf),
      url: () => ifGiven(input.url, 'url', (text) => receiverUrl(text, 'url', context.platform.config.webhookLoopback)),
      enabled: () => (input.enabled === undefined ? undefined : requireValue(input.enabled, 'enabled')),
      feed: () => changedFeed(context, unit, webhook, input),
    })
    unit.em.assign(webhook, withoutAbsent({ name, url, ...feed }))
    if (enabled === false && webhook.status === WebhookStatus.ENABLED) webhook.status = WebhookStatus.PAUSED
    if (enabled === true && webhook.status !== WebhookStatus.ENABLED) {
      unit.em.assign(webhook, {
        status: WebhookStatus.ENABLED,
        reason: null,
        enabledAt: unit.now,
        failures: 0,
        failingSince: null,
        nextAt: null,
      })
      await unit.em.flush()
      // What waited for its next attempt need not wait any longer, and old deliveries may have been deleted meanwhile.
      await beginAnew(sqlRunner(unit.em), webhook.id)
    }
    return webhook.id
  }

/** Gives a webhook a new secret, which it hands to `reveal`; the old one stays valid for a while. */
export const rotateWebhookSecret =
  (reveal: (secret: string) => void) =>
  async (unit: UnitOfWork, input: RotateWebhookSecretInput): Promise<string> => {
    const webhook = await found(unit, input.id)
    assertVersion(webhook, input.version)
    const hours = input.overlapHours ?? 24
    if (hours < 0 || hours > maxOverlapHours)
      throw new RapportError('INVALID_INPUT', `expected 0 to ${maxOverlapHours} hours, got ${hours}`, {
        path: ['input', 'overlapHours'],
      })
    const secret = newSecret()
    webhook.previousSecret = hours === 0 ? null : webhook.secret
    webhook.previousSecretUntil = hours === 0 ? null : new Date(unit.now.getTime() + hours * 3_600_000)
    webhook.secret = secret
    reveal(secret)
    return webhook.id
  }

export const deleteWebhook = async (unit: UnitOfWork, input: DeleteWebhookInput): Promise<string> => {
  const webhook = await found(unit, input.id)
  assertVersion(webhook, input.version)
  unit.em.remove(webhook)
  return webhook.id
}

/** Queues a sample, which is sent once, whether or not the webhook is enabled; returns its uuid. */
export const testWebhook = async (unit: UnitOfWork, input: TestWebhookInput): Promise<string> => {
  const webhook = await found(unit, input.id)
  const id = newUuid()
  const delivery = unit.em.create(
    WebhookDelivery,
    {
      id,
      webhook,
      topic: testTopic,
      about: `test:${id}`,
      payload: {},
      eventAt: unit.now,
      isTest: true,
      queuedAt: unit.now,
      nextAt: unit.now,
    },
    { partial: true },
  )
  unit.em.persist(delivery)
  return id
}

/** Queues what the feed of a webhook had since a moment, whether or not it was sent, under the same ids. */
export const replayWebhook =
  ({ platform }: ModuleContext) =>
  async (unit: UnitOfWork, input: ReplayWebhookInput): Promise<string> => {
    const webhook = await found(unit, input.id)
    assertVersion(webhook, input.version)
    const oldest = unit.now.getTime() - eventDays * 86_400_000
    const since = input.since.getTime()
    if (since < oldest || since > unit.now.getTime())
      throw new RapportError(
        'INVALID_INPUT',
        `expected a moment within the last ${eventDays} days, for which events are kept, got ${input.since.toISOString()}`,
        { path: ['input', 'since'] },
      )
    const feed = platform.feeds.open(webhook)
    const sql = sqlRunner(unit.em)
    let after = '0'
    let queued = 0
    for (;;) {
      const rows = await sql<{ cursor: string; topic: Topic; payload: object; at: string }>(
        `select cursor::text, topic, payload, at from event_log where cursor > $1 and at >= $2 and topic = any($3::text[])
         order by cursor limit ${pageEvents}`,
        [after, input.since, [...feed.topics]],
      )
      const events = rows.map(
        ({ cursor, at, ...event }) => ({ ...event, cursor: BigInt(cursor), at: new Date(at) }) as LoggedEventData,
      )
      const wanted = events.filter((event) => feed.matches(event))
      queued += wanted.length
      if (queued > maxReplayed)
        throw new RapportError(
          'INVALID_INPUT',
          `expected at most ${maxReplayed} events in one replay, there are more since ${input.since.toISOString()}; begin later`,
          { path: ['input', 'since'] },
        )
      await queueEvents(sql, webhook.id, feed, wanted, true)
      if (rows.length < pageEvents) break
      after = rows.at(-1)!.cursor
    }
    unit.audit({ recordType: 'Webhook', recordId: webhook.id, after: { since: input.since, queued } })
    return webhook.id
  }

/** Queues one delivery again, under the same id. */
export const replayWebhookDelivery = async (unit: UnitOfWork, input: ReplayWebhookDeliveryInput): Promise<string> => {
  assertManages(unit.viewer)
  const id = uuidOf(input.id, 'WebhookDelivery', 'id')
  const delivery = await unit.em.findOne(WebhookDelivery, { id })
  if (!delivery) throw notFound('delivery', 'id')
  if (delivery.isTest)
    throw new RapportError('INVALID_STATE', 'a sample is sent once; send another one with testWebhook', {
      path: ['input', 'id'],
    })
  const sql = sqlRunner(unit.em)
  await lockWebhook(sql, delivery.webhook.id)
  const { webhook, about } = delivery
  await queueAgain(sql, { id, webhookId: webhook.id, about })
  return id
}
