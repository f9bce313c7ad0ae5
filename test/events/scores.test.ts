import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ids, newUuid } from '../../src/core/ids.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { saveScores } from '../../src/learning/score-store.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { collect, customerId, eventually, freshDatabase, startWorld, type World } from './world.ts'

let database: TestDatabase
let world: World
let runId: string

beforeAll(async () => {
  database = await freshDatabase()
  world = await startWorld(database)
  runId = newUuid()
  await world.sql(
    `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status)
     values ($1, 'churn', '1.2.3', 'LOGISTIC', 7, now(), 'test', 'SUCCEEDED')`,
    [runId],
  )
})
afterAll(async () => {
  await world.stop()
  await database.drop()
})
afterEach(() => world.disconnect())

interface Given {
  readonly subjectId: string
  readonly value: number | null
  readonly kind?: string
  readonly text?: string
}

/** Saves scores in one transaction, as a model does. */
const score = (...given: readonly Given[]) =>
  world.work((unit) =>
    saveScores(
      sqlRunner(unit.em),
      { plugin: 'churn', pluginVersion: '1.2.3', modelRunId: runId },
      given.map(({ subjectId, value, kind = 'churn.risk', text = 'an order came' }) => ({
        subjectType: 'Customer',
        subjectId,
        kind,
        value,
        status: value === null ? ('INSUFFICIENT_DATA' as const) : ('OK' as const),
        unit: 'PROBABILITY' as const,
        explanation:
          value === null
            ? undefined
            : {
                method: 'exact',
                baseValue: 0.25,
                factors: [{ feature: 'orders', value: 3, contribution: value - 0.25, text: '3 orders' }],
                residual: 0,
                rawValue: value,
              },
        inputHash: 'abc',
        dataAsOf: new Date('2026-01-01T00:00:00Z'),
        cause: { kind: 'EVENT' as const, recordId: 'ord_1', text },
      })),
      { kind: 'EVENT', recordId: null, text: 'an order came' },
    ),
  )

const watch = (filter = '{}') =>
  `subscription { scoreChanged(filter: ${filter}) { cursor previousValue score { id kind value subject { ... on Customer { id } } } } }`

