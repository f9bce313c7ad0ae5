import { setTimeout as delay } from 'node:timers/promises'
import type { FaultyServer, Shutdown } from '../support/faulty-server.ts'
import { startProxy, type DatabaseProxy } from '../support/proxy.ts'
import { terminateBackends } from '../support/terminate.ts'
import { besideOthers, deploys, doubleStarts } from './mend-processes.ts'
import { loadText, recovered, startLoad, startSite, within, type Site } from './site.ts'

/** How much of each fault. */
export interface Sizes {
  readonly terminated: number
  readonly restarts: readonly Shutdown[]
  readonly silenceMs: number
  readonly deploys: number
  /** That the training of deploys learns from. */
  readonly customers: number
  readonly doubleStarts: number
  /** Whether the faults are done too that take long, and that the suite has tests of their own for. */
  readonly long: boolean
}

export const full: Sizes = {
  terminated: 25,
  restarts: ['fast', 'immediate', 'fast', 'immediate', 'fast', 'immediate'],
  silenceMs: 30_000,
  deploys: 3,
  customers: 2_000,
  doubleStarts: 10,
  long: true,
}
/** For the suite. */
export const short: Sizes = {
  terminated: 3,
  restarts: ['immediate'],
  silenceMs: 3_000,
  deploys: 1,
  customers: 500,
  doubleStarts: 1,
  long: false,
}

export interface Fault {
  readonly name: string
  /** Does it, and gives what was seen; throws where something did not come back. */
  run(databases: FaultyServer): Promise<string>
}

const perSecond = 20
const writeLimitMs = 5_000
/** Beside a database that starts: recovery, and the pools' new connections. */
const writeAfterStartMs = 15_000

const onSite = async (
  databaseUrl: string,
  work: (site: Site) => Promise<string>,
  env?: Readonly<Record<string, string>>,
): Promise<string> => {
  const site = await startSite(databaseUrl, env)
  try {
    await recovered(site, writeAfterStartMs)
    return await work(site)
  } finally {
    await site.stop()
  }
}

/** A server at work on a database, by way of a network that may go silent. */
export interface Place {
  readonly databases: FaultyServer
  readonly databaseUrl: string
  readonly proxy: DatabaseProxy
  readonly site: Site
  stop(): Promise<void>
}

