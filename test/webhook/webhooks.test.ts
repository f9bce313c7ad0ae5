import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../src/core/ids.ts'
import { systemViewer } from '../../src/core/viewer.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { maxAtOnce } from '../../src/modules/webhook/claim.ts'
import { transact } from '../../src/write/unit-of-work.ts'
import { startTestApp, type Answer, type TestApp } from '../support/app.ts'
import { isSigned, startReceiver, until, type Received, type Receiver } from '../support/receiver.ts'

let app: TestApp
let receiver: Receiver

beforeAll(async () => {
  app = await startTestApp({ env: { WEBHOOK_LOOPBACK: 'true', RATE_LIMIT: '0' } })
})
afterAll(() => app?.stop())
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(async () => {
  await app.sql('delete from webhook')
  await receiver.stop()
})

const customers = `subscription { recordChanged(types: [CUSTOMER]) { type action node { id ... on Customer { name } } } }`

const payloadOf = (answer: Answer, mutation: string) => {
  expect(answer.errors).toBeUndefined()
  return answer.data[mutation]
}
/** Resolves when webhooks have been compared with every event so far. */
const quiet = () =>
  until('events to be read', async () => {
    const [row] = await app.sql(
      `select not exists (select from outbox) and (select cursor from event_consumer where name = 'follow:webhook')
         >= coalesce((select max(cursor) from event_log where topic like 'customer.%'), 0) as quiet`,
    )
    return row!['quiet'] === true
  })
