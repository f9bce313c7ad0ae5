import { afterAll, beforeAll, describe, it } from 'vitest'
import { startFaultyServer, type FaultyServer } from '../support/faulty-server.ts'
import { mendFaults, short } from './mend.ts'

/** As long as a busy machine may take; each takes seconds. */
const timeout = 300_000

describe('the server comes back by itself (npm run faults -- mend does more of each)', () => {
  let databases: FaultyServer
  beforeAll(async () => {
    databases = await startFaultyServer()
  })
  afterAll(() => databases?.dispose())

  it.each(mendFaults(short))('$name', { timeout }, async ({ run }) => void (await run(databases)))
})
