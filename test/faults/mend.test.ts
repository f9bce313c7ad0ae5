import { afterAll, beforeAll, describe, it } from 'vitest'
import { startFaultyServer, type FaultyServer } from '../support/faulty-server.ts'
import { databaseFaults, processFaults, short, startPlace, type Place } from './mend.ts'

/** As long as a busy machine may take; each takes seconds. */
const timeout = 300_000

describe('the server comes back by itself (npm run faults -- mend does more of each, on a server of its own)', () => {
  let databases: FaultyServer
  beforeAll(async () => {
    databases = await startFaultyServer()
  })
  afterAll(() => databases?.dispose())

  describe('from', () => {
    let place: Place
    beforeAll(async () => {
      place = await startPlace(databases)
    }, timeout)
    afterAll(() => place?.stop())

    it.each(databaseFaults(short))('$name', { timeout }, async ({ at }) => void (await at(place)))
  })

  it.each(processFaults(short))('$name', { timeout }, async ({ run }) => void (await run(databases)))
})
