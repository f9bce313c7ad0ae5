import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChild } from './clone.fixture.ts'
import { freePort, readServerFile } from './server.ts'
import { startEmbeddedDatabase } from './start.ts'
import {
  ask,
  isGone,
  makeSharedDatabase,
  makeWorld,
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

test('a program that is killed loses nothing it confirmed: the server ends by itself', async () => {
  const child = startChild({ options: shared.options })
  const { data, url } = await child.next('ready')
  await ask(url, 'CREATE TABLE before_kill AS SELECT 1 AS one')
  const server = await serverPid(data)
  child.process.kill('SIGKILL')
  await until(() => isGone(server))
  await shared.use(async (database) => {
    expect(await ask(database.url, 'SELECT one FROM before_kill')).toEqual([{ one: 1 }])
  })
})

test('a server that outlived its program is stopped in order by the next start', async () => {
  const child = startChild({ options: shared.options })
  const { data, url } = await child.next('ready')
  await ask(url, 'CREATE TABLE before_both AS SELECT 1 AS one')
  const server = await serverPid(data)
  const [watchdog] = await processesNaming(`rapport-watchdog ${server} `)
  process.kill(watchdog!.pid, 'SIGKILL')
  child.process.kill('SIGKILL')
  await child.ended
  expect(await isGone(server)).toBe(false)
  await shared.use(async (database, lines) => {
    expect(lines).toContain(`the last run was killed and left PostgreSQL (process ${server}) behind: stopping it`)
    expect(await isGone(server)).toBe(true)
    expect(await ask(database.url, 'SELECT one FROM before_both')).toEqual([{ one: 1 }])
  })
})

test('program and server killed at once lose nothing they confirmed', async () => {
  const child = startChild({ options: shared.options })
  const { data, url } = await child.next('ready')
  await ask(url, 'CREATE TABLE before_all AS SELECT 1 AS one')
  process.kill(await serverPid(data), 'SIGKILL')
  child.process.kill('SIGKILL')
  await child.ended
  await shared.use(async (database) => {
    expect(await ask(database.url, 'SELECT one FROM before_all')).toEqual([{ one: 1 }])
  })
})

test('a stale postmaster.pid whose number belongs to another program by now hinders no start and harms no one', async () => {
  const { uid, gid } = await stat(join(shared.options.dataDir, 'database'))
  const other = spawn('sleep', ['600'], process.geteuid?.() === 0 ? { uid, gid } : {})
  try {
    await writeFile(join(shared.options.dataDir, 'database', 'postmaster.pid'), `${other.pid}\n`)
    await shared.use(async ({ url }) => {
      expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    })
    expect([other.exitCode, other.signalCode]).toEqual([null, null])
  } finally {
    other.kill()
    await once(other, 'exit')
  }
})

test('a server that somebody started by hand on the data is left alone, and named', async () => {
  const { programs, data } = await shared.use(async ({ place }) => place)
  const { uid, gid } = await stat(data)
  const server = spawn(
    join(programs, 'bin', 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(await freePort()), '-c', 'unix_socket_directories='],
    {
      ...(process.geteuid?.() === 0 ? { uid, gid } : {}),
      cwd: '/',
    },
  )
  try {
    await until(async () => (await readServerFile(data))[7] === 'ready')
    const error = await refusal(startEmbeddedDatabase(shared.options))
    expect(error.code).toBe('DATA_DIR_IN_USE')
    expect(error.message).toContain(`in use by process ${server.pid}, a PostgreSQL that was started by hand`)
    expect([server.exitCode, server.signalCode]).toEqual([null, null])
  } finally {
    server.kill('SIGINT')
    await once(server, 'exit')
  }
})

test('a server that is killed under a running program is back at the same address', async () => {
  await shared.use(async ({ place, url }, lines) => {
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
    expect(lines).toContain('PostgreSQL was ended by SIGKILL: restarting it')
  })
})

test('a server that dies again and again is given up, once, with the reason', { timeout: 120_000 }, async () => {
  const lost: string[] = []
  const database = await startEmbeddedDatabase({ ...shared.options, onLost: ({ message }) => lost.push(message) })
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
  expect(lost).toEqual([expect.stringContaining('died 4 times within a minute and will not be restarted')])
  await shared.use(({ url }) => ask(url, 'SELECT 1'))
})
