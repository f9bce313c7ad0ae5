import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Client } from 'graphql-ws'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, startTestAppOn, type TestApp } from '../support/app.ts'
import { collect, type Taken } from './world.ts'

/** `NO_GAP_ROUNDS=1000` for the whole run. */
const rounds = Number(process.env['NO_GAP_ROUNDS'] ?? 40)
const readers = 4
const writers = 3

let first: TestApp
/** Another process's server on the same database; one of the two relays the events. */
let second: TestApp
let sockets: Client[]

beforeAll(async () => {
  const env = { RATE_LIMIT: '100000000' }
  first = await startTestApp({ env })
  second = await startTestAppOn(
    { url: first.databaseUrl, drop: async () => undefined },
    await mkdtemp(join(tmpdir(), 'rapport-test-')),
    {
      env: { ...env, OWNER_KEY: first.ownerKey },
    },
  )
  sockets = [first, second].map(({ url }) =>
    createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${first.ownerKey}` },
    }),
  )
})
afterAll(async () => {
  for (const client of sockets ?? []) await client.dispose()
  await second?.stop()
  await first?.stop()
})

const create = async (app: TestApp, name: string): Promise<string> => {
  const { data } = await app.ask(
    `mutation ($name: String!) { createCustomer(input: { kind: PERSON, name: $name }) { customer { id } } }`,
    { name },
  )
  return data.createCustomer.customer.id
}

const score = async (app: TestApp, id: string): Promise<void> => {
  const { data } = await app.ask(
    `mutation ($id: ID!) { recordScore(input: { kind: "test.rank", subjectId: $id, unit: INDEX, value: 1 }) { userErrors { message } } }`,
    { id },
  )
  expect(data.recordScore.userErrors).toEqual([])
}

const newest = 'first: 100, orderBy: { field: CREATED_AT, direction: DESC }'
const changes = 'subscription ($after: String!) { recordChanged(types: [CUSTOMER], after: $after) { node { id } } }'
const scores =
  'subscription ($after: String!) { scoreChanged(after: $after) { score { subject { ... on Customer { id } } } } }'

interface ListedNode {
  readonly id?: string
  readonly subject?: { readonly id: string }
}

/** Ways to read a list and a cursor that is not behind it. */
const ways = [
  {
    query: `{ list: customers(${newest}) { cursor nodes { id } } }`,
    subscription: changes,
    idOf: (node: ListedNode): string | undefined => node.id,
    itemId: (item: Taken): string => item['node'].id,
  },
  {
    // The list is asked for before the cursor, in one operation.
    query: `{ list: customers(${newest}) { nodes { id } } serverInfo { cursor } }`,
    subscription: changes,
    idOf: (node: ListedNode): string | undefined => node.id,
    itemId: (item: Taken): string => item['node'].id,
  },
  {
    query: '{ list: scores(first: 100) { nodes { subject { ... on Customer { id } } } cursor } }',
    subscription: scores,
    idOf: (node: ListedNode): string | undefined => node.subject?.id,
    itemId: (item: Taken): string => item['score'].subject.id,
  },
] as const

describe('who reads a list and then subscribes from its cursor', () => {
  it(
    `misses nothing that is written meanwhile, in ${rounds} rounds`,
    { timeout: 60_000 + rounds * 1_000 },
    async () => {
      const apps = [first, second]
      /** What is written and acknowledged, in order. */
      const written: string[] = []
      let writing = true
      const write = async (writer: number) => {
        for (let i = 0; writing; i++) {
          const app = apps[(writer + i) % 2]!
          const id = await create(app, `Writer ${writer}, ${i}`)
          await score(app, id)
          written.push(id)
        }
      }
      let round = 0
      let items = 0
      const read = async () => {
        while (round < rounds) {
          const turn = round++
          const way = ways[turn % ways.length]!
          const [listed, subscribed] = turn % 4 < 2 ? [0, 1] : [1, 0]
          // No more than the list can hold beside what comes while it is read.
          const expected = written.slice(-40)
          const { data } = await apps[listed]!.ask(way.query)
          const after: string = data.list.cursor ?? data.serverInfo.cursor
          const seen = new Set<string | undefined>(data.list.nodes.map(way.idOf))
          expected.push(...written.slice(-40))
          // When this comes, so has all that was acknowledged before it was begun.
          const last = await create(apps[subscribed]!, `Reader, round ${turn}`)
          await score(apps[listed]!, last)
          const { items: taken, waitFor, end } = collect(sockets[subscribed]!, way.subscription, { after })
          for (let n = 1; !taken.some((item) => way.itemId(item) === last); n++) await waitFor(n)
          end()
          for (const item of taken) seen.add(way.itemId(item))
          items += taken.length
          expect({ turn, missed: expected.filter((id) => !seen.has(id)) }).toEqual({ turn, missed: [] })
        }
      }
      const writes = Array.from({ length: writers }, (_, i) => write(i))
      try {
        await Promise.all(Array.from({ length: readers }, read))
      } finally {
        writing = false
        await Promise.all(writes)
      }
      expect(round).toBe(rounds)
      expect(items).toBeGreaterThan(rounds)
    },
  )
})
