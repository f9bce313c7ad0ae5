import {
  byCustomer,
  checkCustomers,
  isNoNews,
  lineHash,
  mergeLines,
  merged,
  rememberHash,
  warn,
  type ImportSteps,
} from './batch.ts'
import { assigneeOfLine } from './task-steps.ts'

const stored = [
  ...['customer_id', 'assignee_id', 'subject', 'text', 'status', 'priority', 'channel'],
  ...['opened_at', 'first_response_at', 'resolved_at', 'closed_at'],
]

/** Cases that came in more than a day ago are no news when they are imported, however late they are. */
const told = `case when opened_at < now() - interval '1 day' then 2 else 0 end`

const change = (from: string, to: string, at: string, condition: string): string => `
  insert into case_change (id, case_id, from_status, to_status, at)
  select uuid_v7(), r.id, ${from}, ${to}, ${at} from batch_record r where ${condition} order by r.first_line`

export const caseSteps: ImportSteps = {
  type: 'Case',
  person: byCustomer,
  known: ({ source }) => `exists (select from support_case t where t.source = ${source} and t.source_ref = b.key)`,
  newCustomers: 'LEAD',
  check: (context) => [
    ...checkCustomers(context),
    warn(context, `b.assignee_email is not null and ${assigneeOfLine} is null`, {
      field: 'assigneeEmail',
      code: 'UNKNOWN_OWNER',
      message: 'expected the e-mail address or name of an active user',
    }),
    ...(context.repeated ? mergeLines(context) : []),
  ],
  records: (context) => [
    `create temporary table batch_record on commit drop as
     select n.*, case when n.known is null then 'insert'
         when t.deleted_at is not null or ${isNoNews(context, 't.import_hash', 'n.hash')} then 'same'
         when (${stored.map((name) => `n.${name}`).join(', ')}) is distinct from (${stored.map((name) => `t.${name}`).join(', ')}) then 'update'
         else 'same' end as action,
       case when n.known is null then 'case.created' else 'case.updated' end as topic
     from (
       select b.first_line, b.line, 1 as lines, b.key, t.id as known, coalesce(t.id, uuid_v7()) as id, t.import_hash as old_hash, t.status as old_status,
         ${lineHash(context)} as hash,
         ${merged(context, 'b.customer_id', 't.customer_id')} as customer_id, ${merged(context, assigneeOfLine, 't.assignee_id')} as assignee_id,
         ${['subject', 'text', 'channel', 'opened_at', 'first_response_at'].map((name) => `${merged(context, `b.${name}`, `t.${name}`)} as ${name}`).join(', ')},
         coalesce(${merged(context, 'b.priority', 't.priority')}, 'NORMAL') as priority, s.status,
         case when s.status in ('RESOLVED', 'CLOSED') then s.resolved_at end as resolved_at,
         case when s.status = 'CLOSED' then coalesce(t.closed_at, s.resolved_at) end as closed_at
       from batch b
       left join lateral (select t.* from support_case t where t.source = ${context.source} and t.source_ref = b.key offset 0) t on true
       cross join lateral (
         select coalesce(${merged(context, `coalesce(b.status, case when b.resolved_at is not null then 'RESOLVED' end)`, 't.status')}, 'NEW') as status,
           greatest(coalesce(${merged(context, 'b.resolved_at', 't.resolved_at')}, b.first_response_at, b.opened_at, t.opened_at), b.opened_at) as resolved_at
         offset 0) s
       where b.problems is null and not b.duplicate) n
     left join lateral (select t.* from support_case t where t.id = n.known offset 0) t on true`,
  ],
  // The clocks are set by the job of cases.
  write: ({ source }) => [
    `insert into support_case (id, ${stored.join(', ')}, is_clock_stale, first_response_told, resolution_told, source, source_ref, import_hash)
     select id, ${stored.join(', ')}, true, ${told}, ${told}, ${source}, key, hash from batch_record where action = 'insert' order by first_line`,
    `update support_case t set ${stored.map((name) => `${name} = r.${name}`).join(', ')}, is_clock_stale = true,
       import_hash = r.hash, version = t.version + 1, updated_at = now()
     from batch_record r where t.id = r.id and r.action = 'update'`,
    change('null', `'NEW'`, 'r.opened_at', `r.action = 'insert'`),
    change(
      `'NEW'`,
      'r.status',
      `coalesce(r.resolved_at, r.first_response_at, now())`,
      `r.action = 'insert' and r.status <> 'NEW'`,
    ),
    change(
      'r.old_status',
      'r.status',
      `greatest(coalesce(r.resolved_at, now()), (select max(h.at) from case_change h where h.case_id = r.id))`,
      `r.action = 'update' and r.status <> r.old_status`,
    ),
    rememberHash('support_case'),
  ],
}
