import { expect, it } from 'vitest'
import { createTestDatabase } from '../../test/support/postgres.ts'
import { ConnectionLost, isDatabaseAway } from '../core/database-away.ts'
import { RapportError } from '../core/errors.ts'
import { openOrm } from './orm.ts'

it('errors of our own code keep their class in what the ORM rejects with', async () => {
  const database = await createTestDatabase()
  const orm = await openOrm(database.url, [])
  try {
    const driver = orm.em.getDriver()
    const rejectedWith = (error: Error): unknown => driver.convertException(error)
    const lost = new ConnectionLost('the database is away')
    expect(rejectedWith(lost)).toBe(lost)
    expect(isDatabaseAway(rejectedWith(lost))).toBe(true)
    const ours = new RapportError('TIMEOUT', 'expected an answer within 1 ms')
    expect(rejectedWith(ours)).toBe(ours)
    expect(rejectedWith(new Error('of the driver'))).toMatchObject({ name: 'DriverException' })
  } finally {
    await orm.close(true)
    await database.drop()
  }
})