const create = async (input: object = {}, key?: string) => {
  await quiet()
  const answer = await app.ask(
    `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { id version feed status } userErrors { code path message } } }`,
    { input: { name: 'Shop', url: receiver.url, query: customers, ...input } },
    key,
  )
  return payloadOf(answer, 'createWebhook')
}
const change = async (mutation: string, input: object, selection = 'webhook { id version status reason pending }') => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path message } } }`
  return payloadOf(await app.ask(query, { input }), mutation)
}
const stateOf = async (id: string) => {
  const query = `query ($id: ID!) { webhook(id: $id) { status reason pending failures failingSince nextAt key { name } } }`
  return (await app.ask(query, { id })).data.webhook
}
const deliveriesOf = async (id: string) => {
  const query = `query ($id: ID!) { webhookDeliveries(first: 100, filter: { webhook: { eq: $id } }) { nodes {
    id status topic attemptCount problem isTest attempts(first: 10) { nodes { status durationMs answer problem } } } } }`
  return (await app.ask(query, { id })).data.webhookDeliveries.nodes
}

/** Makes customers, or renames them, each with its event in a transaction of its own. */
const write = (id: string, name: string, action: 'ADDED' | 'UPDATED' = 'UPDATED', owner?: string) =>
  transact(app.app.orm.em, { viewer: systemViewer }, async (unit) => {
    const sql = sqlRunner(unit.em)
    if (action === 'ADDED')
      await sql(`insert into customer (id, kind, name, owner_id) values ($1, 'PERSON', $2, $3)`, [
        id,
        name,
        owner ?? null,
      ])
    else await sql('update customer set name = $2, version = version + 1 where id = $1', [id, name])
    const topic = action === 'ADDED' ? 'customer.created' : 'customer.updated'
    unit.emit(topic, { type: 'Customer', id, action, customerId: id })
  })
const addCustomer = async (name: string, owner?: string) => {
  const id = newUuid()
  await write(id, name, 'ADDED', owner)
  return id
}
/** As if so many seconds had passed. */
const pass = async (seconds: number) => {
  const back = `- make_interval(secs => ${seconds})`
  await app.sql(
    `update webhook_delivery set next_at = next_at ${back}, leased_until = leased_until ${back}, queued_at = queued_at ${back}`,
  )
  await app.sql(
    `update webhook set next_at = next_at ${back}, failing_since = failing_since ${back}, enabled_at = enabled_at ${back}`,
  )
}
/** How many requests have ended and been noted. */
const attemptsOf = async (): Promise<number> => {
  const [row] = await app.sql('select count(*)::int as n from webhook_attempt')
  return row!['n'] as number
}
const settled = (id: string) => until('everything to be sent', async () => (await stateOf(id)).pending === 0)
const eventsOf = (requests: readonly Received[]) => requests.map(({ id }) => id)
const queued = async (webhook: string, count: number) =>
  until(`${count} deliveries`, async () => {
    const [row] = await app.sql('select count(*)::int as n from webhook_delivery where webhook_id = $1', [
      webhook.slice(4),
    ])
    return row!['n'] === count
  })

describe('a webhook', { timeout: 120_000 }, () => {
  it('sends what its subscription selects and filters, signed, under the id of the delivery', async () => {
    const { webhook, secret, userErrors } = await create({
      query: `subscription ($actions: [RecordAction!]) { change: recordChanged(filter: { actions: $actions }) { action cursor node { id ... on Customer { name } } } }`,
      variables: { actions: ['UPDATED'] },
    })
    expect(userErrors).toEqual([])
    expect(webhook).toMatchObject({ feed: 'recordChanged', status: 'ENABLED' })
    const id = await addCustomer('王小明')
    await write(id, 'שלום עולם')
    await until('a request', () => receiver.all.length === 1)
    await settled(webhook.id)
    const [request] = receiver.all
    expect(request!.body).toEqual({
      type: 'customer.updated',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { action: 'UPDATED', cursor: expect.any(String), node: { id: `cus_${id}`, name: 'שלום עולם' } },
    })
    expect(request!.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': expect.stringMatching(/^Rapport\//),
    })
    expect(Math.abs(Number(request!.headers['webhook-timestamp']) - Date.now() / 1_000)).toBeLessThan(300)
    expect(isSigned(request!, secret)).toBe(true)
    expect(isSigned(request!, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false)
    expect(await deliveriesOf(webhook.id)).toEqual([
      {
        id: request!.id,
        status: 'DELIVERED',
        topic: 'customer.updated',
        attemptCount: 1,
        problem: null,
        isTest: false,
        attempts: { nodes: [{ status: 204, durationMs: expect.any(Number), answer: '', problem: null }] },
      },
    ])
  })

  it('reads items in the rights that its key has when they are sent, and skips what the key does not see', async () => {
    const own = await app.addUser('Ann', 'AGENT', 'OWN')
    const key = (await app.sql('select id from api_key where user_id = $1', [own.userId.slice(4)]))[0]!['id']
    const { webhook } = await create({ keyId: `key_${String(key)}` })
    await change('updateWebhook', { id: webhook.id, enabled: false })
    const hers = await addCustomer('Hers', own.userId.slice(4))
    const others = await addCustomer('Not hers')
    const given = await addCustomer('Given away', own.userId.slice(4))
    await queued(webhook.id, 3)
    await app.sql('update customer set owner_id = null where id = $1', [given])
    await app.sql(`update customer set name = 'Hers now' where id = $1`, [hers])
    expect(receiver.all).toEqual([])
    await change('updateWebhook', { id: webhook.id, enabled: true })
    await settled(webhook.id)
    expect(receiver.all.map(({ body }) => body.data.node)).toEqual([{ id: `cus_${hers}`, name: 'Hers now' }])
    expect(others).not.toBe(hers)
    const skipped = (await deliveriesOf(webhook.id)).filter(({ status }: { status: string }) => status === 'SKIPPED')
    expect(skipped).toHaveLength(2)

    await app.sql('update api_key set revoked_at = now() where id = $1', [key])
    await write(hers, 'Hers still')
    await until('it to be disabled', async () => (await stateOf(webhook.id)).status === 'DISABLED')
    expect((await stateOf(webhook.id)).reason).toContain('this key was revoked')
    expect(receiver.all).toHaveLength(1)
    const { userErrors } = await change('updateWebhook', { id: webhook.id, enabled: true })
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'keyId'] }])
  })

  it('loses nothing, keeps the order and makes no storm when its receiver is away for an hour', async () => {
    const { webhook } = await create()
    receiver.behave = () => 503
    const records = await Promise.all(Array.from({ length: 20 }, (_, i) => addCustomer(`Customer ${i}`)))
    const perRecord = 5
    for (let minute = 0; minute < 60; minute += 3) {
      if (minute / 3 < perRecord - 1) for (const id of records) await write(id, `Minute ${minute}`)
      const before = await attemptsOf()
      await pass(180)
      // Whatever is due now is attempted before time goes on.
      await until('nothing to be due', async () => {
        const [row] = await app.sql(
          `select (exists (select from webhook_delivery where leased_until > now()) or exists (select from webhook w join webhook_delivery d
             on d.webhook_id = w.id and d.status = 'PENDING' and d.next_at <= now() where coalesce(w.next_at, now()) <= now())) as due`,
        )
        return row!['due'] === false
      })
      // One request at a time asks whether it is back.
      expect((await attemptsOf()) - before).toBeLessThanOrEqual(6)
    }
    const asked = receiver.all.length
    expect(asked).toBeLessThan(40)
    expect(receiver.taken()).toEqual([])
    expect(await stateOf(webhook.id)).toMatchObject({ status: 'ENABLED', pending: records.length * perRecord })

    receiver.most = 0
    receiver.behave = () => 200
    await pass(600)
    await settled(webhook.id)
    expect(receiver.most).toBeLessThanOrEqual(maxAtOnce)
    const taken = receiver.taken()
    expect(taken).toHaveLength(records.length * perRecord)
    expect(new Set(eventsOf(taken)).size).toBe(taken.length)
    expect(receiver.all.length - asked).toBe(taken.length)
    const cursors = new Map(
      (await app.sql(`select id, cursor::int as cursor from webhook_delivery`)).map((row) => [
        `whd_${String(row['id'])}`,
        row['cursor'] as number,
      ]),
    )
    for (const of of Map.groupBy(taken, ({ body }) => body.data.node.id).values()) {
      const places = of.map(({ id }) => cursors.get(id)!)
      expect(places).toHaveLength(perRecord)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
  })

  it('delivers every event about a record after those before it, however requests fail', async () => {
    const answer = fc.constantFrom(200, 204, 500, 404, 302, 429, 0)
    const plan = fc.record({
      answers: fc.array(answer, { minLength: 1, maxLength: 40 }),
      writes: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 24 }),
    })
    const records = await Promise.all(Array.from({ length: 4 }, (_, i) => addCustomer(`Random ${i}`)))
    await fc.assert(
      fc.asyncProperty(plan, async ({ answers, writes }) => {
        const { webhook } = await create()
        receiver.all.length = 0
        let at = 0
        receiver.behave = (_request, response) => {
          response.setHeader('retry-after', '1')
          return answers[at++] ?? 200
        }
        for (const [i, which] of writes.entries()) await write(records[which]!, `Write ${i}`)
        await queued(webhook.id, writes.length)
        await until('everything to be sent', async () => {
          await pass(3_600)
          // Or it would have failed for days.
          await app.sql('update webhook set failing_since = null, enabled_at = now()')
          await app.sql('update webhook_delivery set queued_at = now()')
          return (await stateOf(webhook.id)).pending === 0
        })
        const cursors = new Map(
          (await app.sql(`select id, cursor::int as cursor, about from webhook_delivery`)).map((row) => [
            `whd_${String(row['id'])}`,
            row,
          ]),
        )
        const taken = eventsOf(receiver.taken()).map((id) => cursors.get(id)!)
        expect(new Set(taken).size).toBe(writes.length)
        for (const of of Map.groupBy(taken, (row) => row['about']).values()) {
          const places = of.map((row) => row['cursor'] as number)
          expect(places).toEqual(places.toSorted((a, b) => a - b))
        }
        // No request about a record was made before the one before it had succeeded.
        const arrived = eventsOf(receiver.all).map((id) => cursors.get(id)!)
        for (const of of Map.groupBy(arrived, (row) => row['about']).values()) {
          const places = of.map((row) => row['cursor'] as number)
          expect(places).toEqual(places.toSorted((a, b) => a - b))
        }
        await app.sql('delete from webhook')
      }),
      { numRuns: 4 },
    )
  })

  it('skips what waits and is not asked for any more', async () => {
    const query = 'subscription { recordChanged(types: [ORDER]) { action node { id } } }'
    const { webhook } = await create()
    await change('updateWebhook', { id: webhook.id, enabled: false })
    await addCustomer('Asked for before')
    await queued(webhook.id, 1)
    await change('updateWebhook', { id: webhook.id, query, enabled: true })
    await until('an end', async () => (await deliveriesOf(webhook.id))[0].problem !== null)
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ status: 'SKIPPED', attempts: { nodes: [] } }])
    expect(receiver.all).toEqual([])
  })

  it('says of an item that is too long that it is, and goes on with the others', async () => {
    const query = 'subscription { recordChanged { node { id ... on Customer { attributes } } } }'
    const { webhook } = await create({ query })
    await change('updateWebhook', { id: webhook.id, enabled: false })
    const long = await addCustomer('Long')
    await addCustomer('Short')
    await queued(webhook.id, 2)
    const text = `jsonb_build_object('a', repeat('x', 2000000))`
    await app.sql(`update customer set attributes = ${text} where id = $1`, [long])
    await change('updateWebhook', { id: webhook.id, enabled: true })
    await until('both to be tried', async () => (await attemptsOf()) === 2)
    const all = await deliveriesOf(webhook.id)
    expect(all.map(({ status }: { status: string }) => status).toSorted()).toEqual(['DELIVERED', 'PENDING'])
    expect(all.find(({ status }: { status: string }) => status === 'PENDING')).toMatchObject({
      problem: expect.stringMatching(/^TOO_LARGE: .*characters/),
    })
    expect(await stateOf(webhook.id)).toMatchObject({ status: 'ENABLED', failures: 0 })
  })

  it('waits as long as the receiver asks, and does not follow redirects', async () => {
    const { webhook } = await create()
    receiver.behave = (_request, response) => {
      response.setHeader('retry-after', '7200')
      response.setHeader('location', receiver.url)
      return receiver.all.length === 1 ? 307 : 200
    }
    await addCustomer('Redirected')
    await until('an attempt', async () => (await attemptsOf()) === 1)
    const { nextAt, failures } = await stateOf(webhook.id)
    expect(failures).toBe(1)
    expect(Math.round((Date.parse(nextAt) - Date.now()) / 60_000)).toBe(120)
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({
      status: 'PENDING',
      problem: 'the receiver answered with the status 307',
      attempts: { nodes: [{ status: 307, answer: 'answer 307' }] },
    })
    expect(receiver.all).toHaveLength(1)
    await pass(7_200)
    await settled(webhook.id)
    expect(await stateOf(webhook.id)).toMatchObject({ failures: 0, failingSince: null, nextAt: null })
  })

  it('is disabled by 410 and after days of failures; what it missed is replayed under the same ids', async () => {
    const since = new Date().toISOString()
    const { webhook } = await create()
    const id = await addCustomer('Before')
    await queued(webhook.id, 1)
    await settled(webhook.id)
    receiver.behave = () => 410
    await write(id, 'Gone')
    await until('it to be disabled', async () => (await stateOf(webhook.id)).status === 'DISABLED')
    expect(await stateOf(webhook.id)).toMatchObject({ reason: expect.stringContaining('410'), pending: 1 })
    await write(id, 'Missed')
    // An event that is read after the webhook is enabled again would not be missed.
    await quiet()
    receiver.behave = () => 200
    const first = receiver.all[0]!.id
    const enabled = await change('updateWebhook', { id: webhook.id, enabled: true })
    expect(enabled).toMatchObject({ webhook: { status: 'ENABLED', reason: null }, userErrors: [] })
    await settled(webhook.id)
    const replayed = await change('replayWebhook', { id: webhook.id, since })
    expect(replayed.userErrors).toEqual([])
    await settled(webhook.id)
    const taken = receiver.taken().filter(({ body }) => body.data.node.id === `cus_${id}`)
    // Delivered, delivered after it was enabled, and all three again.
    expect(taken).toHaveLength(5)
    expect(eventsOf(taken)[2]).toBe(first)
    expect(eventsOf(taken)[3]).toBe(eventsOf(taken)[1])

    const [delivery] = await deliveriesOf(webhook.id)
    const again = await change('replayWebhookDelivery', { id: delivery.id }, 'webhookDelivery { id status }')
    expect(again.webhookDelivery).toMatchObject({ id: delivery.id, status: 'PENDING' })
    await settled(webhook.id)
    expect(receiver.all.at(-1)!.id).toBe(delivery.id)

    receiver.behave = () => 500
    await write(id, 'Failing')
    await until('a failure', async () => (await stateOf(webhook.id)).failures > 0)
    await pass(5 * 86_400 + 60)
    await until('it to be disabled', async () => (await stateOf(webhook.id)).status === 'DISABLED')
    expect((await stateOf(webhook.id)).reason).toContain('failed for 5 days')
    const events = await app.sql(`select payload from event_log where topic = 'webhook.disabled'`)
    expect(events.at(-1)).toEqual({ payload: { webhookId: webhook.id.slice(4) } })
    const entries = await app.sql(`select after from audit_entry where action = 'disableWebhook' and record_id = $1`, [
      webhook.id.slice(4),
    ])
    expect(JSON.stringify(entries)).toContain('DISABLED')
    expect(JSON.stringify(await app.sql('select before, after from audit_entry'))).not.toContain('whsec_')
  })

  it('is not disabled by two failures with days between them in which there was nothing to send', async () => {
    const { webhook } = await create()
    const id = await addCustomer('Rare')
    await queued(webhook.id, 1)
    await settled(webhook.id)
    receiver.behave = () => 500
    await write(id, 'Fails')
    await until('a failure', async () => (await stateOf(webhook.id)).failures === 1)
    // Nobody can see it any more: the next attempt finds nothing to send.
    await app.sql('update customer set deleted_at = now() where id = $1', [id])
    await pass(3_600)
    await settled(webhook.id)
    expect((await stateOf(webhook.id)).failures).toBe(1)
    await pass(6 * 86_400)
    await app.sql(`update webhook_attempt set at = at - interval '6 days'`)
    await addCustomer('Another')
    await until('a failure of another', async () => (await attemptsOf()) === 3)
    const { status, failures, failingSince } = await stateOf(webhook.id)
    expect([status, failures]).toEqual(['ENABLED', 1])
    expect(Date.now() - Date.parse(failingSince)).toBeLessThan(86_400_000)
  })

  it('gives one record up after days, and goes on with the others', async () => {
    const { webhook } = await create()
    const bad = await addCustomer('Bad')
    const good = await addCustomer('Good')
    await queued(webhook.id, 2)
    await settled(webhook.id)
    receiver.behave = ({ body }) => (body.data.node.id === `cus_${bad}` ? 500 : 200)
    await write(bad, 'Bad 1')
    await write(bad, 'Bad 2')
    await write(good, 'Good 1')
    await until('the good one', async () => receiver.taken().length === 3)
    await app.sql('update webhook set failing_since = null')
    await pass(5 * 86_400 + 60)
    await app.sql('update webhook set failing_since = null')
    await app.sql(`update webhook_delivery set queued_at = now() where status = 'PENDING' and next_at is null`)
    await until('one to be given up', async () => {
      const all = await deliveriesOf(webhook.id)
      return all.some(({ status }: { status: string }) => status === 'FAILED')
    })
    receiver.behave = () => 200
    await pass(3_600)
    await settled(webhook.id)
    expect(receiver.taken().at(-1)!.body.data.node).toMatchObject({ id: `cus_${bad}` })
  })

  it('is tested by a sample, also while it is paused, and signs with both secrets while one is replaced', async () => {
    const { webhook, secret } = await create()
    await change('updateWebhook', { id: webhook.id, enabled: false })
    const rotated = payloadOf(
      await app.ask(
        `mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret webhook { previousSecretUntil } userErrors { message } } }`,
        { input: { id: webhook.id, overlapHours: 1 } },
      ),
      'rotateWebhookSecret',
    )
    expect(rotated.secret).toMatch(/^whsec_[\w+/]{43}=$/)
    await change('testWebhook', { id: webhook.id }, 'webhookDelivery { id status }')
    await until('the sample', () => receiver.all.length === 1)
    const [sample] = receiver.all
    expect(sample!.body).toMatchObject({ type: 'webhook.test', data: { message: expect.any(String) } })
    expect(isSigned(sample!, secret)).toBe(true)
    expect(isSigned(sample!, rotated.secret)).toBe(true)
    await app.sql(`update webhook set previous_secret_until = now() - interval '1 second'`)
    receiver.behave = () => 500
    await change('testWebhook', { id: webhook.id }, 'webhookDelivery { id status }')
    await until('the second sample', async () => (await deliveriesOf(webhook.id))[0].status === 'FAILED')
    expect(isSigned(receiver.all[1]!, secret)).toBe(false)
    expect(isSigned(receiver.all[1]!, rotated.secret)).toBe(true)
    expect(await stateOf(webhook.id)).toMatchObject({ status: 'PAUSED', failures: 0 })
    const shown = await app.ask(`{ webhooks { nodes { id key { id } } } }`)
    expect(JSON.stringify(shown.data)).not.toContain('whsec_')
  })

  it.each([
    [{ url: 'ftp://example.org' }, 'INVALID_INPUT', 'url'],
    [{ url: 'http://example.org/hook' }, 'INVALID_INPUT', 'url'],
    [{ url: 'https://10.0.0.1/hook' }, 'INVALID_INPUT', 'url'],
    [{ url: 'https://0xa9fea9fe/latest' }, 'INVALID_INPUT', 'url'],
    [{ url: 'https://[::ffff:10.0.0.1]/hook' }, 'INVALID_INPUT', 'url'],
    [{ url: 'https://me:secret@example.org' }, 'INVALID_INPUT', 'url'],
    [{ url: 'nonsense' }, 'INVALID_INPUT', 'url'],
    [{ name: ' ' }, 'INVALID_INPUT', 'name'],
    [{ query: '{ customers { nodes { id } } }' }, 'INVALID_INPUT', 'query'],
    [{ query: 'subscription { recordChanged { nothing } }' }, 'INVALID_INPUT', 'query'],
    [{ query: 'subscription { recordChanged(after: "x") { cursor } }' }, 'INVALID_INPUT', 'query'],
    [{ query: 'subscription { exportProgress(id: "exp_1") { id } }' }, 'INVALID_INPUT', 'query'],
    [{ query: 'subscription { recordChanged(filter: { ids: ["x"] }) { cursor } }' }, 'INVALID_ID', 'variables'],
    [{ keyId: 'key_0190a5c8-0000-7000-8000-000000000000' }, 'NOT_FOUND', 'keyId'],
  ])('is refused with %j', async (input, code, where) => {
    const { webhook, secret, userErrors } = await create(input)
    expect({ webhook, secret }).toEqual({ webhook: null, secret: null })
    expect(userErrors).toMatchObject([{ code, path: expect.arrayContaining(['input', where]) }])
  })

  it('is for owners who see all records', async () => {
    const manager = await app.addUser('Manager', 'MANAGER')
    const answer = await app.ask(`{ webhooks { nodes { id } } }`, {}, manager.key)
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    const owner = await app.addUser('Owner', 'OWNER', 'OWN')
    expect((await create({}, owner.key)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    const { webhook } = await create()
    expect((await app.ask(`query ($id: ID!) { node(id: $id) { id } }`, { id: webhook.id }, owner.key)).data).toEqual({
      node: null,
    })
  })
})
