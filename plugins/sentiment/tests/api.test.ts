import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type Answer, type TestApp } from '../../../test/support/app.ts'
import { addCustomer, daysAgo, edit, moveTo, say, sentiment, settled, train } from '../../../test/support/sentiment.ts'
import { sumOf } from '../../../test/support/reasons.ts'
import { watch } from '../../../test/support/watch.ts'
import { sentStatements } from '../../../test/support/statements.ts'

const text = /* GraphQL */ `
  query ($id: ID!) {
    interaction(id: $id) {
      subject
      body
      sentiment {
        status
        polarity
        strength
        label
        language
        counts
        evidence
        truncated
        probabilities {
          positive
        }
        words {
          text
          field
          start
          end
          contribution
          modifiers
        }
        aspects {
          aspect
          polarity
          evidence
        }
        reasons {
          method
          baseValue
          residual
          rawValue
          factors {
            feature
            contribution
            text
          }
        }
        modelRun {
          algorithm
        }
      }
    }
  }
`

const customer = /* GraphQL */ `
  query ($id: ID!) {
    customer(id: $id) {
      sentiment {
        value
        label
        mood
        interactions
        interval {
          lower
          upper
          level
        }
        trend {
          direction
          recent
          before
          recentCount
          beforeCount
        }
        alert {
          status
          interaction {
            id
          }
        }
        reasons {
          baseValue
          residual
          rawValue
          factors {
            feature
            contribution
            text
          }
        }
      }
    }
  }
`

let app: TestApp
const textOf = async (id: string) => (await app.ask(text, { id })).data.interaction.sentiment
/** Does the work of the night. */
const refreshNow = async () => {
  const { module, context } = app.app.host.find('sentiment')!
  const job = module!.jobs!.find(({ name }) => name === 'refresh')!
  await job.run({}, context!, { id: 'by hand', signal: new AbortController().signal })
}
const feelingOf = async (id: string) => (await app.ask(customer, { id })).data.customer.sentiment

beforeAll(async () => {
  app = await startTestApp({ plugins: [sentiment] })
})
afterAll(() => app?.stop())

describe('before any training', () => {
  it('nothing is said of a text', async () => {
    const id = await say(app, await addCustomer(app, 'Early'), 'Great service, thank you!')
    await settled(app)
    expect(await textOf(id)).toBeNull()
  })

  it('one call of trainModel reads what is there', async () => {
    expect(await train(app, { algorithm: 'LEXICON' })).toMatchObject({
      status: 'SUCCEEDED',
      promoted: true,
      grade: 'NOT_GRADED',
      baseline: null,
      message: 'Word lists for English and Chinese, which need no training.',
    })
    const { data } = await app.ask(
      '{ interactions { nodes { sentiment { label } customer { sentiment { label } } } } }',
    )
    expect(data.interactions.nodes).toEqual([
      { sentiment: { label: 'POSITIVE' }, customer: { sentiment: { label: 'POSITIVE' } } },
    ])
  })
})