describe('scoreChanged', () => {
  it('carries the value before and after, the reasons, where it is from and what caused it', async () => {
    const id = await world.addCustomer('a')
    const changes = collect(
      world.connect(),
      `subscription { scoreChanged {
        cursor previousValue cause { kind recordId text }
        score {
          id kind value unit status trend computedAt
          subject { ... on Customer { id name } }
          explanation { baseValue residual factors { feature contribution } }
          provenance { plugin pluginVersion inputHash dataAsOf modelRun { id algorithm } cause { text } }
          history(first: 5) { nodes { value } }
        }
      } }`,
    )
    await eventually(() => world.events.hub.subscribers === 1)
    await score({ subjectId: id, value: 0.5, text: 'first' })
    await score({ subjectId: id, value: 0.75, text: 'an order came' })
    const [first, second] = await changes.waitFor(2)
    expect(first).toMatchObject({ previousValue: null, cause: { text: 'first' }, score: { value: 0.5, trend: 'NEW' } })
    expect(second).toMatchObject({
      previousValue: 0.5,
      cause: { kind: 'EVENT', recordId: 'ord_1', text: 'an order came' },
      score: {
        id: first!['score'].id,
        kind: 'churn.risk',
        value: 0.75,
        unit: 'PROBABILITY',
        status: 'OK',
        trend: 'UP',
        subject: { id: customerId(id), name: 'a' },
        explanation: { baseValue: 0.25, residual: 0, factors: [{ feature: 'orders', contribution: 0.5 }] },
        provenance: {
          plugin: 'churn',
          pluginVersion: '1.2.3',
          inputHash: 'abc',
          dataAsOf: '2026-01-01T00:00:00Z',
          modelRun: { id: ids.encode('ModelRun', runId), algorithm: 'LOGISTIC' },
          cause: { text: 'an order came' },
        },
      },
    })
  })

  it('shows each change as it was, however many followed before it was read', async () => {
    const id = await world.addCustomer('b')
    const begin = Buffer.from(`event:${world.events.log.position}`).toString('base64url')
    for (const value of [0.1, 0.2, 0.3, null, 0.4]) await score({ subjectId: id, value })
    await world.quiet()
    const changes = collect(
      world.connect(),
      'subscription($after: String) { scoreChanged(after: $after) { cursor previousValue score { value status } } }',
      {
        after: begin,
      },
    )
    const items = await changes.waitFor(5)
    expect(items.map(({ previousValue, score: { value, status } }) => [previousValue, value, status])).toEqual([
      [null, 0.1, 'OK'],
      [0.1, 0.2, 'OK'],
      [0.2, 0.3, 'OK'],
      [0.3, null, 'INSUFFICIENT_DATA'],
      [null, 0.4, 'OK'],
    ])
  })

  it('passes only what its filter lets through', async () => {
    const [a, b] = [await world.addCustomer('a'), await world.addCustomer('b')]
    await score({ subjectId: a, value: 0.5 }, { subjectId: b, value: 0.5 })
    await world.quiet()
    const client = world.connect()
    const bySubject = collect(client, watch(`{ subjectIds: ["${customerId(b)}"] }`))
    const byKind = collect(client, watch('{ kinds: ["churn.other"], plugin: "churn" }'))
    const byPlugin = collect(client, watch('{ plugin: "other" }'))
    const byChange = collect(client, watch('{ minChange: 0.2 }'))
    await eventually(() => world.events.hub.subscribers === 4)
    await score({ subjectId: a, value: 0.6 }, { subjectId: b, value: 0.75 })
    await score({ subjectId: a, value: 0.9, kind: 'churn.other' })
    await score({ subjectId: a, value: null })
    await score({ subjectId: b, value: 0.9 })
    expect((await bySubject.waitFor(2)).map((item) => item['score'].value)).toEqual([0.75, 0.9])
    expect((await byKind.waitFor(1)).map((item) => item['score'].kind)).toEqual(['churn.other'])
    expect((await byChange.waitFor(1)).map((item) => item['score'].value)).toEqual([0.75])
    expect(byPlugin.items).toEqual([])
  })

  it('shows a caller who sees only its own customers only their scores', async () => {
    const mine = await world.addUser('Mine')
    const [a, b] = [await world.addCustomer('a', mine), await world.addCustomer('b')]
    await world.quiet()
    const changes = collect(world.connect(await world.addKey('AGENT', 'OWN', mine)), watch())
    await eventually(() => world.events.hub.subscribers === 1)
    await score({ subjectId: a, value: 0.1 }, { subjectId: b, value: 0.1 })
    await score({ subjectId: b, value: 0.2 })
    await score({ subjectId: a, value: 0.2 })
    const items = await changes.waitFor(2)
    expect(items.map((item) => item['score'])).toMatchObject([
      { value: 0.1, subject: { id: customerId(a) } },
      { value: 0.2, subject: { id: customerId(a) } },
    ])
  })

  it('delivers a burst of a whole training in order, in few statements', async () => {
    const customers = await Promise.all(Array.from({ length: 300 }, (_, i) => world.addCustomer(`n${i}`)))
    await world.quiet()
    const changes = collect(world.connect(), watch('{ kinds: ["churn.burst"] }'))
    await eventually(() => world.events.hub.subscribers === 1)
    const before = world.statements.count
    await score(...customers.map((subjectId, i) => ({ subjectId, value: i / 300, kind: 'churn.burst' })))
    const items = await changes.waitFor(300)
    const subjects = items.map((item) => item['score'].subject.id)
    expect(subjects.toSorted()).toEqual(customers.map(customerId).toSorted())
    const cursors = items.map(({ cursor }) =>
      BigInt(Buffer.from(cursor, 'base64url').toString().slice('event:'.length)),
    )
    expect(cursors).toEqual(cursors.toSorted((x, y) => (x < y ? -1 : 1)))
    expect(world.statements.count - before).toBeLessThan(30)
  })
})
