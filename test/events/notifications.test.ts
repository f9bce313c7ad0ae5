import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newUuid } from '../../src/core/ids.ts'
import { systemViewer } from '../../src/core/viewer.ts'
import { transact } from '../../src/write/unit-of-work.ts'
import { Jobs } from '../../src/jobs/jobs.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { eventually, freshDatabase, quiet, startNode, type Node } from './world.ts'

let database: TestDatabase
let first: Node
let second: Node
let listener: Client
let jobs: Jobs
const heard: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  first = await startNode(database.url)
  await eventually(() => first.events.relay.leading)
  second = await startNode(database.url)
  jobs = new Jobs(database.url, quiet)
  await jobs.start()
  await jobs.define('test.notified')
  listener = new Client(database.url)
  await listener.connect()
  listener.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`.trim()))
  await listener.query('listen rapport_outbox; listen rapport_jobs')
})
afterAll(async () => {
  await listener?.end()
  await jobs?.stop()
  await second?.stop()
  await first?.stop()
  await database?.drop()
})

const change = (node: Node) =>
  transact(node.orm.em, { viewer: systemViewer }, async (unit) => {
    const id = newUuid()
    unit.emit('customer.created', { type: 'Customer', id, customerId: id, action: 'ADDED' })
  })

it('a process that does not relay notifies the one that does of its commits', async () => {
  expect(second.events.relay.leading).toBe(false)
  heard.length = 0
  await change(second)
  await expect.poll(() => heard, { timeout: 10_000 }).toContain('rapport_outbox')
})

it('workers are notified of a job when its transaction is committed, not when it is rolled back', async () => {
  heard.length = 0
  const failing = transact(first.orm.em, { viewer: systemViewer }, async (unit) => {
    await jobs.send(unit.em, 'test.notified', { n: 1 })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  await transact(first.orm.em, { viewer: systemViewer }, (unit) => jobs.send(unit.em, 'test.notified', { n: 2 }))
  await expect
    .poll(() => heard.filter((line) => line.startsWith('rapport_jobs')), { timeout: 10_000 })
    .toEqual(['rapport_jobs test.notified'])
})
