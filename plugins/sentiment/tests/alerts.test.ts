import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/support/app.ts'
import { addCustomer, daysAgo, edit, say, sentiment, settled, train } from '../../../test/support/sentiment.ts'
import { watch } from '../../../test/support/watch.ts'

const alertFields = `id status turnedAt level note recoveredAt acknowledgedAt acknowledgedBy { name } customer { name }
  interaction { id body sentiment { polarity words { text contribution } } }`

let app: TestApp
let agent: { readonly userId: string; readonly key: string }
let other: { readonly userId: string; readonly key: string }

const alertsOf = async (filter: object, key?: string) => {
  const { data, errors } = await app.ask(
    `query ($filter: SentimentAlertFilter) { sentimentAlerts(first: 50, filter: $filter) { totalCount nodes { ${alertFields} } } }`,
    { filter },
    key,
  )
  expect(errors).toBeUndefined()
  return data.sentimentAlerts.nodes
}

const acknowledge = async (id: string, note?: string, key?: string) =>
  (
    await app.ask(
      `mutation ($input: AcknowledgeSentimentAlertInput!) { acknowledgeSentimentAlert(input: $input) { alert { ${alertFields} } userErrors { code path } } }`,
      { input: { id, note } },
      key,
    )
  ).data.acknowledgeSentimentAlert

/** A customer who was content. */
const content = async (name: string, ownerId?: string): Promise<string> => {
  const id = await addCustomer(app, name, ownerId)
  for (const days of [50, 40]) await say(app, id, 'Thank you, excellent work!', { occurredAt: daysAgo(days) })
  await settled(app)
  return id
}

beforeAll(async () => {
  app = await startTestApp({ plugins: [sentiment] })
  agent = await app.addUser('Agent', 'AGENT', 'OWN')
  other = await app.addUser('Other', 'AGENT', 'OWN')
  await train(app, { algorithm: 'LEXICON' })
})
afterAll(() => app?.stop())

