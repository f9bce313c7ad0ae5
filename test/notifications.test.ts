import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createClient, type Client } from 'graphql-ws'
import { plugins } from '../rapport.config.ts'
import { newUuid } from '../src/core/ids.ts'
import { systemViewer } from '../src/core/viewer.ts'
import { transact, type UnitOfWork } from '../src/write/unit-of-work.ts'
import { defineNotification, toOwner } from '../src/contract/notification.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { startReceiver, until } from './support/receiver.ts'
import { collect } from './events/world.ts'

let app: TestApp
/** An owner of customers who sees only hers, her manager, and an owner of the server. */
let ann: { userId: string; key: string }
let max: { userId: string; key: string }
let olga: { userId: string; key: string }
const clients: Client[] = []

beforeAll(async () => {
  app = await startTestApp({
    plugins: plugins.filter(({ id }) => id === 'sentiment' || id === 'segmentation'),
    env: { RATE_LIMIT: '0', WEBHOOK_LOOPBACK: 'true' },
  })
  ann = await app.addUser('Ann', 'AGENT', 'OWN')
  max = await app.addUser('Max', 'MANAGER')
  olga = await app.addUser('Olga', 'OWNER')
  await app.sql(`update app_user set scope = 'OWN' where id = $1`, [ann.userId.slice(4)])
})
afterAll(async () => {
  for (const client of clients) await client.dispose()
  await app?.stop()
})

const work = (run: (unit: UnitOfWork) => Promise<void> | void) =>
  transact(app.app.orm.em, { viewer: systemViewer }, async (unit) => run(unit))
const addCustomer = async (name: string, owner: { userId: string } = ann) => {
  const id = newUuid()
  await app.sql(`insert into customer (id, kind, name, owner_id) values ($1, 'PERSON', $2, $3)`, [
    id,
    name,
    owner.userId.slice(4),
  ])
  return id
}
const turnNegative = (customerId: string) =>
  work(({ emit }) =>
    emit('sentiment.changed', { changeId: newUuid(), customerId, change: -1, mood: 'NEGATIVE', isAlert: true }),
  )
const move = (customerId: string, from: string | null = newUuid()) =>
  work(({ emit }) => emit('segmentation.membership-changed', { changeId: newUuid(), customerId, from, to: newUuid() }))

interface Shown {
  readonly id: string
  readonly kind: string
  readonly count: number
  readonly readAt: string | null
  readonly text: { readonly en: string; readonly zh: string }
  readonly record: { readonly id: string; readonly name?: string } | null
}
const query = `query ($filter: NotificationFilter) { notificationsUnreadCount notifications(first: 50, filter: $filter) { nodes { id kind count readAt text { en zh } record { id ... on Customer { name } } } } }`
const shownTo = async ({ key }: { key: string }, filter = {}): Promise<{ unread: number; all: Shown[] }> => {
  const { data, errors } = await app.ask(query, { filter }, key)
  expect(errors).toBeUndefined()
  return { unread: data.notificationsUnreadCount, all: data.notifications.nodes }
}
/** Resolves when every event so far has been told. */
const told = () =>
  until('events to be told', async () => {
    const [row] = await app.sql(
      `select not exists (select from outbox) and (select cursor from event_consumer where name = 'follow:notification')
         >= (select max(cursor) from event_log where topic not like 'notification.%') as told`,
    )
    return row!['told'] === true
  })
const mark = async ({ key }: { key: string }, input: object) => {
  const mutation = `mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { unread userErrors { code path } } }`
  return (await app.ask(mutation, { input }, key)).data.markNotificationsRead
}
const listen = ({ key }: { key: string }) => {
  const url = `${app.url.replace('http', 'ws')}/graphql`
  const connectionParams = { authorization: `Bearer ${key}` }
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams })
  clients.push(client)
  return collect(client, 'subscription { notificationAdded { cursor notification { id kind record { id } } } }')
}

