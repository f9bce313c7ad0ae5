import { CliError, print, type CliCommand } from './command.ts'

export default {
  name: 'base-currency set',
  description: 'Changes the base currency of the database, and fixes the values of closed deals anew.',
  configure: (command) => {
    command.argument('<currency>', 'its ISO 4217 code, e.g. EUR')
  },
  run: async (_options, currency) => {
    const [
      { coreTarget },
      { RapportError },
      { assertCurrency },
      { systemViewer },
      { pendingMigrations },
      { sqlRunner },
      { changeBaseCurrency },
      { transact },
      { withOrm },
    ] = await Promise.all([
      import('../../migrations/index.ts'),
      import('../core/errors.ts'),
      import('../core/money.ts'),
      import('../core/viewer.ts'),
      import('../db/migrate.ts'),
      import('../db/sql.ts'),
      import('../modules/currency/base-currency.ts'),
      import('../write/unit-of-work.ts'),
      import('./with-orm.ts'),
    ])
    try {
      assertCurrency(currency, [])
    } catch (error) {
      if (error instanceof RapportError) throw new CliError(error.message, { cause: error })
      throw error
    }
    return withOrm(async (orm) => {
      const [missing] = await pendingMigrations(orm, coreTarget)
      if (missing !== undefined) throw new CliError(`the database lacks ${missing}; run rapport migrate first`)
      const { before, fixed, unknown } = await transact(
        orm.em,
        { viewer: systemViewer, action: 'base-currency set' },
        async (unit) => {
          const done = await changeBaseCurrency(sqlRunner(unit.em), currency)
          unit.audit({ recordType: 'BaseCurrency', before: { currency: done.before ?? null }, after: { currency } })
          return done
        },
      )
      print(
        `the base currency is ${currency}${before === undefined || before === currency ? '' : `, it was ${before}`}`,
      )
      print(
        `${fixed} closed deals have a value in ${currency}` +
          (unknown > 0 ? `, ${unknown} have none until a rate of the day on which they closed is stored` : ''),
      )
      print(
        'Start every process of the server again, and set BASE_CURRENCY accordingly where it is set. Models keep the currency that they were trained in until they are trained again.',
      )
      return 0
    })
  },
} satisfies CliCommand
