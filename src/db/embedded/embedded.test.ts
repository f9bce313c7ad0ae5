import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processMark } from './process-mark.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedDatabaseOptions } from './start.ts'
import {
  ask,
  makeWorld,
  ordinaryUser,
  processesNaming,
  refusal,
  serverPid,
  startChild,
  until,
} from './world.fixture.ts'

let world: Awaited<ReturnType<typeof makeWorld>>
/** Where the tests of one made database take turns. */
let dataDir: string
let base: Omit<EmbeddedDatabaseOptions, 'dataDir'>

beforeAll(async () => {
  world = await makeWorld()
  dataDir = join(world.folder, 'shared')
  base = { systemFolders: [join(world.folder, 'system')] }
  await (await startEmbeddedDatabase({ ...base, dataDir })).stop()
})
afterAll(() => world.end())

/** Starts the shared database and always stops it. */
async function withDatabase<T>(use: (database: EmbeddedDatabase, lines: string[]) => Promise<T>): Promise<T> {
  const lines: string[] = []
  const database = await startEmbeddedDatabase({ ...base, dataDir, onLine: (line) => lines.push(line) })
  try {
    return await use(database, lines)
  } finally {
    await database.stop()
  }
}

const isGone = async (pid: number) => (await processMark(pid)) === undefined

