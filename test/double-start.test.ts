import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { coreTarget } from '../migrations/index.ts'
import { migrate } from '../src/db/migrate.ts'
import { openOrm } from '../src/db/orm.ts'
import { startTestAppOn } from './support/app.ts'
import { createTestDatabase } from './support/postgres.ts'

const atOnce = 6
const rounds = 3

describe('several starts at once on an empty database', () => {
  it('migrate it once, each of them ready when its own migration is over', async () => {
    for (let round = 0; round < rounds; round++) {
      const database = await createTestDatabase()
      const orms = await Promise.all(Array.from({ length: atOnce }, () => openOrm(database.url, [], { poolMax: 2 })))
      const done = await Promise.all(orms.map((orm) => migrate(orm, coreTarget)))
      expect(done.flat().toSorted()).toEqual(coreTarget.migrations.map(({ name }) => name).toSorted())
      // As a plugin's: the schema is not there yet either.
      const target = { name: 'the plugin late', schema: 'p_late', migrations: [] }
      expect(await Promise.all(orms.map((orm) => migrate(orm, target)))).toEqual(orms.map(() => []))
      for (const orm of orms) await orm.close()
      await database.drop()
    }
  })

  it('bring every plugin up in each of them', async () => {
    const database = await createTestDatabase()
    const folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'rapport-test-'))))
    const ready = folders.map((folder) => startTestAppOn(database, folder, { plugins }))
    const apps = await Promise.all(ready)
    const statuses = apps.map(({ app }) => app.host.reports().map(({ id, status, error }) => ({ id, status, error })))
    for (const app of apps) await app.app.stop()
    await database.drop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
    expect(statuses.flat().filter(({ status }) => status !== 'ACTIVE')).toEqual([])
  })
})
