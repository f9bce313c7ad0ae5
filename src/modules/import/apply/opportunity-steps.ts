import { checkCustomers, lastLineCounts, refuse, type BatchContext, type ImportSteps } from './batch.ts'

/** Whether what the file calls a stage is stage `s`: its key, its name, or the usual word for its outcome. */
const isStage = `lower(b.stage) in (lower(s.key), lower(s.name))
  or s.outcome <> 'OPEN' and regexp_replace(lower(b.stage), '[^a-z]', '', 'g') = 'closed' || lower(s.outcome)`

/** The pipeline, stage and owner of each line, and the opportunity as it is stored. */
const resolveDeals = ({ source }: BatchContext): string => `
  create temporary table batch_deal on commit drop as
  select b.line, o.id, o.stage_id as old_stage_id, o.closed_at as old_closed_at, p.id as pipeline_id, s.id as stage_id, s.outcome,
    (select f.id from stage f where f.pipeline_id = p.id order by f.position limit 1) as first_stage_id,
    (select u.id from app_user u where lower(u.email) = lower(b.owner_email) and u.active limit 1) as owner_id
  from batch b
  left join lateral (select o.* from opportunity o where o.source = ${source} and o.source_ref = b.key offset 0) o on true
  left join lateral (
    select p.id from pipeline p
    where case when b.pipeline is null then o.id is null or p.id = o.pipeline_id else lower(b.pipeline) in (lower(p.key), lower(p.name)) end
    order by p.position limit 1) p on true
  left join lateral (
    select s.id, s.outcome from stage s
    where s.pipeline_id = p.id and case when b.stage is not null then ${isStage} else o.id is null or o.pipeline_id <> p.id or s.id = o.stage_id end
    order by s.position limit 1) s on true
  where b.problems is null`

const checkDeals = (context: BatchContext): string[] => [
  refuse(context, '(select d.pipeline_id is null from batch_deal d where d.line = b.line)', {
    field: 'pipeline',
    code: 'UNKNOWN_STAGE',
    message: 'expected the key or the name of a pipeline',
  }),
  refuse(context, '(select d.stage_id is null from batch_deal d where d.line = b.line)', {
    field: 'stage',
    code: 'UNKNOWN_STAGE',
    message: 'expected the key or the name of a stage of the pipeline',
  }),
  refuse(context, 'b.owner_email is not null and (select d.owner_id is null from batch_deal d where d.line = b.line)', {
    field: 'ownerEmail',
    code: 'UNKNOWN_OWNER',
    message: 'expected the e-mail address of an active user',
  }),
]

const stored = [
  ...['customer_id', 'name', 'pipeline_id', 'stage_id', 'amount_value', 'currency', 'probability', 'expected_close_on'],
  ...['closed_at', 'owner_id', 'lost_reason'],
]

/** When a deal came to the stage that it is in. */
const movedAt = `case r.outcome when 'OPEN' then coalesce(r.opened_at, now()) else r.closed_at end`

const change = (columns: string, from: string): string => `
  insert into stage_change (id, opportunity_id, from_stage_id, to_stage_id, at, seconds_in_stage, amount_value, currency, expected_close_on)
  select uuid_v7(), r.id, ${columns}, r.amount_value, r.currency, r.expected_close_on from batch_record r where ${from} order by r.first_line`

/** A closed deal whose opening is known as well stood in between; the first stage of its pipeline stands for that time. */
const stoodOpen = `r.outcome <> 'OPEN' and r.opened_at is not null and r.first_stage_id <> r.stage_id`

export const opportunitySteps: ImportSteps = {
  type: 'Opportunity',
  newCustomers: 'LEAD',
  check: (context) => [
    ...checkCustomers(context),
    resolveDeals(context),
    'create unique index on batch_deal (line)',
    ...checkDeals(context),
    ...(context.repeated ? [lastLineCounts] : []),
  ],
  records: ({ currency }) => [
    `create temporary table batch_record on commit drop as
     select n.*, case when n.known is null then 'insert'
         when o.deleted_at is not null then 'same'
         when (${stored.map((name) => `n.${name}`).join(', ')}) is distinct from (${stored.map((name) => `o.${name}`).join(', ')}) then 'update'
         else 'same' end as action,
       case when n.known is null then 'opportunity.created'
         when n.stage_id <> n.old_stage_id then 'opportunity.moved'
         else 'opportunity.updated' end as topic
     from (
       select b.first_line, b.line, 1 as lines, b.key, d.id as known, coalesce(d.id, uuid_v7()) as id, b.customer_id, b.name,
         d.pipeline_id, d.stage_id, d.old_stage_id, d.first_stage_id, d.outcome, b.opened_at,
         coalesce(b.amount, o.amount_value) as amount_value,
         case when b.amount is null then o.currency else coalesce(b.currency, ${currency}) end as currency,
         coalesce(b.probability, o.probability) as probability,
         coalesce(b.expected_close_on, o.expected_close_on) as expected_close_on,
         case when d.outcome <> 'OPEN'
           then coalesce(b.closed_at, case when d.stage_id = d.old_stage_id then d.old_closed_at end, now()) end as closed_at,
         coalesce(d.owner_id, o.owner_id) as owner_id,
         case when d.outcome = 'LOST' then coalesce(b.lost_reason, o.lost_reason) end as lost_reason
       from batch b join batch_deal d on d.line = b.line
       left join lateral (select o.* from opportunity o where o.id = d.id offset 0) o on true
       where b.problems is null and not b.duplicate) n
     left join lateral (select o.* from opportunity o where o.id = n.known offset 0) o on true`,
  ],
  write: ({ source }) => [
    `insert into opportunity (id, ${stored.join(', ')}, source, source_ref)
     select id, ${stored.join(', ')}, ${source}, key from batch_record where action = 'insert' order by first_line`,
    `update opportunity o set ${stored.map((name) => `${name} = r.${name}`).join(', ')}, version = o.version + 1, updated_at = now()
     from batch_record r where o.id = r.id and r.action = 'update'`,
    change(`null::uuid, r.first_stage_id, r.opened_at, null::int`, `r.action = 'insert' and ${stoodOpen}`),
    change(
      `r.first_stage_id, r.stage_id, ${movedAt}, greatest(0, extract(epoch from ${movedAt} - r.opened_at))::int`,
      `r.action = 'insert' and ${stoodOpen}`,
    ),
    change(`null::uuid, r.stage_id, ${movedAt}, null::int`, `r.action = 'insert' and (${stoodOpen}) is not true`),
    change(
      `r.old_stage_id, r.stage_id, coalesce(r.closed_at, now()),
       greatest(0, extract(epoch from coalesce(r.closed_at, now()) - (select max(h.at) from stage_change h where h.opportunity_id = r.id)))::int`,
      `r.action = 'update' and r.stage_id <> r.old_stage_id`,
    ),
  ],
}
