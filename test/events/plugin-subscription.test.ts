import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { installSubscriptions } from '../../src/api/subscription-schema.ts'
import { ids, newUuid } from '../../src/core/ids.ts'
import { Allow } from '../../src/core/policy.ts'
import { sqlRunner } from '../../src/db/sql.ts'
import { defineChangeFeed } from '../../src/feeds/change-feed.ts'
import { live, type SubscriptionDefinition } from '../../src/feeds/subscription.ts'
import { Customer } from '../../src/modules/customer/customer.entity.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { rawClient } from './raw-client.ts'
import { collect, customerId, eventually, freshDatabase, startWorld, type World } from './world.ts'

/** What a plugin brings: one customer as it is, until it is a former one. */
const customerProgress: SubscriptionDefinition<'customer.updated', { readonly id: string }> = {
  field: 'customerProgress',
  topics: ['customer.updated'],
  select: ({ id }) => {
    const { uuid } = ids.decode(id, 'Customer')
    return ({ payload }) => payload.id === uuid
  },
  record: ({ payload }) => ({ map: 'Customer', key: payload.id }),
  current: ({ id }) => ({ map: 'Customer', key: ids.decode(id, 'Customer').uuid }),
  needs: ['lifecycle'],
  isLast: (customer) => 'lifecycle' in customer && customer.lifecycle === 'FORMER',
  coalesce: true,
}

@Resolver()
class ProgressResolver {
  @Allow('read')
  @Subscription(() => Customer, { subscribe: live })
  customerProgress(@Arg('id', () => ID) _id: string, @Root() customer: Customer) {
    return customer
  }
}

/** A plugin whose filter has a fault. */
const faulty = defineChangeFeed({
  field: 'faulty',
  topics: ['customer.updated'],
  permission: 'read',
  description: 'Fails at every event.',
  type: Customer,
  row: ({ payload }) => ({ map: 'Customer', key: payload.id }),
  filter: () => () => {
    throw new Error('a secret of the plugin')
  },
})

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await freshDatabase()
  world = await startWorld(database, {
    resolvers: [ProgressResolver],
    subscriptions: [customerProgress, faulty],
  })
})
afterAll(async () => {
  await world.stop()
  await database.drop()
})
afterEach(() => world.disconnect())

const watch = 'subscription($id: ID!) { customerProgress(id: $id) { name } }'
const lifecycle = (id: string, value: string) =>
  world.work(async (unit) => {
    await sqlRunner(unit.em)('update customer set lifecycle = $2 where id = $1', [id, value])
    unit.emit('customer.updated', { type: 'Customer', id, action: 'UPDATED', customerId: id })
  })

describe('a subscription that a plugin defines', () => {
  it('begins with the present state, follows it, and is completed when nothing can follow', async () => {
    const id = await world.addCustomer('now')
    const progress = collect(world.connect(), watch, { id: customerId(id) })
    await progress.waitFor(1)
    await world.rename(id, 'later')
    await progress.waitFor(2)
    await lifecycle(id, 'FORMER')
    await progress.done()
    expect(progress.items.map(({ name }) => name)).toEqual(['now', 'later', 'later'])
    await eventually(() => world.events.hub.groups === 0)
  })

  it('is completed at once where the present state is the last', async () => {
    const id = await world.addCustomer('gone')
    await lifecycle(id, 'FORMER')
    const progress = collect(world.connect(), watch, { id: customerId(id) })
    await progress.done()
    expect(progress.items).toEqual([{ name: 'gone' }])
  })

  it('is refused where the caller sees no such record', async () => {
    const owner = await world.addUser('Owner')
    const other = await world.addCustomer('of somebody else')
    for (const [key, id] of [
      [world.key, newUuid()],
      [await world.addKey('AGENT', 'OWN', owner), other],
    ]) {
      const progress = collect(world.connect(key), watch, { id: customerId(id!) })
      expect(await progress.failed()).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    }
  })

  it('gives a client that cannot keep up the newest state only, and keeps it', async () => {
    const id = await world.addCustomer('x')
    const raw = await rawClient(world.url, world.key)
    // As large as the kernel's buffers of a socket take only some of.
    await world.sql(`update customer set attributes = jsonb_build_object('x', $2::text) where id = $1`, [
      id,
      'x'.repeat(200_000),
    ])
    const names: string[] = []
    raw.ws.on('message', (data: Buffer) => {
      const { type, payload } = JSON.parse(data.toString()) as {
        type: string
        payload: { data: { customerProgress: { name: string } } }
      }
      if (type === 'next') names.push(payload.data.customerProgress.name)
    })
    const query = 'subscription($id: ID!) { customerProgress(id: $id) { name attributes } }'
    raw.send({ id: 'p', type: 'subscribe', payload: { query, variables: { id: customerId(id) } } })
    await eventually(() => names.length === 1)
    raw.ws.pause()
    for (let i = 1; i <= 60; i++) {
      await world.rename(id, `v${i}`)
      await world.quiet()
    }
    raw.ws.resume()
    await eventually(() => names.at(-1) === 'v60')
    expect(names.length).toBeLessThan(61)
    const versions = names.slice(1).map((name) => Number(name.slice(1)))
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    expect(raw.ws.readyState).toBe(raw.ws.OPEN)
    raw.close()
  })

  it('that fails ends for its subscribers with a masked error, and for nobody else', async () => {
    const id = await world.addCustomer('y')
    await world.quiet()
    const client = world.connect()
    const bad = collect(client, 'subscription { faulty { name } }')
    const good = collect(client, watch, { id: customerId(id) })
    await eventually(() => world.events.hub.subscribers === 2)
    await world.rename(id, 'y2')
    const errors = await bad.failed()
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_ERROR' } }])
    expect(JSON.stringify(errors)).not.toContain('secret')
    expect((await good.waitFor(2)).at(-1)).toEqual({ name: 'y2' })
  })
})

it('a schema whose subscription fields and definitions do not match is refused, naming each', () => {
  const field = { type: GraphQLString }
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { a: field } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: { customerProgress: field, forgotten: field },
    }),
  })
  expect(() => installSubscriptions(schema, [customerProgress, customerProgress, faulty])).toThrow(
    /customerProgress is defined twice.*faulty is defined but no resolver declares it.*forgotten is declared but not listed/,
  )
})
