import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/postgres.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Starts the server with just these variables; gives what it printed and how it ended, once `isUp` finds what it looks for or it ends. */
const start = async (env: Readonly<Record<string, string>>, isUp: (out: string) => boolean = () => false) => {
  const { DATABASE_URL: _theirs, ...inherited } = process.env
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: root,
    env: { ...inherited, ...env },
  })
  let out = ''
  let err = ''
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString()
    if (isUp(out)) child.kill('SIGINT')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { out, err, code }
}

describe('a start', () => {
  let database: TestDatabase
  let dataDir: string
  beforeAll(async () => {
    database = await createTestDatabase()
    dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'))
  })
  afterAll(async () => {
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('that finds its port taken says so before a database is made', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { out, err, code } = await start({ PORT: String(port), DATA_DIR: dataDir })
    other.close()
    expect([code, err]).toEqual([
      1,
      `the port ${port} on 127.0.0.1 is taken; stop the program that listens there, or set PORT\n`,
    ])
    expect(out).toBe('')
    expect(await readdir(dataDir)).toEqual([])
  })

  it('with bad values says of all of them what was expected', async () => {
    const { err, code } = await start({ PORT: 'abc', LOG_FORMAT: 'xml', DATA_DIR: dataDir })
    expect(code).toBe(1)
    expect(err).toMatch(
      /^the environment has 2 invalid values: PORT: expected .*, got "abc"; LOG_FORMAT: expected .*\n$/,
    )
  })

  it('prints at most ten lines, the link last, and no key where no person reads it', { timeout: 120_000 }, async () => {
    const env = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url }
    const { out, err, code } = await start(env, (text) => /Rapport is ready.*\n/.test(text))
    const key = (await readFile(join(dataDir, 'owner-key'), 'utf8')).trim()
    expect([code, err]).toEqual([0, ''])
    const lines = out.trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(10)
    expect(lines.at(-1)).toMatch(/^Rapport is ready.*: http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(lines).toContain(`the owner’s key is in ${join(dataDir, 'owner-key')}`)
    expect(out).not.toContain(key)
  })
})
