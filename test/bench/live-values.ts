import { eventually } from '../events/world.ts'
import { Clients } from './bench-world.ts'
import { Caller, latencyFigures } from '../support/caller.ts'
import { withFilledApp } from './filled-app.ts'
import type { BenchRow } from './bench.ts'

const subscription = `subscription { scoreChanged(filter: { kinds: ["clv.value"] }) { cursor score { value subject { ... on Customer { id } } } } }`
const mutation = `mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { message } } }`
const perSecond = 20
const orders = 400

/** From an order's mutation to its customer's new lifetime value at a subscriber: each order of another customer. */
export const liveValues = (): Promise<BenchRow[]> =>
  withFilledApp(2_000, async ({ app, key, sql, train }) => {
    await train('clv', 'BG_NBD')
    const rows = await sql(
      `select 'cus_' || customer_id as id from p_clv.lifetime_value order by customer_id limit $1::int`,
      [orders],
    )
    const customers = rows.map((row) => row['id'] as string)
    const arrivedAt = new Map<string, number>()
    const sent = new Map<number, { readonly sentAt: number; readonly answeredAt: number }>()
    const clients = new Clients()
    const caller = new Caller()
    try {
      clients.on((report) => {
        if (report.kind !== 'item') return
        const { payload } = JSON.parse(report.text) as {
          payload: { data: { scoreChanged: { score: { subject: { id: string } } } } }
        }
        const { id } = payload.data.scoreChanged.score.subject
        if (!arrivedAt.has(id)) arrivedAt.set(id, report.at)
      })
      const socket = { url: `${app.url.replace('http', 'ws')}/graphql`, key, sockets: 1, query: subscription }
      await clients.open({ ...socket, expect: 0, clock: true })
      await eventually(() => app.events.hub.subscribers === 1)
      const placedAt = new Date().toISOString()
      const variables = customers.map((customerId) => ({
        input: { customerId, placedAt, currency: 'USD', lines: [{ sku: 'B-1', quantity: '1', unitPrice: '120' }] },
      }))
      const calls = caller.start(
        { url: app.url, key, query: mutation, perSecond, variables },
        ({ place, sentAt, answeredAt }) => sent.set(place, { sentAt, answeredAt }),
      )
      const { failed } = await calls.done
      await eventually(() => arrivedAt.size >= customers.length)
      const from = (moment: 'sentAt' | 'answeredAt') =>
        latencyFigures(customers.map((id, i) => Math.max(0, arrivedAt.get(id)! - sent.get(i)![moment])))
      return [
        {
          name: `order sent to lifetime value delivered, ${perSecond} orders a second`,
          figures: { ...from('sentAt'), orders: customers.length, failed },
        },
        { name: 'order answered (committed) to lifetime value delivered', figures: from('answeredAt') },
      ]
    } finally {
      caller.stop()
      clients.stop()
    }
  })
