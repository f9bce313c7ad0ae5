import type { Viewer } from '../../core/viewer.ts'
import type { ReadSpec } from '../../read/read-map.ts'
import { ownedBySeen } from '../../read/row-scope.ts'
import type { SqlText } from '../../read/sql-text.ts'
import { listFilterOf } from '../../read/types.ts'
import { Employment } from './employment.entity.ts'
import { EmploymentFilter } from './employment.input.ts'

const isMain = (t: string): string =>
  `(${t}.to_on is null and exists (select from customer p where p.id = ${t}.person_id and p.organisation_id = ${t}.organisation_id))`

/** Whoever sees both customers sees the row; nobody does while one of them is deleted. */
const bothSeen = (viewer: Viewer, t: string, sql: SqlText): string =>
  ['person_id', 'organisation_id']
    .map((column) => {
      const c = sql.alias()
      const seen = ownedBySeen(viewer, `${c}.owner_id`, sql)
      return `exists (select from customer ${c} where ${c}.id = ${t}.${column} and ${c}.deleted_at is null${seen ? ` and ${seen}` : ''})`
    })
    .join(' and ')

export const organisationReads: readonly ReadSpec[] = [
  {
    entity: Employment,
    idPrefix: 'emp',
    label: 'role',
    orders: { CREATED_AT: 'createdAt' },
    fields: { isMain: { kind: 'expression', sql: isMain } },
    filters: {
      isMain: (value, t) => (value === null ? undefined : `${isMain(t)} = ${value ? 'true' : 'false'}`),
    },
    scope: { condition: bothSeen, ofCustomer: 'person_id' },
    inverse: [
      {
        field: 'Customer.employments',
        by: 'person',
        shape: 'list',
        orderBy: 'to_on desc nulls first, from_on desc nulls last, id',
      },
      { field: 'Customer.people', by: 'organisation', shape: 'connection' },
    ],
    adds: [
      {
        to: 'Customer',
        filters: {
          employments: {
            type: listFilterOf(EmploymentFilter, 'Employment'),
            description: 'For whom a person works, or worked.',
          },
        },
      },
    ],
  },
]