describe('a customer who turns', () => {
  it('raises one alert, with the interaction and the words, tells subscribers, and closes it when the mood recovers', async () => {
    const id = await content('Turner')
    const watched = await watch(
      app,
      `subscription ($ids: [ID!]) { sentimentChanged(filter: { customerIds: $ids, alertsOnly: true }) { mood previousMood alert { ${alertFields} } cause { recordId } } }`,
      { ids: [id] },
    )
    expect(await alertsOf({ customer: { eq: id } })).toEqual([])
    const bitter = await say(app, id, 'Terrible. I am furious, this is the worst service ever.', {
      occurredAt: daysAgo(2),
    })
    await settled(app)
    const [alert, ...more] = await alertsOf({ customer: { eq: id }, status: { eq: 'OPEN' } })
    expect(more).toEqual([])
    expect(alert).toMatchObject({ status: 'OPEN', customer: { name: 'Turner' }, interaction: { id: bitter } })
    expect(alert.level).toBeLessThan(-0.15)
    expect(alert.interaction.sentiment.words.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining(['Terrible', 'furious']),
    )
    await say(app, id, 'I am still angry', { occurredAt: daysAgo(1.5) })
    await settled(app)
    expect(await alertsOf({ customer: { eq: id } })).toHaveLength(1)
    for (const days of [1, 0.5, 0.1])
      await say(app, id, 'Wonderful, you solved it, I am very happy!', { occurredAt: daysAgo(days) })
    await settled(app)
    expect(await alertsOf({ customer: { eq: id } })).toMatchObject([{ id: alert.id, status: 'RECOVERED' }])
    await expect.poll(() => watched.items.length, { timeout: 10_000 }).toBe(2)
    expect(watched.items).toMatchObject([
      { mood: 'NEGATIVE', previousMood: 'POSITIVE', alert: { id: alert.id }, cause: { recordId: bitter } },
      { mood: 'POSITIVE', previousMood: 'NEGATIVE', alert: { id: alert.id, status: 'RECOVERED' } },
    ])
    await watched.stop()
  })

  it('is taken up by who cares for it, once, and the note can be bettered', async () => {
    const id = await content('Cared for', agent.userId)
    await say(app, id, 'Awful, I hate it, it is broken')
    await settled(app)
    const [alert] = await alertsOf({ customer: { eq: id } }, agent.key)
    const taken = await acknowledge(alert.id, ' I call her ', agent.key)
    expect(taken.userErrors).toEqual([])
    expect(taken.alert).toMatchObject({ status: 'ACKNOWLEDGED', note: 'I call her', acknowledgedBy: { name: 'Agent' } })
    const again = await acknowledge(alert.id, 'A new one is on its way')
    expect(again.alert).toMatchObject({
      note: 'A new one is on its way',
      acknowledgedBy: { name: 'Agent' },
      acknowledgedAt: taken.alert.acknowledgedAt,
    })
    expect((await acknowledge(alert.id, 'x'.repeat(2_001))).userErrors).toEqual([
      { code: 'INVALID_INPUT', path: ['input', 'note'] },
    ])
    const { data } = await app.ask('query ($id: ID!) { node(id: $id) { id ... on SentimentAlert { status } } }', {
      id: alert.id,
    })
    expect(data.node).toEqual({ id: alert.id, status: 'ACKNOWLEDGED' })
  })

  it('long ago raises nothing, and one whose text proves harmless is withdrawn', async () => {
    const old = await addCustomer(app, 'Long ago')
    await say(app, old, 'Great, thank you', { occurredAt: daysAgo(200) })
    await say(app, old, 'Terrible, I am furious', { occurredAt: daysAgo(100) })
    const id = await content('Misread')
    const text = await say(app, id, 'Terrible, I am furious')
    await settled(app)
    expect(await alertsOf({ customer: { eq: old } })).toEqual([])
    expect(await alertsOf({ customer: { eq: id } })).toHaveLength(1)
    await edit(app, 'updateInteraction', { id: text, body: 'Terribly nice, thank you' })
    expect(await alertsOf({ customer: { eq: id } })).toEqual([])
    const { data } = await app.ask('query ($id: ID!) { customer(id: $id) { sentiment { mood } } }', { id })
    expect(data.customer.sentiment.mood).toBe('POSITIVE')
  })

  it('keeps its alert, and what was noted, when everything is read again, but not without the text behind it', async () => {
    const id = await content('Kept')
    await say(app, id, 'Terrible, I am furious', { occurredAt: daysAgo(1) })
    await settled(app)
    const [alert] = await alertsOf({ customer: { eq: id } })
    await acknowledge(alert.id, 'noted')
    await train(app, { algorithm: 'LEXICON' })
    expect(await alertsOf({ customer: { eq: id } })).toMatchObject([
      { id: alert.id, status: 'ACKNOWLEDGED', note: 'noted' },
    ])
    await edit(app, 'deleteInteraction', { id: alert.interaction.id })
    expect(await alertsOf({ customer: { eq: id } })).toEqual([])
  })
})

