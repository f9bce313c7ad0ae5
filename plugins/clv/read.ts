import { moneyField, type ReadSpec } from 'rapport-crm/sdk'
import { LifetimeValue } from './entity.ts'

export const reads: readonly ReadSpec[] = [
  {
    entity: LifetimeValue,
    fields: {
      value: moneyField('amount'),
      reasons: {
        kind: 'expression',
        sql: (t) =>
          `(select s.explanation from score s where s.subject_id = ${t}.customer_id and s.kind = 'clv.value')`,
      },
    },
    defaultOrder: { field: 'amount', direction: 'DESC' },
    scope: (viewer, t, sql) =>
      viewer.scope === 'ALL'
        ? undefined
        : `exists (select 1 from customer c where c.id = ${t}.customer_id and c.owner_id = ${sql.param(viewer.userId ?? null, 'uuid')})`,
  },
]
