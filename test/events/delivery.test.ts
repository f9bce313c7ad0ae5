import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../support/postgres.ts'
import { collect, customerId, eventually, freshDatabase, startWorld, type World } from './world.ts'

const watch =
  'subscription($after: String) { recordChanged(types: [CUSTOMER], after: $after) { cursor type action node { ... on Customer { id name } } } }'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await freshDatabase()
  world = await startWorld(database)
})
afterAll(async () => {
  await world.stop()
  await database.drop()
})

describe('a subscription', () => {
  it('delivers each committed change with its record, in order', async () => {
    const client = world.connect()
    const changes = collect(client, watch)
    await eventually(() => world.events.hub.subscribers === 1)
    const id = await world.addCustomer('Ada')
    await world.rename(id, 'Ada L.')
    const items = await changes.waitFor(2)
    expect(items).toMatchObject([
      { type: 'CUSTOMER', action: 'ADDED', node: { id: customerId(id) } },
      { type: 'CUSTOMER', action: 'UPDATED', node: { id: customerId(id), name: 'Ada L.' } },
    ])
    await client.dispose()
    await eventually(() => world.events.hub.groups === 0)
  })
})