describe('notifications', { timeout: 60_000 }, () => {
  it('tell the owner of a customer, once a day, live, and nobody else', async () => {
    const [hers, others] = [listen(ann), listen(max)]
    const lea = await addCustomer('李雷')
    // The sockets are open when the first item comes.
    await until('the first item', async () => {
      await turnNegative(lea)
      await told()
      return hers.items.length > 0
    })
    const { all, unread } = await shownTo(ann)
    expect(unread).toBe(1)
    expect(all).toEqual([
      {
        id: expect.stringMatching(/^ntf_/),
        kind: 'sentiment.alert',
        count: expect.any(Number),
        readAt: null,
        text: { en: 'The mood of a customer turned negative', zh: '一位客户的情绪转为负面' },
        record: { id: `cus_${lea}`, name: '李雷' },
      },
    ])
    expect(hers.items[0]!['notification']).toEqual({
      id: all[0]!.id,
      kind: 'sentiment.alert',
      record: { id: `cus_${lea}` },
    })
    expect((await shownTo(max)).all).toEqual([])
    expect(others.items).toEqual([])
    // A second one who sees all records does not get those of the first, though both have equal rights.
    const mia = await app.addUser('Mia', 'MANAGER')
    const [maxs, mias] = [listen(max), listen(mia)]
    const his = await addCustomer('His', max)
    await until('his item', async () => {
      await turnNegative(his)
      await told()
      return maxs.items.length > 0
    })
    expect(mias.items).toEqual([])
    expect(
      (await app.ask('query ($id: ID!) { node(id: $id) { id } }', { id: all[0]!.id }, max.key)).data.node,
    ).toBeNull()
    expect((await app.ask(query, {})).data).toEqual({ notificationsUnreadCount: 0, notifications: { nodes: [] } })
  })

  it('are marked as read by their owner alone, and become unread when more happens', async () => {
    const bea = await addCustomer('Bea')
    await turnNegative(bea)
    await told()
    const { all, unread } = await shownTo(ann, { unread: true })
    const one = all.find(({ record }) => record?.id === `cus_${bea}`)!
    expect((await mark(max, { ids: [one.id] })).userErrors).toEqual([])
    expect((await shownTo(ann)).unread).toBe(unread)
    expect(await mark(ann, { ids: [one.id] })).toEqual({ unread: unread - 1, userErrors: [] })
    await turnNegative(bea)
    await told()
    const again = (await shownTo(ann)).all.find(({ id }) => id === one.id)
    expect(again).toMatchObject({ count: one.count + 1, readAt: null })
    expect(await mark(ann, { upTo: new Date().toISOString() })).toEqual({ unread: 0, userErrors: [] })
    expect((await shownTo(ann, { unread: true })).all).toEqual([])
    expect((await mark(ann, {})).userErrors).toMatchObject([{ code: 'INVALID_INPUT' }])
    expect((await mark(ann, { ids: ['cus_1'] })).userErrors).toMatchObject([{ code: 'INVALID_ID' }])
    expect((await mark({ key: app.ownerKey }, { ids: [] })).userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
  })

  it('add up the moves between segments of a day, however many', async () => {
    const customers = await Promise.all(['Cleo', 'Dan', 'Eva'].map((name) => addCustomer(name)))
    for (const id of customers) for (let i = 0; i < 10; i++) await move(id)
    // A first segment is no move.
    await move(customers[0]!, null)
    await told()
    const { all } = await shownTo(ann, { kind: { eq: 'segmentation.moves' } })
    expect(all).toMatchObject([
      { count: 30, record: null, text: { en: 'Moves of your customers between segments: 30' } },
    ])
  })

  it('are not told of a kind that is switched off', async () => {
    const set = async (kind: string, isOn: boolean) => {
      const mutation = `mutation ($input: SetNotificationKindInput!) { setNotificationKind(input: $input) { user { id } userErrors { code } } }`
      return (await app.ask(mutation, { input: { kind, isOn } }, ann.key)).data.setNotificationKind
    }
    const kinds = async () =>
      (await app.ask('{ notificationKinds { kind isOn title { en zh } } }', {}, ann.key)).data.notificationKinds
    expect(await set('sentiment.alert', false)).toEqual({ user: { id: ann.userId }, userErrors: [] })
    expect(await kinds()).toContainEqual(expect.objectContaining({ kind: 'sentiment.alert', isOn: false }))
    const fay = await addCustomer('Fay')
    await turnNegative(fay)
    await told()
    const about = async () => (await shownTo(ann)).all.filter(({ record }) => record?.id === `cus_${fay}`)
    expect(await about()).toEqual([])
    await set('sentiment.alert', true)
    await turnNegative(fay)
    await told()
    expect(await about()).toHaveLength(1)
    expect((await set('nothing.such', false)).userErrors).toEqual([{ code: 'INVALID_INPUT' }])
    expect((await kinds()).map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'case.breached',
      'case.due-soon',
      'import.failed',
      'model.drift',
      'model.failed',
      'model.not-promoted',
      'segmentation.moves',
      'sentiment.alert',
      'task.assigned',
      'task.reminder',
      'webhook.disabled',
    ])
  })

  it('go when the customer is given away, and with the customer', async () => {
    const gus = await addCustomer('Gus')
    await turnNegative(gus)
    await told()
    const about = async () => (await shownTo(ann)).all.filter(({ record }) => record?.id === `cus_${gus}`).length
    expect(await about()).toBe(1)
    const { unread } = await shownTo(ann)
    await app.sql('update customer set owner_id = $2 where id = $1', [gus, max.userId.slice(4)])
    expect(await about()).toBe(0)
    expect((await shownTo(ann)).unread).toBe(unread - 1)
    await app.sql('update customer set owner_id = $2 where id = $1', [gus, ann.userId.slice(4)])
    expect(await about()).toBe(1)
    await app.sql('delete from customer where id = $1', [gus])
    expect(await about()).toBe(0)
    expect(await app.sql('select from notification where customer_id = $1', [gus])).toEqual([])
  })

  it('tell those who train of models that need care', async () => {
    const run = async (values: Record<string, string>) => {
      const id = newUuid()
      const all = { promotion: `'IF_NO_WORSE'`, status: `'SUCCEEDED'`, finished_at: 'now()', ...values }
      await app.sql(
        `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, ${Object.keys(all).join(', ')})
         values ('${id}', 'sentiment', '1', 'A', 1, now(), 'test', ${Object.values(all).join(', ')})`,
      )
      return id
    }
    const failed = await run({ status: `'FAILED'` })
    const refused = await run({})
    const old = await run({ finished_at: `now() - interval '2 hours'` })
    const never = await run({ promotion: `'NEVER'` })
    const moved = await run({ promoted: 'true', promoted_at: 'now()' })
    const report = (proposal: string, at: string) =>
      app.sql(
        `insert into drift_report (id, model_run_id, measured_at, rows, features, proposal, reasons) values (uuid_v7(), $1, ${at}, 1, '[]', $2, '{}')`,
        [moved, proposal],
      )
    await report('KEEP', `now() - interval '1 day'`)
    await report('RETRAIN', 'now()')
    const changed = (runId: string, status: string) => work(({ emit }) => emit('model-run.changed', { runId, status }))
    await changed(failed, 'FAILED')
    // What is told of once is not told again.
    await changed(failed, 'FAILED')
    for (const id of [refused, old, never, moved]) await changed(id, 'SUCCEEDED')
    await told()
    const { all } = await shownTo(max)
    const ofModels = all.filter(({ kind }) => kind.startsWith('model.'))
    expect(ofModels.map(({ kind, count, record }) => [kind, count, record?.id]).toSorted()).toEqual([
      ['model.drift', 1, `run_${moved}`],
      ['model.failed', 1, `run_${failed}`],
      ['model.not-promoted', 1, `run_${refused}`],
    ])
    expect((await shownTo(ann)).all.filter(({ kind }) => kind.startsWith('model.'))).toEqual([])
  })

  it('tell who started an import that failed, and owners of a webhook that was disabled', async () => {
    const [row] = await app.sql('select id from api_key where user_id = $1', [max.userId.slice(4)])
    const job = newUuid()
    await app.sql(
      `insert into import_job (id, type, format, source, created_by, status) values ($1, 'ORDERS', 'CSV', 'test', $2, 'FAILED')`,
      [job, row!['id']],
    )
    await work(({ emit }) => emit('import.changed', { jobId: job, status: 'FAILED' }))
    await work(({ emit }) => emit('webhook.disabled', { webhookId: newUuid() }))
    await told()
    const kindsOf = async (user: { key: string }) => new Set((await shownTo(user)).all.map(({ kind }) => kind))
    expect(await kindsOf(max)).toContain('import.failed')
    expect(await kindsOf(olga)).toEqual(
      new Set(['model.drift', 'model.failed', 'model.not-promoted', 'webhook.disabled']),
    )
    expect(await kindsOf(ann)).not.toContain('import.failed')
  })

  it('stand beside webhooks, which send the feeds of plugins', async () => {
    const receiver = await startReceiver()
    const create = async (text: string) => {
      const mutation = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { feed } userErrors { code } } }`
      const input = { name: 'Feed', url: receiver.url, query: text }
      return (await app.ask(mutation, { input })).data.createWebhook
    }
    const { webhook } = await create(
      'subscription { sentimentChanged(filter: { alertsOnly: true }) { mood customer { id } } }',
    )
    expect(webhook).toEqual({ feed: 'sentimentChanged' })
    const customerId = await addCustomer('Hal')
    const changeId = newUuid()
    await app.sql(
      `insert into p_sentiment.change (id, customer_id, mood, previous_mood, cause, at) values ($1, $2, 'NEGATIVE', 'POSITIVE', '{"kind": "EVENT", "text": "test"}', now())`,
      [changeId, customerId],
    )
    await work(({ emit }) =>
      emit('sentiment.changed', { changeId, customerId, change: -1, mood: 'NEGATIVE', isAlert: true }),
    )
    await until('a request', () => receiver.all.length === 1)
    expect(receiver.all[0]!.body).toMatchObject({
      type: 'sentiment.changed',
      data: { mood: 'NEGATIVE', customer: { id: `cus_${customerId}` } },
    })
    await app.sql('delete from webhook')
    await receiver.stop()
  })
})

describe('a kind', () => {
  const text = { en: 'a', zh: 'b' }
  it.each(['alert', 'Sentiment.Alert', 'a.b.c', ''])('named %j is refused', (kind) => {
    expect(() =>
      defineNotification({ kind, title: text, text, topics: ['customer.created'], to: toOwner(() => '') }),
    ).toThrow(/expected a kind/)
  })
  it('that would tell of notifications, and so of itself without an end, is refused', () => {
    const kind = { kind: 'a.b', title: text, text, topics: ['notification.added'], to: toOwner(() => '') } as const
    expect(() => defineNotification(kind)).toThrow(/tell of itself/)
  })
  it('that is told once a record has to have one', () => {
    const kind = { kind: 'a.b', title: text, text, once: 'record', to: toOwner(() => '') } as const
    expect(() => defineNotification({ ...kind, topics: ['customer.created'] })).toThrow(/about none/)
  })
})
