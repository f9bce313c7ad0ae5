import { defineModule } from '../../contract/module.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'
import { exchangeRateReads } from './exchange-rate.read.ts'
import { ExchangeRateResolver, MoneyResolver } from './exchange-rate.resolver.ts'

/** Exchange rates by day, and amounts in other currencies. */
export default defineModule({
  name: 'currency',
  entities: [ExchangeRate],
  resolvers: [ExchangeRateResolver, MoneyResolver],
  reads: exchangeRateReads,
})
