import { scalarConditions } from '../../read/filter.ts'
import type { ReadField, ReadSpec } from '../../read/read-map.ts'
import { visibleBy } from '../../read/row-scope.ts'
import { listFilterOf } from '../../read/types.ts'
import { Case, CaseChange } from './case.entity.ts'
import { CaseFilter } from './case.input.ts'
import { BusinessCalendar, SlaPolicy } from './sla.entity.ts'

/** The viewer's own cases, and those of its customers. */
const scope = visibleBy.either(visibleBy.owner('assignee_id'), visibleBy.customer('customer_id'))

const everybodys = 'they are promises to all customers'

const moment = (column: string): ReadField => ({ kind: 'column', column, type: 'timestamptz', nullable: true })

/** How a case stands against its policy, a value of SlaState; null without a policy. */
const stateSql = (t: string): string => `case when ${t}.policy_id is null then null
  when ${t}.first_response_due_at < coalesce(${t}.first_response_at, ${t}.resolved_at, now()) or ${t}.resolution_due_at < coalesce(${t}.resolved_at, now()) then 'BREACHED'
  when ${t}.resolved_at is not null then 'MET'
  when ${t}.status = 'PENDING' then 'PAUSED'
  when least(case when ${t}.first_response_at is null then ${t}.first_response_warn_at end, ${t}.resolution_warn_at) <= now() then 'DUE_SOON'
  else 'RUNNING' end`

/** What remaining working time is counted from, for `remainingMinutes`. */
const remainingSql = (
  t: string,
): string => `(select jsonb_build_object('left', ${t}.left_minutes, 'due', ${t}.next_due_at,
  'timeZone', c.time_zone, 'hours', c.hours, 'holidays', c.holidays)
  from sla_policy p join business_calendar c on c.id = p.calendar_id where p.id = ${t}.policy_id)`

export const caseReads: readonly ReadSpec[] = [
  {
    entity: BusinessCalendar,
    label: 'name',
    idPrefix: 'cal',
    scope: visibleBy.shared(everybodys),
    defaultOrder: { field: 'name', direction: 'ASC' },
  },
  {
    entity: SlaPolicy,
    idPrefix: 'sla',
    scope: visibleBy.shared(everybodys),
    defaultOrder: { field: 'priority', direction: 'ASC' },
  },
  {
    entity: Case,
    label: 'subject',
    idPrefix: 'cse',
    fields: {
      // A case may be about somebody else's customer: whoever works on it has to know the customer.
      customer: { kind: 'one', map: 'Customer', local: 'customer_id', foreign: 'id', nullable: false, unscoped: true },
      sla: {
        kind: 'object',
        presence: 'policy_id',
        fields: {
          policy: { kind: 'one', map: 'SlaPolicy', local: 'policy_id', foreign: 'id', nullable: false },
          firstResponseDue: moment('first_response_due_at'),
          resolutionDue: moment('resolution_due_at'),
          state: { kind: 'expression', sql: stateSql },
          remainingMinutes: { kind: 'expression', sql: remainingSql },
        },
      },
    },
    filters: {
      slaState: (value, t, sql) =>
        scalarConditions(`(${stateSql(t)})`, 'text', value as Record<string, unknown>, sql).join(' and '),
    },
    orders: { OPENED_AT: 'openedAt', NEXT_DUE: 'nextDueAt', UPDATED_AT: 'updatedAt', NUMBER: 'number' },
    defaultOrder: { field: 'openedAt', direction: 'DESC' },
    scope,
    inverse: [{ field: 'Customer.cases', by: 'customer', shape: 'connection' }],
    adds: [
      {
        to: 'Customer',
        filters: { cases: { type: listFilterOf(CaseFilter, 'Case'), description: 'The cases of the customer.' } },
      },
    ],
  },
  {
    entity: CaseChange,
    scope: visibleBy.part('Case', 'case_id'),
    orders: { AT: 'at' },
    defaultOrder: { field: 'at', direction: 'ASC' },
    inverse: [{ field: 'Case.statusHistory', by: 'case', shape: 'connection' }],
  },
  {
    entity: Case,
    type: 'TimelineCase',
    fields: {
      at: { kind: 'column', column: 'opened_at', type: 'timestamptz', nullable: false },
      case: { kind: 'one', map: 'Case', local: 'id', foreign: 'id', nullable: false, unscoped: true },
    },
    scope,
    timeline: { name: 'CASE', description: 'Cases, by when they came in.', at: 'opened_at' },
  },
]
