import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { logEnd, prepareSegments, recordOrders, settled, storedMoves, watchMoves, type Move } from './support/moves.ts'

/** Orders a second and for how many seconds; `LIVE_ORDERS=200x30 npx vitest run test/live-orders.test.ts` for the long proof. */
const [rate, seconds] = (process.env['LIVE_ORDERS'] ?? '100x4').split('x').map(Number) as [number, number]

let app: TestApp
let customers: string[]

beforeAll(async () => {
  app = await startTestApp({ plugins: plugins.filter(({ id }) => id === 'segmentation') })
  customers = await prepareSegments(app, 2_000)
  await settled(app)
})
afterAll(() => app?.stop())

it(
  'while orders arrive, every move between segments is delivered once, in order, also to a client that drops and resumes',
  { timeout: 120_000 + seconds * 4_000 },
  async () => {
    const before = await logEnd(app)
    const steady = await watchMoves(app)
    const shaky = await watchMoves(app)
    const orders = recordOrders(app, customers, rate, seconds)
    // A client resumes behind what it has seen, so it must have seen something.
    await expect.poll(() => shaky.items.length, { timeout: 20_000 }).toBeGreaterThan(5)
    await shaky.stop()
    await delay(500)
    const resumed = await watchMoves(app, shaky.items.at(-1)!.cursor)
    const seen = () => [steady.items, [...shaky.items, ...resumed.items]]
    expect((await orders).failed).toBe(0)
    await settled(app)
    // Time moves customers too, so what is stored is read again until both clients have all of it.
    let stored = await storedMoves(app, before)
    await expect
      .poll(
        async () => {
          stored = await storedMoves(app, before)
          return seen().map(({ length }) => length - stored.length)
        },
        { timeout: 20_000 },
      )
      .toEqual([0, 0])
    expect(stored.length).toBeGreaterThan(20)
    const plain = (moves: readonly Move[]) =>
      moves.map(({ customer, from, to }) => ({ customer: customer.id, from: from?.id ?? null, to: to.id }))
    for (const moves of seen()) expect(plain(moves)).toEqual(stored)
    await steady.stop()
    await resumed.stop()
  },
)

it('an order’s score change tells what it was before, why it changed and what made it', async () => {
  const [id] = customers
  await app.ask(
    `mutation { recordOrder(input: { customerId: "${id}", placedAt: "${new Date().toISOString()}", currency: "USD", lines: [{ sku: "BIG", quantity: "1", unitPrice: "9000" }] }) { order { id } userErrors { code } } }`,
  )
  await settled(app)
  const { data } = await app.ask(
    `{ customer(id: "${id}") { scores(kinds: ["segmentation.fit"]) { value previousValue trend explanation { baseValue residual rawValue factors { contribution } } provenance { plugin modelRun { promoted } cause { kind text recordId } } } } }`,
  )
  const [score] = data.customer.scores
  const { baseValue, residual, rawValue, factors } = score.explanation
  const sum = factors.reduce(
    (total: number, { contribution }: { contribution: number }) => total + contribution,
    baseValue + residual,
  )
  expect(sum).toBeCloseTo(rawValue, 9)
  expect(score.previousValue).not.toBeNull()
  expect(score.provenance).toMatchObject({
    plugin: 'segmentation',
    modelRun: { promoted: true },
    cause: { kind: 'EVENT', text: 'an order was recorded' },
  })
})
