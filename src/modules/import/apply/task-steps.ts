import {
  byCustomer,
  checkCustomers,
  isNoNews,
  lineHash,
  mergeLines,
  merged,
  refuse,
  rememberHash,
  warn,
  type BatchContext,
  type ImportSteps,
} from './batch.ts'
import { opportunityInSource } from './interaction-steps.ts'

/** The user that the line `b` names by e-mail address or name. */
export const assigneeOfLine = `(select u.id from app_user u where lower(b.assignee_email) in (lower(u.email), lower(u.name)) and u.active
  order by lower(u.email) = lower(b.assignee_email) desc limit 1)`

/** Columns with a default: a task without one of them gets it. */
const defaults = { kind: 'TODO', priority: 'NORMAL' } as const
const stored = [
  ...['customer_id', 'opportunity_id', 'assignee_id', 'title', 'text', 'kind', 'priority', 'status'],
  ...['due_on', 'due_at', 'remind_at', 'done_at'],
]

/** A new day takes the place of an earlier moment, and the other way round. */
const due = (context: BatchContext, column: 'due_on' | 'due_at'): string =>
  context.existing === 'FILL_EMPTY'
    ? `case when t.overdue_at is null then b.${column} else t.${column} end`
    : `case when num_nulls(b.due_on, b.due_at) = 2 then t.${column} else b.${column} end`

export const taskSteps: ImportSteps = {
  type: 'Task',
  person: byCustomer,
  known: ({ source }) => `exists (select from task t where t.source = ${source} and t.source_ref = b.key)`,
  newCustomers: 'LEAD',
  check: (context) => [
    ...checkCustomers(context),
    refuse(context, `b.opportunity_ref is not null and ${opportunityInSource(context)} is null`, {
      field: 'opportunityId',
      code: 'UNKNOWN_OPPORTUNITY',
      message: 'expected the id, in this source, of an opportunity of the same customer',
    }),
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
       case when n.known is null then 'task.created' when n.status = 'DONE' and t.status <> 'DONE' then 'task.done' else 'task.updated' end as topic
     from (
       select b.first_line, b.line, 1 as lines, b.key, t.id as known, coalesce(t.id, uuid_v7()) as id, t.import_hash as old_hash, ${lineHash(context)} as hash,
         ${merged(context, 'b.customer_id', 't.customer_id')} as customer_id,
         ${merged(context, opportunityInSource(context), 't.opportunity_id')} as opportunity_id,
         ${merged(context, assigneeOfLine, 't.assignee_id')} as assignee_id,
         ${merged(context, 'b.title', 't.title')} as title, ${merged(context, 'b.text', 't.text')} as text,
         ${Object.entries(defaults)
           .map(([name, value]) => `coalesce(${merged(context, `b.${name}`, `t.${name}`)}, '${value}') as ${name}`)
           .join(', ')},
         s.status, ${due(context, 'due_on')} as due_on, ${due(context, 'due_at')} as due_at,
         ${merged(context, 'b.remind_at', 't.remind_at')} as remind_at,
         case when s.status = 'DONE' then coalesce(${merged(context, 'b.done_at', 't.done_at')},
           case when coalesce(b.due_at, b.due_on::timestamptz) < now() then coalesce(b.due_at, b.due_on::timestamptz) end, now()) end as done_at
       from batch b
       left join lateral (select t.* from task t where t.source = ${context.source} and t.source_ref = b.key offset 0) t on true
       cross join lateral (
         select coalesce(${merged(context, `coalesce(b.status, case when b.done_at is not null then 'DONE' end)`, 't.status')}, 'OPEN') as status offset 0) s
       where b.problems is null and not b.duplicate) n
     left join lateral (select t.* from task t where t.id = n.known offset 0) t on true`,
  ],
  // A reminder that has passed when it is imported is no news.
  write: ({ source }) => [
    `insert into task (id, ${stored.join(', ')}, reminded_at, source, source_ref, import_hash)
     select id, ${stored.join(', ')}, case when remind_at <= now() then now() end, ${source}, key, hash
     from batch_record where action = 'insert' order by first_line`,
    `update task t set ${stored.map((name) => `${name} = r.${name}`).join(', ')},
       reminded_at = case when r.remind_at is not distinct from t.remind_at then t.reminded_at when r.remind_at <= now() then now() end,
       import_hash = r.hash, version = t.version + 1, updated_at = now()
     from batch_record r where t.id = r.id and r.action = 'update'`,
    rememberHash('task'),
  ],
}
