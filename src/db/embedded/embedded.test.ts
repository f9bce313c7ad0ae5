import { chown, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChild } from './clone.fixture.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './start.ts'
import {
  ask,
  isGone,
  makeSharedDatabase,
  makeWorld,
  ordinaryUser,
  processesNaming,
  refusal,
  serverPid,
  until,
  type SharedDatabase,
} from './world.fixture.ts'

let world: Awaited<ReturnType<typeof makeWorld>>
let shared: SharedDatabase

beforeAll(async () => {
  world = await makeWorld()
  shared = await makeSharedDatabase(world.folder)
})
afterAll(() => world.end())

describe('the first start', () => {
  test('makes a UTF-8 database that is ordered by code point, keeps what it confirmed and can tell damage', async () => {
    const lines: string[] = []
    const folder = join(world.folder, 'first')
    const database = await startEmbeddedDatabase({
      ...shared.options,
      dataDir: folder,
      onLine: (line) => lines.push(line),
    })
    try {
      expect(database.firstStart).toBe(true)
      expect(lines).toContain(`creating the database in ${join(folder, 'database')} (once)`)
      const rows = await ask<{ name: string; setting: string }>(database.url, 'SELECT name, setting FROM pg_settings')
      expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toMatchObject({
        data_checksums: 'on',
        fsync: 'on',
        full_page_writes: 'on',
        jit: 'off',
        listen_addresses: '127.0.0.1',
        max_connections: '100',
        password_encryption: 'scram-sha-256',
        server_encoding: 'UTF8',
        synchronous_commit: 'on',
        TimeZone: 'UTC',
      })
      const [row] = await ask(
        database.url,
        `SELECT datname, datlocprovider, datlocale, rolsuper FROM pg_database, pg_roles
         WHERE datname = current_database() AND rolname = current_user`,
      )
      expect(row).toEqual({ datname: 'rapport', datlocprovider: 'b', datlocale: 'C.UTF-8', rolsuper: false })
    } finally {
      await database.stop()
    }
  })

  test('lets nobody in without the password, which only its owner may read', async () => {
    await shared.use(async ({ place, url }) => {
      const password = await readFile(join(place.data, 'rapport-password'), 'utf8')
      expect(password.trim()).toMatch(/^[\w-]{32}$/)
      expect((await stat(join(place.data, 'rapport-password'))).mode & 0o777).toBe(0o600)
      expect((await stat(place.data)).mode & 0o777).toBe(0o700)
      const guess = new URL(url)
      guess.password = 'guess'
      await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
      guess.username = 'postgres'
      await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('no pg_hba.conf entry')
    })
  })

  test('that is called off leaves neither a database nor a lock', async () => {
    const folder = join(world.folder, 'called-off')
    await expect(startAndCallOff(folder)).rejects.toThrow('abort')
    expect(await leftIn(folder)).toEqual([])
  })

  test('that fails half-way leaves nothing and tells what initdb said', async () => {
    const folder = join(world.folder, 'too-big')
    // Where the programs have to be copied, this has done it before the limit holds.
    await expect(startAndCallOff(folder)).rejects.toThrow('abort')
    // 1 MB for each file, in blocks of 512 bytes: PostgreSQL's system tables do not fit.
    const child = startChild({ options: { ...shared.options, dataDir: folder }, before: 'ulimit -f 2000' })
    const error = await child.next('error')
    expect(error.code).toBe('INIT_FAILED')
    expect(error.message).toContain('DATABASE_URL')
    expect(error.message).not.toContain('\n')
    expect(error.output).toContain('running bootstrap script')
    await child.ended
    expect(await leftIn(folder)).toEqual([])
  })
})

function startAndCallOff(folder: string): Promise<EmbeddedDatabase> {
  const off = new AbortController()
  const onLine = (line: string) => {
    if (line.startsWith('creating')) off.abort()
  }
  return startEmbeddedDatabase({ ...shared.options, dataDir: folder, signal: off.signal, onLine })
}

/** What a folder holds, beside programs that had to be copied. */
const leftIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => !name.startsWith('programs') && name !== 'lock')

describe('a later start', () => {
  test('finds the data of the one before', async () => {
    await shared.use(({ url }) => ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer'))
    await shared.use(async ({ firstStart, url }, lines) => {
      expect(firstStart).toBe(false)
      expect(lines.filter((line) => line.startsWith('creating'))).toEqual([])
      expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    })
  })

  test('creates the database "rapport" again if somebody dropped it', async () => {
    await shared.use(async ({ url }) => {
      await ask(url.replace(/rapport$/, 'postgres'), 'DROP DATABASE rapport')
    })
    await shared.use(async ({ url }) => {
      expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    })
  })

  test('refuses data of another major version, and names both', async () => {
    const folder = join(world.folder, 'old')
    await mkdir(join(folder, 'database'), { recursive: true })
    await writeFile(join(folder, 'database', 'PG_VERSION'), '15\n')
    if (ordinaryUser) await chown(join(folder, 'database'), ordinaryUser.uid, ordinaryUser.gid)
    const error = await refusal(startEmbeddedDatabase({ ...shared.options, dataDir: folder }))
    expect(error.code).toBe('DATA_OF_ANOTHER_VERSION')
    expect(error.message).toContain('created by PostgreSQL 15, and this Rapport comes with PostgreSQL 18')
  })
})

describe('one folder', () => {
  test('has one holder: a second opener is told the process id, in this process and in another', async () => {
    await shared.use(async ({ url }) => {
      const error = await refusal(startEmbeddedDatabase(shared.options))
      expect(error.code).toBe('DATA_DIR_IN_USE')
      expect(error.message).toContain(`is in use by process ${process.pid}:`)
      expect(await startChild({ options: shared.options }).next('error')).toMatchObject({
        code: 'DATA_DIR_IN_USE',
        message: error.message,
      })
      expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    })
  })

  test('goes to exactly one of three that start together', async () => {
    const starts = await Promise.allSettled([1, 2, 3].map(() => startEmbeddedDatabase(shared.options)))
    const won = starts.filter((start) => start.status === 'fulfilled')
    await Promise.all(won.map(({ value }) => value.stop()))
    expect(won).toHaveLength(1)
    for (const { reason } of starts.filter((start) => start.status === 'rejected')) {
      expect(reason).toMatchObject({ code: 'DATA_DIR_IN_USE' })
    }
  })
})

describe('stop', () => {
  test('ends the server and frees the folder, however often and however much at once it is called', async () => {
    const database = await startEmbeddedDatabase(shared.options)
    const server = await serverPid(database.place.data)
    await Promise.all([database.stop(), database.stop()])
    await database.stop()
    expect(await isGone(server)).toBe(true)
    expect(await readdir(join(shared.options.dataDir, 'lock'))).toEqual([])
    await until(async () => (await processesNaming(`rapport-watchdog ${server} `)).length === 0)
  })

  test('closes sessions that are open', async () => {
    await shared.use(async (database) => {
      const session = ask(database.url, 'SELECT pg_sleep(600)').catch(String)
      await until(
        async () =>
          (await ask(database.url, "SELECT FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)'")).length > 0,
      )
      await database.stop()
      expect(await session).toContain('terminating connection due to administrator command')
    })
  })

  test('is ours to call: Ctrl-C in a terminal does not end the server before us', async () => {
    const child = startChild({ options: shared.options })
    await child.next('ready')
    process.kill(-child.process.pid!, 'SIGINT')
    expect(await child.next('answer')).toBe('still there')
    expect(await child.next('stopped')).toBe(true)
    expect(child.lines.filter((line) => line.includes('restarting it'))).toEqual([])
    await child.ended
  })
})