describe('the first start', () => {
  test('makes a UTF-8 database that is ordered by code point, keeps what it confirmed and can tell damage', async () => {
    const lines: string[] = []
    const folder = join(world.folder, 'first')
    const database = await startEmbeddedDatabase({ ...base, dataDir: folder, onLine: (line) => lines.push(line) })
    try {
      expect(database.firstStart).toBe(true)
      expect(lines).toContain(`making the database in ${join(folder, 'database')} (once)`)
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
    await withDatabase(async ({ place, url }) => {
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

  test('that is called off leaves neither a folder nor a lock', async () => {
    const folder = join(world.folder, 'called-off')
    const off = new AbortController()
    const start = startEmbeddedDatabase({
      ...base,
      dataDir: folder,
      signal: off.signal,
      onLine: (line) => line.startsWith('making') && off.abort(),
    })
    await expect(start).rejects.toThrow('abort')
    expect(await readdir(folder)).toEqual(['lock'])
    expect(await readdir(join(folder, 'lock'))).toEqual([])
  })

  test('that fails half-way leaves nothing and tells what initdb said', async () => {
    const folder = join(world.folder, 'too-big')
    // 1 MB for each file, in blocks of 512 bytes: PostgreSQL's system tables do not fit.
    const child = startChild({ options: { ...base, dataDir: folder }, before: 'ulimit -f 2000' })
    const error = await child.next('error')
    expect(error.code).toBe('INIT_FAILED')
    expect(error.message).toContain('DATABASE_URL')
    expect(error.message).not.toContain('\n')
    expect(error.output).toContain('running bootstrap script')
    expect(await readdir(folder)).toEqual(['lock'])
  })
})

describe('a later start', () => {
  test('finds the data of the one before', async () => {
    await withDatabase(({ url }) => ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer'))
    await withDatabase(async ({ firstStart, url }, lines) => {
      expect(firstStart).toBe(false)
      expect(lines.filter((line) => line.startsWith('making'))).toEqual([])
      expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    })
  })

  test('makes the database "rapport" anew if somebody dropped it', async () => {
    await withDatabase(async ({ url }) => {
      await ask(url.replace(/rapport$/, 'postgres'), 'DROP DATABASE rapport')
    })
    await withDatabase(async ({ url }) => {
      expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    })
  })

  test('refuses data of another major version, and names both', async () => {
    const folder = join(world.folder, 'old')
    await mkdir(join(folder, 'database'), { recursive: true })
    await writeFile(join(folder, 'database', 'PG_VERSION'), '15\n')
    if (ordinaryUser) await chown(join(folder, 'database'), ordinaryUser.uid, ordinaryUser.gid)
    const error = await refusal(startEmbeddedDatabase({ ...base, dataDir: folder }))
    expect(error.code).toBe('DATA_OF_ANOTHER_VERSION')
    expect(error.message).toContain('made by PostgreSQL 15, and this Rapport brings PostgreSQL 18')
  })
})

describe('one folder', () => {
  test('has one holder: a second opener is told the process id, in this process and in another', async () => {
    await withDatabase(async ({ url }) => {
      const error = await refusal(startEmbeddedDatabase({ ...base, dataDir }))
      expect(error.code).toBe('DATA_DIR_IN_USE')
      expect(error.message).toContain(`is in use by process ${process.pid}:`)
      expect(await startChild({ options: { ...base, dataDir } }).next('error')).toMatchObject({
        code: 'DATA_DIR_IN_USE',
        message: error.message,
      })
      expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    })
  })

  test('goes to exactly one of three that start together', async () => {
    const starts = await Promise.allSettled([1, 2, 3].map(() => startEmbeddedDatabase({ ...base, dataDir })))
    const won = starts.filter((start) => start.status === 'fulfilled')
    await Promise.all(won.map(({ value }) => value.stop()))
    expect(won).toHaveLength(1)
    for (const { reason } of starts.filter((start) => start.status === 'rejected')) {
      expect(reason).toMatchObject({ code: 'DATA_DIR_IN_USE' })
    }
  })
})

describe('nothing confirmed is lost and the next start works', () => {
  test('when this program is killed: the server ends by itself', async () => {
    const child = startChild({ options: { ...base, dataDir } })
    const { data, url } = await child.next('ready')
    await ask(url, 'CREATE TABLE before_kill AS SELECT 1 AS one')
    const server = await serverPid(data)
    child.process.kill('SIGKILL')
    await until(() => isGone(server))
    await withDatabase(async (database) => {
      expect(await ask(database.url, 'SELECT one FROM before_kill')).toEqual([{ one: 1 }])
    })
  })

  test('when what would end the server is killed too: the next start stops it in order', async () => {
    const child = startChild({ options: { ...base, dataDir } })
    const { data, url } = await child.next('ready')
    await ask(url, 'CREATE TABLE before_both AS SELECT 1 AS one')
    const server = await serverPid(data)
    const [watchdog] = await processesNaming(`rapport-watchdog ${server} `)
    process.kill(watchdog!.pid, 'SIGKILL')
    child.process.kill('SIGKILL')
    await child.ended
    expect(await isGone(server)).toBe(false)
    await withDatabase(async (database, lines) => {
      expect(lines).toContain(`the last run was killed and left PostgreSQL (process ${server}) behind: stopping it`)
      expect(await isGone(server)).toBe(true)
      expect(await ask(database.url, 'SELECT one FROM before_both')).toEqual([{ one: 1 }])
    })
  })

  test('when program and server are killed at once', async () => {
    const child = startChild({ options: { ...base, dataDir } })
    const { data, url } = await child.next('ready')
    await ask(url, 'CREATE TABLE before_all AS SELECT 1 AS one')
    process.kill(await serverPid(data), 'SIGKILL')
    child.process.kill('SIGKILL')
    await child.ended
    await withDatabase(async (database) => {
      expect(await ask(database.url, 'SELECT one FROM before_all')).toEqual([{ one: 1 }])
    })
  })

  test('when the number in a stale postmaster.pid belongs to another program by now', async () => {
    const { uid, gid } = await stat(join(dataDir, 'database'))
    const other = spawn('sleep', ['600'], process.geteuid?.() === 0 ? { uid, gid } : {})
    try {
      await writeFile(join(dataDir, 'database', 'postmaster.pid'), `${other.pid}\n`)
      await withDatabase(async ({ url }) => {
        expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
      })
      expect(other.exitCode).toBe(null)
    } finally {
      other.kill()
      await once(other, 'exit')
    }
  })

  test('a server that is killed under a running program is back at the same address', async () => {
    await withDatabase(async ({ place, url }, lines) => {
      await ask(url, 'CREATE TABLE before_crash AS SELECT 1 AS one')
      const server = await serverPid(place.data)
      process.kill(server, 'SIGKILL')
      await until(async () => (await serverPid(place.data).catch(() => server)) !== server)
      await until(() =>
        ask(url, 'SELECT one FROM before_crash').then(
          () => true,
          () => false,
        ),
      )
      expect(lines).toContain('PostgreSQL was ended by SIGKILL: starting it again')
    })
  })

  test('a server that dies again and again is given up, once, with the reason', async () => {
    const lost: string[] = []
    const database = await startEmbeddedDatabase({ ...base, dataDir, onLost: ({ message }) => lost.push(message) })
    try {
      for (let killed = 0; lost.length === 0;) {
        const server = await serverPid(database.place.data).catch(() => killed)
        if (server === killed || (await isGone(server))) continue
        process.kill(server, 'SIGKILL')
        killed = server
      }
    } finally {
      await database.stop()
    }
    expect(lost).toEqual([expect.stringContaining('died 4 times within a minute and is given up')])
    await withDatabase(({ url }) => ask(url, 'SELECT 1'))
  })
})

describe('stop', () => {
  test('ends the server and frees the folder, however often and however much at once it is called', async () => {
    const database = await startEmbeddedDatabase({ ...base, dataDir })
    const server = await serverPid(database.place.data)
    await Promise.all([database.stop(), database.stop()])
    await database.stop()
    expect(await isGone(server)).toBe(true)
    expect(await readdir(join(dataDir, 'lock'))).toEqual([])
    await until(async () => (await processesNaming(`rapport-watchdog ${server} `)).length === 0)
  })

  test('closes sessions that are open', async () => {
    await withDatabase(async (database) => {
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
    const child = startChild({ options: { ...base, dataDir } })
    await child.next('ready')
    process.kill(-child.process.pid!, 'SIGINT')
    expect(await child.next('answer')).toBe('still there')
    expect(await child.next('stopped')).toBe(true)
    await child.ended
  })
})