describe('a text', () => {
  const read = async (body: string | null, more = {}) => {
    const id = await say(app, await addCustomer(app, 'Writer'), body, more)
    await settled(app)
    const { data } = await app.ask(text, { id })
    return data.interaction
  }

  it('in English is read, with the words that decide it and their positions', async () => {
    const {
      subject,
      body,
      sentiment: found,
    } = await read('The delivery was terrible, but your staff is friendly 😀', {
      subject: 'Not good at all',
    })
    expect(found).toMatchObject({ status: 'OK', language: 'en', counts: true, truncated: false, probabilities: null })
    expect(found.modelRun).toEqual({ algorithm: 'LEXICON' })
    const listed: { text: string; contribution: number }[] = found.words
    const words = new Map(listed.map((word) => [word.text, word]))
    expect([...words.keys()]).toEqual(expect.arrayContaining(['terrible', 'friendly', 'good', '😀']))
    expect(words.get('good')).toMatchObject({ field: 'SUBJECT', modifiers: expect.arrayContaining(['NEGATION']) })
    expect(words.get('good')!.contribution).toBeLessThan(0)
    for (const word of found.words)
      expect((word.field === 'BODY' ? body : subject).slice(word.start, word.end)).toBe(word.text)
    const aspects = Object.fromEntries(
      found.aspects.map(({ aspect, polarity }: { aspect: string; polarity: number }) => [aspect, Math.sign(polarity)]),
    )
    expect(aspects).toEqual({ DELIVERY: -1, SERVICE: 1 })
    expect(sumOf(found.reasons)).toBeCloseTo(found.reasons.rawValue, 9)
    expect(found.reasons).toMatchObject({ baseValue: 0, residual: 0 })
  })

  it.each([
    ['物流太慢了，客服态度也很差，非常失望', 'zh', 'NEGATIVE'],
    ['质量很好，非常满意，谢谢！', 'zh', 'POSITIVE'],
    ['I am not happy with it', 'en', 'NEGATIVE'],
    ['This is not bad', 'en', 'POSITIVE'],
    ['😡😡', 'und', 'NEGATIVE'],
    ['The 客服 was 非常好, thanks', 'en', 'POSITIVE'],
  ])('%s is %s and %s', async (body, language, label) => {
    expect((await read(body)).sentiment).toMatchObject({ status: 'OK', language, label })
  })

  it('of which nothing is known is unknown, not neutral, and does not count', async () => {
    const id = await addCustomer(app, 'Plain')
    const interaction = await say(app, id, 'Please send invoice 4711 to the office in Hamburg.')
    await settled(app)
    expect(await textOf(interaction)).toMatchObject({ status: 'UNKNOWN', polarity: null, label: null, strength: null })
    expect(await feelingOf(id)).toBeNull()
    const { data } = await app.ask(
      'query ($id: ID!) { interaction(id: $id) { scores(kinds: ["sentiment.text"]) { value status unit } } }',
      { id: interaction },
    )
    expect(data.interaction.scores).toEqual([{ value: null, status: 'INSUFFICIENT_DATA', unit: 'INDEX' }])
  })

  it('in a third language is named and not judged', async () => {
    const found = (await read('Le produit est arrivé cassé et le service client ne répond jamais à mes messages.'))
      .sentiment
    expect(found).toMatchObject({ status: 'UNSUPPORTED_LANGUAGE', language: 'fr', polarity: null })
  })

  it('that is missing has no sentiment, and one without words counts as no text', async () => {
    expect((await read(null)).sentiment).toBeNull()
    expect((await read('\u200b')).sentiment).toBeNull()
    expect((await read('> quoted')).sentiment).toMatchObject({ status: 'NO_TEXT', polarity: null })
  })

  it('of a megabyte is read as far as is allowed', { timeout: 90_000 }, async () => {
    const found = (await read('Terrible, terrible service. '.repeat(35_000))).sentiment
    expect(found).toMatchObject({ status: 'OK', label: 'NEGATIVE', truncated: true })
    expect(found.words).toHaveLength(5)
    expect(sumOf(found.reasons)).toBeCloseTo(found.reasons.rawValue, 6)
  })
})