describe('a caller who sees only its own customers', () => {
  it('sees their sentiment, alerts, trend and changes, and nothing of others', async () => {
    const own = await content('Own', agent.userId)
    const foreign = await content('Foreign', other.userId)
    const watched = await watch(app, 'subscription { sentimentChanged { customer { name } } }', {}, agent.key)
    for (const id of [foreign, own]) await say(app, id, 'Terrible, I am furious', { channel: 'scope' })
    await settled(app)
    await expect.poll(() => watched.items.length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(watched.items).toEqual([{ customer: { name: 'Own' } }])
    await watched.stop()
    const names = (await alertsOf({}, agent.key)).map(({ customer }: { customer: { name: string } }) => customer.name)
    expect(names).toContain('Own')
    expect(names).not.toContain('Foreign')
    const unhappy = await app.ask(
      '{ customerSentiments(filter: { mood: { eq: NEGATIVE } }) { nodes { value customer { name } } } }',
      {},
      agent.key,
    )
    const seen = unhappy.data.customerSentiments.nodes
    expect(seen.map(({ customer }: { customer: { name: string } }) => customer.name)).toEqual(
      expect.arrayContaining(['Own']),
    )
    expect(JSON.stringify(seen)).not.toContain('Foreign')
    const [alert] = await alertsOf({ customer: { eq: foreign } })
    expect((await acknowledge(alert.id, undefined, agent.key)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await alertsOf({ owner: { eq: other.userId } })).toMatchObject([{ customer: { name: 'Foreign' } }])
    const found = async (filter: object) => (await alertsOf(filter)).length
    expect(await found({ owner: { in: [other.userId, agent.userId] } })).toBe(
      (await found({ owner: { eq: other.userId } })) + (await found({ owner: { eq: agent.userId } })),
    )
    expect(await found({ owner: { isNull: false } })).toBe(await found({ owner: { in: [other.userId, agent.userId] } }))
    expect(await found({ status: { isNull: true } })).toBe(0)
    expect((await found({ status: { eq: 'OPEN' } })) + (await found({ status: { ne: 'OPEN' } }))).toBe(await found({}))
    expect(await found({ status: { in: ['OPEN', 'RECOVERED'] } })).toBe(
      await found({ status: { notIn: ['ACKNOWLEDGED'] } }),
    )
    const trend = async (key?: string) => {
      const { data } = await app.ask(
        '{ sentimentTrend(filter: { channels: ["scope"], granularity: MONTH }) { count } }',
        {},
        key,
      )
      return data.sentimentTrend.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
    }
    expect(await Promise.all([trend(), trend(agent.key), trend(other.key)])).toEqual([2, 1, 1])
  })

  it('who only reads cannot take an alert up', async () => {
    const reader = await app.addUser('Reader', 'READER')
    const [alert] = await alertsOf({})
    const { errors } = await app.ask(
      'mutation ($id: ID!) { acknowledgeSentimentAlert(input: { id: $id }) { alert { id } } }',
      { id: alert.id },
      reader.key,
    )
    expect(errors![0]!.extensions['code']).toBe('FORBIDDEN')
  })
})

describe('the list of how customers feel', () => {
  it('begins with the unhappiest, and pages on by value, label, owner and time', async () => {
    const page = async (args: string) => {
      const { data, errors } = await app.ask(
        `{ customerSentiments(${args}) { totalCount nodes { value label lastAt customer { name } } pageInfo { hasNextPage endCursor } } }`,
      )
      expect(errors).toBeUndefined()
      return data.customerSentiments
    }
    const all = await page('first: 100')
    const values = all.nodes.map(({ value }: { value: number }) => value)
    expect(values.length).toBeGreaterThan(4)
    expect(values).toEqual(values.toSorted((a: number, b: number) => a - b))
    const first = await page('first: 2')
    const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`)
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes.slice(0, 4))
    const happy = await page('filter: { value: { gt: 0 } }, orderBy: { field: VALUE, direction: DESC }')
    expect(happy.totalCount).toBe(values.filter((value: number) => value > 0).length)
    expect(happy.nodes[0]).toEqual(all.nodes.at(-1))
    expect((await page('filter: { label: { eq: NEGATIVE } }')).totalCount).toBe(
      all.nodes.filter(({ label }: { label: string }) => label === 'NEGATIVE').length,
    )
    const ofOther = await page(`filter: { owner: { in: ["${other.userId}"] } }`)
    expect(ofOther.nodes.map(({ customer }: { customer: { name: string } }) => customer.name)).toEqual(['Foreign'])
    expect((await page(`filter: { lastAt: { gt: "${daysAgo(-1)}" } }`)).totalCount).toBe(0)
  })
})

describe('the trend', () => {
  const points = async (filter: object) => {
    const { data, errors } = await app.ask(
      `query ($filter: SentimentTrendFilter) { sentimentTrend(filter: $filter) { at value count positive neutral negative customers } }`,
      { filter },
    )
    return { points: data?.sentimentTrend, error: errors?.[0] }
  }

  it('has a point a period, gaps too, in the time zone asked for, by customer, kind, channel and aspect', async () => {
    const id = await addCustomer(app, 'Charted')
    const at = (occurredAt: string, body: string, more = {}) => say(app, id, body, { occurredAt, ...more })
    // 23:30 UTC on the 1st is the 2nd in Berlin; on the 29th the clocks there go forward.
    await at('2026-03-01T23:30:00Z', 'Great, thank you', { channel: 'web' })
    await at('2026-03-02T10:00:00Z', 'Delivery was terrible', { kind: 'CHAT', channel: 'web' })
    await at('2026-03-30T10:00:00Z', 'The price is great', { kind: 'CHAT' })
    await settled(app)
    const range = { from: '2026-02-28T23:00:00Z', to: '2026-03-31T22:00:00Z', customerIds: [id] }
    const daily = (await points({ ...range, granularity: 'DAY', timeZone: 'Europe/Berlin' })).points
    expect(daily).toHaveLength(31)
    expect(daily[0]).toMatchObject({ at: '2026-02-28T23:00:00Z', value: null, count: 0, customers: 0 })
    expect(daily[1]).toMatchObject({ at: '2026-03-01T23:00:00Z', count: 2, positive: 1, negative: 1, customers: 1 })
    expect(daily[30]).toMatchObject({ at: '2026-03-30T22:00:00Z', count: 0 })
    expect(daily[29]).toMatchObject({ at: '2026-03-29T22:00:00Z', count: 1 })
    const utc = (await points({ ...range, granularity: 'DAY' })).points
    expect(utc.filter(({ count }: { count: number }) => count > 0).map(({ at: day }: { at: string }) => day)).toEqual([
      '2026-03-01T00:00:00Z',
      '2026-03-02T00:00:00Z',
      '2026-03-30T00:00:00Z',
    ])
    const weekly = (await points({ ...range, granularity: 'WEEK' })).points
    expect(weekly[0].at).toBe('2026-02-23T00:00:00Z')
    const [month] = (
      await points({ ...range, from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', granularity: 'MONTH' })
    ).points
    expect(month).toMatchObject({ count: 3, positive: 2, negative: 1 })
    const only = async (more: object) =>
      (await points({ ...range, ...more })).points.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
    expect(await only({ kinds: ['CHAT'] })).toBe(2)
    expect(await only({ channels: ['web'] })).toBe(2)
    expect(await only({ kinds: ['CHAT'], channels: ['web'] })).toBe(1)
    expect(await only({ aspect: 'PRICE' })).toBe(1)
    expect(await only({ languages: ['zh'] })).toBe(0)
    expect(await only({ ownerIds: [agent.userId] })).toBe(0)
  })

  it('covers the last 90 days by week unless asked otherwise', async () => {
    const { points: found } = await points({})
    expect(found.length).toBeGreaterThanOrEqual(13)
    expect(found.length).toBeLessThanOrEqual(14)
  })

  it.each([
    [{ timeZone: 'Mars/Base' }, 'INVALID_INPUT', ['filter', 'timeZone']],
    [{ timeZone: '+05:30' }, 'INVALID_INPUT', ['filter', 'timeZone']],
    [{ from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' }, 'INVALID_INPUT', ['filter', 'from']],
    [{ from: '2000-01-01T00:00:00Z', granularity: 'DAY' }, 'INVALID_INPUT', ['filter', 'from']],
    [{ to: '0001-01-01T00:00:00Z' }, 'INVALID_INPUT', ['filter', 'to']],
    [{ from: '1899-12-31T23:59:59Z', to: '1900-02-01T00:00:00Z' }, 'INVALID_INPUT', ['filter', 'from']],
    [{ customerIds: ['int_01900000-0000-7000-8000-000000000001'] }, 'INVALID_ID', ['filter', 'customerIds', '0']],
  ])('refuses %j', async (filter, code, path) => {
    const { error } = await points(filter)
    expect(error!.extensions).toMatchObject({ code, inputPath: path })
  })
})
