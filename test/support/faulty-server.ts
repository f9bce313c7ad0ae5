import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { ensureCluster, roleName } from '../../src/db/embedded/cluster.ts'
import { claimPlace } from '../../src/db/embedded/place.ts'
import { launch, readServerFile } from '../../src/db/embedded/server.ts'

/** How a server ends: `fast` closes the sessions first, `immediate` is a crash. */
export type Shutdown = 'fast' | 'immediate'

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

/** A PostgreSQL server of a test's own, which can be ended and started again on the same port. */
export interface FaultyServer {
  /** Makes an empty database and gives its URL. */
  newDatabase(): Promise<string>
  /** Ends the server; it stays away until `start`. */
  end(how: Shutdown): Promise<void>
  start(): Promise<void>
  restart(how: Shutdown): Promise<void>
  /** Ends it for good and removes its files. */
  dispose(): Promise<void>
}

/** Makes and starts a server whose restarts hurt nobody else, unlike those of the server that a test run shares. */
export const startFaultyServer = async (): Promise<FaultyServer> => {
  const folders = await Promise.all(['faulty-', 'faulty-system-'].map((prefix) => mkdtemp(join(tmpdir(), prefix))))
  // As root, the server runs as a system user, who must be able to enter.
  for (const folder of folders) await chmod(folder, 0o711)
  const [dataDir, systemFolder] = folders as [string, string]
  const options = { durable: false, onLine: () => {} }
  const place = await claimPlace(dataDir, [systemFolder])
  const { password } = await ensureCluster(place, options)
  let server = await launch(place, options)
  const { port } = server
  const urlOf = (name: string) => `postgresql://${roleName}:${password}@127.0.0.1:${port}/${name}`
  const end = async (how: Shutdown) => {
    const [pid] = await readServerFile(place.data)
    if (!pid) throw new Error(`expected a server that runs on ${place.data}`)
    process.kill(Number(pid), signals[how])
    await server.ended
  }
  const start = async () => {
    server = await launch(place, { ...options, port })
  }
  return {
    newDatabase: async () => {
      const name = `faulty_${randomBytes(6).toString('hex')}`
      const client = new Client({ connectionString: urlOf('postgres') })
      await client.connect()
      try {
        await client.query(`create database ${name}`)
      } finally {
        await client.end()
      }
      return urlOf(name)
    },
    end,
    start,
    restart: async (how) => {
      await end(how)
      await start()
    },
    dispose: async () => {
      await server.stop()
      await place.release()
      for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
