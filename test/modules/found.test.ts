import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

// What a checkout has whose only changes are a folder in src/modules and a migration.
describe('a module that nothing but its folder names', { timeout: 180_000 }, () => {
  let copy: string
  let database: TestDatabase
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'rapport-module-'))
    database = await createTestDatabase()
    for (const part of ['src', 'migrations', 'package.json', 'test/modules'])
      await cp(join(root, part), join(copy, part), { recursive: true })
    await cp(join(root, 'test/modules/note'), join(copy, 'src/modules/note'), { recursive: true })
    await cp(join(root, 'test/modules/9999-note.migration.ts'), join(copy, 'migrations/9999-note.migration.ts'))
    await writeFile(join(copy, 'rapport.config.ts'), 'export const plugins = []\n')
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  })
  afterAll(async () => {
    await database?.drop()
    if (copy) await rm(copy, { recursive: true, force: true })
  })

  /** Runs a program of the copy from its sources; returns what it prints. */
  const source = async (...args: string[]): Promise<string> => {
    const program = ['--conditions=rapport-source', '--import', './src/core/typescript-loader.ts', ...args]
    const { stdout } = await run(process.execPath, program, {
      cwd: copy,
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        DATA_DIR: join(copy, 'data'),
        PORT: '0',
        LOG_LEVEL: 'error',
        COMPUTE_THREADS: '1',
      },
    })
    return stdout
  }

  it('has its table, its fields in the graph, its event handler, its job and its route', async () => {
    const note = { text: 'a new customer', words: 3 }
    expect(JSON.parse(await source('test/modules/use-note.ts'))).toEqual({
      notes: { nodes: [{ id: expect.stringMatching(/^note_/) as string, ...note }] },
      node: { node: { __typename: 'Note' } },
      route: [note],
    })
  })

  it('has its command', async () => {
    expect(await source('src/cli/rapport.ts', 'note', 'list')).toBe('a new customer (3 words)\n')
  })
})
