import type { ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { ExchangeRate } from './exchange-rate.entity.ts'

export const exchangeRateReads: readonly ReadSpec[] = [
  {
    entity: ExchangeRate,
    idPrefix: 'fxr',
    scope: visibleBy.shared('rates apply to the amounts of all customers'),
    orders: { VALID_ON: 'validOn' },
    defaultOrder: { field: 'validOn', direction: 'DESC' },
  },
]
