import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { programArguments } from '../../src/core/program.ts'
import { createTestDatabase } from '../support/postgres.ts'

it('a plugin that throws where nobody catches is DEGRADED, and the process lives on', async () => {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-test-'))
  try {
    const server = fileURLToPath(new URL('./fixtures/uncaught-server.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [...programArguments, server, database.url, dataDir])
    const { lines, report } = JSON.parse(stdout) as { lines: string[]; report: object }
    expect(lines.toSorted()).toEqual([
      'the plugin is degraded: it threw outside any call: nobody waits for this',
      'the plugin is degraded: it threw outside any call: out of a timer',
    ])
    expect(report).toMatchObject({ id: 'stray', status: 'DEGRADED', hint: expect.stringContaining('catch errors') })
  } finally {
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 120_000)
