import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startTestApp, startTestAppOn, type TestApp } from './support/app.ts'
import { clv, fillShop, segmentation, train } from './support/models.ts'
import { createTestDatabase } from './support/postgres.ts'

const plugins = [clv, segmentation]
const asOf = new Date().toISOString()

const hashes = async (app: TestApp): Promise<unknown[]> => {
  const made = []
  for (const input of [
    { plugin: 'segmentation', algorithm: 'KMEANS' },
    { plugin: 'clv', algorithm: 'RANDOM_FOREST', params: { horizonDays: 90 } },
  ]) {
    const run = await train(app, { ...input, asOf, promote: false })
    expect(run.status).toBe('SUCCEEDED')
    made.push(run.artifactHash)
  }
  return made
}

it('the same seed gives the same model on one thread and on two', { timeout: 300_000 }, async () => {
  // Makes the template that the database is a copy of.
  await (await startTestApp()).stop()
  const database = await createTestDatabase('core')
  const found = []
  for (const threads of ['1', '2']) {
    const isLast = threads === '2'
    const app = await startTestAppOn(
      { ...database, drop: () => (isLast ? database.drop() : Promise.resolve()) },
      await mkdtemp(join(tmpdir(), 'rapport-test-')),
      { plugins, env: { BASE_CURRENCY: 'USD', COMPUTE_THREADS: threads } },
    )
    try {
      if (!isLast) await fillShop(app, 200, 400)
      const { data } = await app.ask('{ serverInfo { computeThreads } }')
      expect(data.serverInfo.computeThreads).toBe(Number(threads))
      found.push(await hashes(app))
    } finally {
      await app.stop()
    }
  }
  expect(found[0]).toHaveLength(2)
  expect(found[1]).toEqual(found[0])
})
