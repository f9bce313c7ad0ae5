import { readFile } from 'node:fs/promises'
import { platform } from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/postgres.ts'
import { serverProcess, type ServerProcess } from './support/server-process.ts'

const isAlive = async (pid: number): Promise<boolean> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat !== '' && !stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
}

describe.skipIf(platform !== 'linux')('the runner process (needs /proc)', () => {
  let database: TestDatabase
  let server: ServerProcess
  beforeAll(async () => {
    database = await createTestDatabase()
    server = await serverProcess(database.url, {}, { plugins: ['sentiment'] })
    await server.start()
  }, 60_000)
  afterAll(async () => {
    await server?.dispose()
    await database?.drop()
  })

  const readiness = async () =>
    (await (await fetch(`${server.url}/readyz`)).json()) as { status: string; runner: string }
  const ask = async (query: string) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}` },
      body: JSON.stringify({ query }),
    })
    return ((await response.json()) as { data: Record<string, unknown> }).data
  }
  // On a busy machine a runner takes a minute to start.
  const isUp = async () => {
    await expect.poll(readiness, { timeout: 180_000 }).toEqual({ status: 'ok', database: 'ok', runner: 'ok' })
  }

  it(
    'does the jobs, is started again when it dies, and then does what was asked meanwhile',
    { timeout: 480_000 },
    async () => {
      await isUp()
      const [runner] = await server.runners()
      process.kill(runner!, 'SIGKILL')
      await expect.poll(readiness, { timeout: 10_000 }).toMatchObject({ status: 'degraded', runner: 'restarting' })
      const { trainModel } = await ask(
        'mutation { trainModel(input: { plugin: "sentiment", algorithm: "LEXICON" }) { modelRun { id status } userErrors { message } } }',
      )
      expect(trainModel).toMatchObject({ modelRun: { status: 'QUEUED' }, userErrors: [] })
      await isUp()
      const runs = () => ask('{ modelRuns(first: 1) { nodes { status } } }')
      await expect.poll(runs, { timeout: 60_000 }).toEqual({ modelRuns: { nodes: [{ status: 'SUCCEEDED' }] } })
      expect(await server.runners()).not.toContain(runner)
    },
  )

  it('is restarted when it makes no progress', { timeout: 480_000 }, async () => {
    await isUp()
    const [runner] = await server.runners()
    process.kill(runner!, 'SIGSTOP')
    await expect.poll(readiness, { timeout: 30_000 }).toMatchObject({ status: 'degraded', runner: 'stalled' })
    await expect.poll(() => isAlive(runner!), { timeout: 60_000 }).toBe(false)
    await isUp()
    expect(await server.runners()).not.toContain(runner)
  })

  it('ends when the server is killed', { timeout: 240_000 }, async () => {
    await isUp()
    const children = await server.runners()
    expect(children).toHaveLength(1)
    await server.kill()
    await expect.poll(() => isAlive(children[0]!), { timeout: 10_000 }).toBe(false)
  })
})
