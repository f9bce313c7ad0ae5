import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import type { FaultyServer } from '../support/faulty-server.ts'
import { allEnded, runOf, startSite, succeeded, train, within, type Site } from './site.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Enough for one that takes seconds. */
const fewCustomers = 600

const startRunner = (site: Site): ChildProcess =>
  spawn(process.execPath, ['dist/src/main.js'], {
    cwd: root,
    env: { ...process.env, ...site.server.env, RAPPORT_PROCESS: 'runner' },
    stdio: 'ignore',
  })

const fillDemo = async ({ server }: Site, customers: number): Promise<void> => {
  const response = await fetch(`${server.url}/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.ownerKey}` },
    body: JSON.stringify({ customers }),
  })
  const last = (await response.text()).trimEnd().split('\n').at(-1)!
  if (!last.includes('"done"')) throw new Error(`the demo was not written: ${last}`)
}

const attemptsOf = async (databaseUrl: string): Promise<{ jobs: number; retries: number }> => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ jobs: number; retries: number }>(
      `select count(*)::int as jobs, max(retry_count)::int as retries from pgboss.job where name = 'model.train'`,
    )
    return rows[0]!
  } finally {
    await client.end()
  }
}

/** Deploys a runner again and again while it trains: the run goes on, and ends. */
export const deploys = async (databases: FaultyServer, times: number, customers: number): Promise<string> => {
  const url = await databases.newDatabase()
  const site = await startSite(url, { RAPPORT_PROCESS: 'api' })
  let runner: ChildProcess | undefined
  try {
    await fillDemo(site, customers)
    const run = await train(site, 'clv', 'AUTO')
    const stops: number[] = []
    for (let i = 0; i < times; i++) {
      runner = startRunner(site)
      await within('the run to be in the middle of its training', 120_000, async () => {
        const now = await runOf(site, run)
        if (typeof now === 'string') return `got ${now}`
        if (now.status !== 'QUEUED' && now.status !== 'RUNNING')
          throw new Error(`the run was over too soon: ${now.status}`)
        return (now.status === 'RUNNING' && now.message !== 'starting') || `it is ${now.status}: ${now.message}`
      })
      const from = performance.now()
      const exited = once(runner, 'exit')
      runner.kill('SIGTERM')
      await exited
      stops.push((performance.now() - from) / 1_000)
    }
    const slowest = Math.max(...stops)
    if (slowest > 30) throw new Error(`expected the runner to end within 30 s, it took ${slowest.toFixed(1)} s`)
    const { jobs, retries } = await attemptsOf(url)
    if (retries > 0) throw new Error(`expected no failed attempt, found ${retries}`)
    runner = startRunner(site)
    const seconds = await succeeded(site, run, 240_000)
    await allEnded(site)
    return `the runner ended within ${slowest.toFixed(1)} s; ${jobs} jobs, no failed attempt; the run succeeded ${seconds.toFixed(1)} s after the last start`
  } finally {
    runner?.kill('SIGKILL')
    await site.stop()
  }
}

/** Starts two servers at once on an empty database, again and again: all their plugins run. */
export const doubleStarts = async (databases: FaultyServer, times: number): Promise<string> => {
  for (let i = 0; i < times; i++) {
    const url = await databases.newDatabase()
    const started = await Promise.allSettled([
      startSite(url, { RAPPORT_PROCESS: 'api' }),
      startSite(url, { RAPPORT_PROCESS: 'api' }),
    ])
    try {
      for (const one of started) {
        if (one.status === 'rejected') throw one.reason
        const { body } = await one.value.readyz()
        if (body['status'] !== 'ok') throw new Error(`start ${i + 1} of ${times}: /readyz says ${JSON.stringify(body)}`)
      }
    } finally {
      for (const one of started) if (one.status === 'fulfilled') await one.value.stop()
    }
  }
  return 'every server ready, every plugin runs'
}

/** Trains beside programs of other sessions that want every core: it gets its share, and says that it waits. */
export const besideOthers = async (databases: FaultyServer): Promise<string> => {
  const site = await startSite(await databases.newDatabase())
  const others: ChildProcess[] = []
  try {
    await fillDemo(site, fewCustomers)
    for (let i = 0; i < availableParallelism(); i++)
      others.push(spawn(process.execPath, ['-e', 'for (;;);'], { detached: true, stdio: 'ignore' }))
    const run = await train(site, 'clv', 'AUTO')
    let said = false
    const seconds = await within('the run to end', 240_000, async () => {
      const now = await runOf(site, run)
      if (typeof now === 'string') return `got ${now}`
      said ||= now.message.includes('waiting for the processor')
      return now.status === 'SUCCEEDED' || `it is ${now.status}: ${now.message}`
    })
    return `the training took ${seconds.toFixed(1)} s${said ? ', and said that it waited for the processor' : ''}`
  } finally {
    for (const other of others) other.kill('SIGKILL')
    await site.stop()
  }
}
