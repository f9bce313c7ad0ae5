import { defineModule } from '../../contract/module.ts'
import { BaseCurrency } from './base-currency.entity.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'
import { exchangeRateReads } from './exchange-rate.read.ts'
import { ExchangeRateResolver, MoneyResolver } from './exchange-rate.resolver.ts'

/** Exchange rates by day, amounts in other currencies, and the base currency. */
export default defineModule({
  name: 'currency',
  entities: [ExchangeRate, BaseCurrency],
  resolvers: [ExchangeRateResolver, MoneyResolver],
  reads: exchangeRateReads,
})
