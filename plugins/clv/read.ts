import { moneyField, visibleBy, type ReadSpec } from 'rapport-crm/sdk'
import { LifetimeValue } from './entity.ts'

export const reads: readonly ReadSpec[] = [
  {
    entity: LifetimeValue,
    fields: {
      value: moneyField('amount'),
      reasons: {
        kind: 'expression',
        sql: (t) =>
          `(select s.explanation from rapport_v1.score s where s.subject_id = ${t}.customer_id and s.kind = 'clv.value')`,
      },
    },
    defaultOrder: { field: 'amount', direction: 'DESC' },
    scope: visibleBy.customer('customer_id'),
  },
]