describe('a customer', () => {
  it('feels what it said, the newest most, with reasons that add up', async () => {
    const id = await addCustomer(app, 'Regular')
    for (const days of [60, 40, 20, 3]) await say(app, id, 'Great, I love it', { occurredAt: daysAgo(days) })
    await say(app, id, 'The app is a bit slow', { occurredAt: daysAgo(1) })
    await settled(app)
    const feeling = await feelingOf(id)
    expect(feeling).toMatchObject({ label: 'POSITIVE', mood: 'POSITIVE', interactions: 5, alert: null })
    expect(feeling.value).toBeGreaterThan(0)
    expect(feeling.interval.lower).toBeLessThan(feeling.value)
    expect(feeling.reasons.rawValue).toBeCloseTo(feeling.value, 12)
    expect(sumOf(feeling.reasons)).toBeCloseTo(feeling.value, 9)
    expect(feeling.reasons.residual).toBe(0)
    expect(feeling.trend).toMatchObject({ recentCount: 3, beforeCount: 2 })
  })

  it('is not judged by what we wrote to it or noted among ourselves', async () => {
    const id = await addCustomer(app, 'Silent')
    const ours = await say(app, id, 'We are delighted, what a wonderful deal!', { direction: 'OUTBOUND' })
    await say(app, id, 'He was furious.', { direction: 'INTERNAL', kind: 'NOTE' })
    await settled(app)
    expect(await textOf(ours)).toMatchObject({ label: 'POSITIVE', counts: false })
    expect(await feelingOf(id)).toBeNull()
  })

  it('feels the same whether texts come one by one, late, or all at once', async () => {
    const texts = [
      [50, 'Terrible quality, I am angry'],
      [30, 'Thanks, that is better'],
      [12, '很满意'],
      [2, 'It broke again, awful'],
    ] as const
    const [inOrder, late] = [await addCustomer(app, 'In order'), await addCustomer(app, 'Late')]
    for (const [days, body] of texts) {
      await say(app, inOrder, body, { occurredAt: daysAgo(days) })
      await settled(app)
    }
    for (const [days, body] of [texts[3], texts[0], texts[2], texts[1]]) {
      await say(app, late, body, { occurredAt: daysAgo(days) })
      await settled(app)
    }
    const before = [await feelingOf(inOrder), await feelingOf(late)]
    expect(before[0].value).toBeCloseTo(before[1].value, 5)
    expect(before.map(({ mood, interactions }) => ({ mood, interactions }))).toEqual([
      { mood: 'NEGATIVE', interactions: 4 },
      { mood: 'NEGATIVE', interactions: 4 },
    ])
    await train(app, { algorithm: 'LEXICON' })
    for (const [i, id] of [inOrder, late].entries())
      expect((await feelingOf(id)).value).toBeCloseTo(before[i]!.value, 5)
  })

  it('is computed again when a text changes, is deleted, or moves to another customer', async () => {
    const [id, other] = [await addCustomer(app, 'Changing'), await addCustomer(app, 'Other')]
    const first = await say(app, id, 'Awful, terrible, a disaster', { occurredAt: daysAgo(5) })
    await say(app, id, 'Good', { occurredAt: daysAgo(1) })
    await settled(app)
    const worst = (await feelingOf(id)).value
    await edit(app, 'updateInteraction', { id: first, body: 'Excellent, wonderful' })
    expect(await textOf(first)).toMatchObject({ label: 'POSITIVE' })
    const best = (await feelingOf(id)).value
    expect(best).toBeGreaterThan(worst)
    await moveTo(app, first, other)
    expect(await feelingOf(id)).toMatchObject({ interactions: 1 })
    expect(await feelingOf(other)).toMatchObject({ interactions: 1, label: 'POSITIVE' })
    await edit(app, 'deleteInteraction', { id: first })
    expect(await feelingOf(other)).toBeNull()
    const kept = await app.sql('select 1 from p_sentiment.text_sentiment where interaction_id = $1::uuid', [
      first.slice(4),
    ])
    expect(kept).toEqual([])
    const scores = await app.sql(
      `select kind, value, status from score where subject_id in ($1::uuid, $2::uuid) order by kind`,
      [first.slice(4), other.slice(4)],
    )
    expect(scores).toEqual([
      { kind: 'sentiment.customer', value: null, status: 'INSUFFICIENT_DATA' },
      { kind: 'sentiment.text', value: null, status: 'INSUFFICIENT_DATA' },
    ])
    await edit(app, 'restoreInteraction', { id: first })
    expect(await feelingOf(other)).toMatchObject({ interactions: 1, label: 'POSITIVE' })
  })

  it('who is deleted takes its texts along, and brings them back', async () => {
    const id = await addCustomer(app, 'Leaving')
    await say(app, id, 'Great')
    await settled(app)
    const kept = async () => {
      const [row] = await app.sql(
        `select (select count(*)::int from p_sentiment.text_sentiment where customer_id = $1::uuid) as texts,
           (select count(*)::int from p_sentiment.customer_sentiment where customer_id = $1::uuid) as customers`,
        [id.slice(4)],
      )
      return row
    }
    await edit(app, 'deleteCustomer', { id })
    expect(await kept()).toEqual({ texts: 0, customers: 0 })
    await edit(app, 'restoreCustomer', { id })
    expect(await kept()).toEqual({ texts: 1, customers: 1 })
  })

  it('and its texts take one SQL statement, however many are asked for', async () => {
    const query = `{ customers(first: 50) { nodes { name sentiment { value alert { turnedAt interaction { sentiment { words { text } } } } reasons { baseValue } }
      interactions(first: 10) { nodes { sentiment { label words { text } aspects { aspect } modelRun { algorithm } } } } } } }`
    const sent = await sentStatements(async () => {
      const { data, errors } = await app.ask(query)
      expect(errors).toBeUndefined()
      expect(data.customers.nodes.length).toBeGreaterThan(10)
    })
    expect(sent.filter((statement) => statement.includes('text_sentiment'))).toHaveLength(1)
    expect(sent.filter((statement) => statement.includes('from "customer"'))).toHaveLength(1)
  })
})