export const startPlace = async (databases: FaultyServer): Promise<Place> => {
  const databaseUrl = await databases.newDatabase()
  const proxy = await startProxy(databaseUrl)
  let site: Site | undefined
  const stop = async () => {
    await site?.stop()
    await proxy.stop()
  }
  try {
    site = await startSite(proxy.url, {}, ['sentiment'])
    await recovered(site, writeAfterStartMs)
    return { databases, databaseUrl, proxy, site, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A fault of the database of a server that goes on. */
interface DatabaseFault {
  readonly name: string
  /** Does it, and gives what was seen; throws where something did not come back. */
  at(place: Place): Promise<string>
}

const terminated = async ({ site, databaseUrl }: Place, count: number): Promise<string> => {
  const load = startLoad(site, perSecond)
  const ended = await terminateBackends(databaseUrl, count)
  const well = await recovered(site, writeLimitMs)
  return `${ended} ended; ${well}; ${loadText(await load.end())}`
}

const restarted = async ({ site, databases }: Place, how: readonly Shutdown[]): Promise<string> => {
  const seen: string[] = []
  for (const shutdown of how) {
    const load = startLoad(site, perSecond)
    await delay(1_000)
    await databases.restart(shutdown)
    const well = await recovered(site, writeAfterStartMs)
    seen.push(`${shutdown}: ${well}; ${loadText(await load.end())}`)
  }
  return seen.join('\n')
}

const silent = async ({ site, proxy }: Place, silenceMs: number): Promise<string> => {
  const load = startLoad(site, perSecond)
  await delay(1_000)
  proxy.silence()
  const until = performance.now() + silenceMs
  let slowest = 0
  let unavailable = 0
  while (performance.now() < until) {
    const { code, ms } = await site.readyz()
    if (code === 503) unavailable++
    slowest = Math.max(slowest, ms)
    await delay(500)
  }
  proxy.speak()
  if (slowest > 2_000) throw new Error(`expected /readyz within 2 s, it took ${Math.round(slowest)} ms`)
  if (unavailable === 0) throw new Error('expected /readyz to say 503 while the database was silent')
  const well = await recovered(site, writeAfterStartMs)
  return `/readyz within ${Math.round(slowest)} ms; ${well}; ${loadText(await load.end())}`
}

/** What the suite does to one server, one after the other. */
export const databaseFaults = (sizes: Sizes): DatabaseFault[] => [
  {
    name: `${sizes.terminated} backends terminated inside transactions`,
    at: (place) => terminated(place, sizes.terminated),
  },
  {
    name: `database restarted under load: ${sizes.restarts.join(', ')}`,
    at: (place) => restarted(place, sizes.restarts),
  },
  { name: `database silent for ${sizes.silenceMs / 1_000} s`, at: (place) => silent(place, sizes.silenceMs) },
]

/** The same on a server of its own. */
const alone = ({ name, at }: DatabaseFault): Fault => ({
  name,
  run: async (databases) => {
    const place = await startPlace(databases)
    try {
      return await at(place)
    } finally {
      await place.stop()
    }
  },
})

const stoppedWhileSilent = async (databases: FaultyServer): Promise<string> => {
  const proxy = await startProxy(await databases.newDatabase())
  try {
    return await onSite(proxy.url, async (site) => {
      const load = startLoad(site, perSecond)
      proxy.silence()
      await delay(2_000)
      const from = performance.now()
      const code = await site.server.terminate()
      const seconds = (performance.now() - from) / 1_000
      await load.end()
      if (seconds > 30) throw new Error(`expected the server to end within 30 s, it took ${seconds.toFixed(1)} s`)
      return `ended after ${seconds.toFixed(1)} s with code ${code}`
    })
  } finally {
    await proxy.stop()
  }
}

const stalledRunner = async (databases: FaultyServer): Promise<string> =>
  onSite(await databases.newDatabase(), async (site) => {
    const runner = await runnerOf(site)
    process.kill(runner, 'SIGSTOP')
    const noticed = await within('/readyz to tell', 30_000, async () => {
      const { body } = await site.readyz()
      return body['runner'] === 'stalled' || `it says ${JSON.stringify(body)}`
    })
    const again = await within('another runner', 90_000, async () => {
      const { body } = await site.readyz()
      return (body['status'] === 'ok' && (await runnerOf(site)) !== runner) || `/readyz says ${JSON.stringify(body)}`
    })
    const well = await recovered(site, writeLimitMs)
    return `told after ${noticed.toFixed(1)} s, another one after ${(noticed + again).toFixed(1)} s; ${well}`
  })

const runnerOf = async (site: Site): Promise<number> => {
  const [runner] = await site.server.runners()
  return runner ?? Number.NaN
}

/** Those that take long. */
const longFaults: readonly Fault[] = [
  { name: 'SIGTERM while the database is silent', run: stoppedWhileSilent },
  { name: 'runner that stands still', run: stalledRunner },
  { name: 'training beside other programs that burn the processor', run: besideOthers },
]

/** Faults of processes, each of which starts its own. */
export const processFaults = (sizes: Sizes): Fault[] => [
  ...(sizes.long ? longFaults : []),
  {
    name: `SIGTERM to a runner in mid-training, ${sizes.deploys} times`,
    run: (databases) => deploys(databases, sizes.deploys, sizes.customers),
  },
  {
    name: `two starts at once on an empty database, ${sizes.doubleStarts} times`,
    run: (databases) => doubleStarts(databases, sizes.doubleStarts),
  },
]

/** Every fault that the server must come back from by itself. */
export const mendFaults = (sizes: Sizes): Fault[] => [...databaseFaults(sizes).map(alone), ...processFaults(sizes)]