describe('without a new text', () => {
  it('a customer’s sentiment fades in the night, and says why', async () => {
    const id = await addCustomer(app, 'Fading')
    await say(app, id, 'Great, excellent, I love it', { occurredAt: daysAgo(60) })
    await settled(app)
    const { value } = await feelingOf(id)
    // As it was computed when the text came.
    await app.sql(
      'update p_sentiment.customer_sentiment set value = 0.4, computed_at = $2 where customer_id = $1::uuid',
      [id.slice(4), daysAgo(60)],
    )
    await refreshNow()
    expect((await feelingOf(id)).value).toBeCloseTo(value, 4)
    const [noted] = await app.sql(
      `select previous_value, cause ->> 'text' as cause from p_sentiment.change where customer_id = $1::uuid order by at desc limit 1`,
      [id.slice(4)],
    )
    expect(noted).toEqual({ previous_value: 0.4, cause: 'time has passed since the last text' })
  })
})

describe('a text that is dated ahead', () => {
  it('is read at once, and counts when its time has come', async () => {
    const id = await addCustomer(app, 'Ahead')
    const [row] = await app.sql(
      `with i as (insert into interaction (id, customer_id, kind, direction, body, occurred_at)
         values (uuid_v7(), $1::uuid, 'EMAIL', 'INBOUND', 'Great, thank you', now() + interval '3 minutes') returning id)
       insert into outbox (topic, payload) select 'interaction.logged', jsonb_build_object('type', 'Interaction', 'id', id, 'action', 'ADDED', 'customerId', $1::text) from i
       returning payload ->> 'id' as id`,
      [id.slice(4)],
    )
    await settled(app)
    expect(await textOf(`int_${row!['id'] as string}`)).toMatchObject({ label: 'POSITIVE' })
    expect(await feelingOf(id)).toBeNull()
    const come = new Date().toISOString()
    for (const [table, key] of [
      ['interaction', 'id'],
      ['p_sentiment.text_sentiment', 'interaction_id'],
    ])
      await app.sql(`update ${table} set occurred_at = $2 where ${key} = $1::uuid`, [row!['id'], come])
    await refreshNow()
    expect(await feelingOf(id)).toMatchObject({ label: 'POSITIVE', interactions: 1 })
  })
})

describe('replayScore', () => {
  it('gives the identical number, for texts and customers, read at once or one by one', async () => {
    const scores = await app.sql(
      `select 'scr_' || id as id, value from score where kind like 'sentiment.%' and not (value is null and kind = 'sentiment.customer')
         and not exists (select from interaction i where i.id = subject_id and i.deleted_at is not null)`,
    )
    expect(scores.length).toBeGreaterThan(20)
    for (const { id, value } of scores) {
      const { data, errors } = await app.ask(
        'query ($id: ID!) { replayScore(id: $id) { value same differences { kind text } } }',
        { id },
      )
      expect(errors).toBeUndefined()
      expect(data.replayScore).toEqual({ value, same: true, differences: [] })
    }
  })
})

describe('subscribers', () => {
  it('get the change of a text’s and of its customer’s score, with cause and reasons', async () => {
    const id = await addCustomer(app, 'Watched')
    const scores = await watch<Answer['data']>(
      app,
      'subscription { scoreChanged(filter: { plugin: "sentiment" }) { score { kind value explanation { method } subject { ... on Customer { id } ... on Interaction { id } } } cause { kind recordId text } } }',
    )
    const changes = await watch<Answer['data']>(
      app,
      'subscription ($ids: [ID!]) { sentimentChanged(filter: { customerIds: $ids }) { cursor value previousValue mood previousMood alert { id } cause { kind text recordId } customer { name sentiment { value } } } }',
      { ids: [id] },
    )
    const interaction = await say(app, id, 'I love it')
    await expect.poll(() => [scores.items.length, changes.items.length], { timeout: 10_000 }).toEqual([2, 1])
    for (const { cause } of scores.items)
      expect(cause).toEqual({ kind: 'EVENT', recordId: interaction, text: 'an interaction was logged' })
    expect(scores.items.map(({ score }) => score.kind)).toEqual(['sentiment.text', 'sentiment.customer'])
    expect(changes.items[0]).toMatchObject({
      previousValue: null,
      mood: 'POSITIVE',
      previousMood: 'UNKNOWN',
      alert: null,
      cause: { kind: 'EVENT', recordId: interaction },
      customer: { name: 'Watched' },
    })
    expect(changes.items[0]!.value).toBeGreaterThan(0)
    await scores.stop()
    await changes.stop()
  })
})
