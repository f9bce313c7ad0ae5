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

/** Words that other systems use for a won or lost deal. */
const outcomeWords = {
  WON: ['closed won', 'closedwon', 'gewonnen', 'abgeschlossen gewonnen', '赢单', '成交', '已成交'],
  LOST: ['closed lost', 'closedlost', 'verloren', 'abgeschlossen verloren', '输单', '丢单', '已流失'],
}

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/**
 * Whether the file's word means stage `s`: its key, its name, the usual word for its outcome, or several of these
 * separated by slashes.
 */
const isStage = `exists (
  select from (select btrim(w) as word from unnest(string_to_array(lower(b.stage), '/') || lower(b.stage)) w) w
  where w.word in (lower(s.key), lower(s.name))
    or s.outcome = 'WON' and w.word in (${listed(outcomeWords.WON)})
    or s.outcome = 'LOST' and w.word in (${listed(outcomeWords.LOST)})
    or s.outcome <> 'OPEN' and regexp_replace(w.word, '[^a-z]', '', 'g') = 'closed' || lower(s.outcome))`

const isPipeline = 'lower(b.pipeline) in (lower(p.key), lower(p.name))'

/**
 * The pipeline, stage and owner of each line, and the stored opportunity. If the named pipeline does not exist, the
 * stage is looked up in the opportunity's own pipeline, then in the others.
 */
const resolveDeals = ({ source }: BatchContext): string => `
  create temporary table batch_deal on commit drop as
  select b.line, o.id, o.stage_id as old_stage_id, o.closed_at as old_closed_at, p.id as pipeline_id, s.id as stage_id, s.outcome,
    exists (select from pipeline p where ${isPipeline}) as has_pipeline,
    (select f.id from stage f where f.pipeline_id = p.id order by f.position limit 1) as first_stage_id,
    (select u.id from app_user u where lower(b.owner_email) in (lower(u.email), lower(u.name)) and u.active
     order by lower(u.email) = lower(b.owner_email) desc limit 1) as owner_id
  from batch b
  left join lateral (select o.* from opportunity o where o.source = ${source} and o.source_ref = b.key offset 0) o on true
  left join lateral (
    select p.id from pipeline p
    order by case when ${isPipeline} then 0 when exists (select from pipeline p where ${isPipeline}) then 3
        when p.id = o.pipeline_id then 1 else 2 end,
      case when b.stage is null or exists (select from stage s where s.pipeline_id = p.id and ${isStage}) then 0 else 1 end,
      p.position limit 1) p on true
  left join lateral (
    select s.id, s.outcome from stage s
    where s.pipeline_id = p.id and case when b.stage is not null then ${isStage} else o.id is null or o.pipeline_id <> p.id or s.id = o.stage_id end
    order by s.position limit 1) s on true
  where b.problems is null`

const pipelines = `coalesce((select string_agg(p.name, ', ' order by p.position) from pipeline p), 'there is none')`
const stages = `coalesce((select string_agg(s.name, ', ' order by s.position) from stage s join batch_deal d on d.line = b.line where s.pipeline_id = d.pipeline_id), 'there is none')`

const checkDeals = (context: BatchContext): string[] => [
  refuse(context, '(select d.stage_id is null from batch_deal d where d.line = b.line)', {
    field: 'stage',
    code: 'UNKNOWN_STAGE',
    message: { sql: `'expected an existing stage: ' || ${stages}` },
  }),
  warn(context, 'b.pipeline is not null and (select not d.has_pipeline from batch_deal d where d.line = b.line)', {
    field: 'pipeline',
    code: 'UNKNOWN_STAGE',
    message: { sql: `'expected an existing pipeline: ' || ${pipelines}` },
  }),
  warn(context, 'b.owner_email is not null and (select d.owner_id is null from batch_deal d where d.line = b.line)', {
    field: 'ownerEmail',
    code: 'UNKNOWN_OWNER',
    message: 'expected the e-mail address or name of an active user',
  }),
]

const stored = [
  ...['customer_id', 'name', 'pipeline_id', 'stage_id', 'amount_value', 'currency', 'probability', 'expected_close_on'],
  ...['closed_at', 'owner_id', 'lost_reason'],
]

/**
 * For a closed deal, a past closing day is the day it was closed; a deal opened later that day was closed at that later
 * moment.
 */
const closedOn = `case when b.expected_close_on::timestamptz <= now() then
  case when b.opened_at::date = b.expected_close_on then greatest(b.opened_at, b.expected_close_on::timestamptz)
    else b.expected_close_on::timestamptz end end`

/** When a deal came to its present stage. */
const movedAt = `case r.outcome when 'OPEN' then coalesce(r.opened_at, now()) else r.closed_at end`

const change = (columns: string, from: string): string => `
  insert into stage_change (id, opportunity_id, from_stage_id, to_stage_id, at, seconds_in_stage, amount_value, currency, expected_close_on)
  select uuid_v7(), r.id, ${columns}, r.amount_value, r.currency, r.expected_close_on from batch_record r where ${from} order by r.first_line`

/**
 * If the opening of a closed deal is known too, the deal was open in between; the first stage of its pipeline stands
 * for that time.
 */
const stoodOpen = `r.outcome <> 'OPEN' and r.opened_at is not null and r.first_stage_id <> r.stage_id`

export const opportunitySteps: ImportSteps = {
  type: 'Opportunity',
  person: byCustomer,
  known: ({ source }) => `exists (select from opportunity o where o.source = ${source} and o.source_ref = b.key)`,
  unknownWords: `
    select 'stage' as field, b.stage as word, count(*)::int as count from batch b
    where b.problems @> '[{"code": "UNKNOWN_STAGE"}]' and b.stage is not null group by b.stage
    union all
    select 'pipeline', b.pipeline, count(*)::int from batch b join batch_warning w on w.line = b.line
    where w.problem ->> 'code' = 'UNKNOWN_STAGE' group by b.pipeline`,
  newCustomers: 'LEAD',
  check: (context) => [
    ...checkCustomers(context),
    ...(context.repeated ? mergeLines(context) : []),
    resolveDeals(context),
    'create unique index on batch_deal (line)',
    ...checkDeals(context),
  ],
  records: (context) => {
    const keep = (given: string, known: string) => merged(context, given, known)
    return [
      `create temporary table batch_record on commit drop as
     select n.*, o.import_hash as old_hash, case when n.known is null then 'insert'
         when o.deleted_at is not null or ${isNoNews(context, 'o.import_hash', 'n.hash')} then 'same'
         when (${stored.map((name) => `n.${name}`).join(', ')}) is distinct from (${stored.map((name) => `o.${name}`).join(', ')}) then 'update'
         else 'same' end as action,
       case when n.known is null then 'opportunity.created'
         when n.stage_id <> n.old_stage_id then 'opportunity.moved'
         else 'opportunity.updated' end as topic
     from (
       select b.first_line, b.line, 1 as lines, b.key, d.id as known, coalesce(d.id, uuid_v7()) as id,
         ${keep('b.customer_id', 'o.customer_id')} as customer_id, ${keep('coalesce(b.name, case when d.id is null then b.key end)', 'o.name')} as name,
         t.pipeline_id, t.stage_id, d.old_stage_id, d.first_stage_id, t.outcome,
         -- A deal may be entered when it is over; then nothing says when it was opened.
         case when b.opened_at <= coalesce(c.closed_at, b.opened_at) then b.opened_at end as opened_at,
         ${keep('b.amount', 'o.amount_value')} as amount_value,
         case when ${keep('b.amount', 'o.amount_value')} is not distinct from o.amount_value and (b.amount is null or o.currency is not null and ${context.existing === 'FILL_EMPTY'}) then o.currency
           else coalesce(b.currency, ${context.currency}) end as currency,
         ${keep('b.probability', 'o.probability')} as probability,
         ${keep('b.expected_close_on', 'o.expected_close_on')} as expected_close_on,
         c.closed_at,
         ${keep('d.owner_id', 'o.owner_id')} as owner_id,
         case when t.outcome = 'LOST' then ${keep('b.lost_reason', 'o.lost_reason')} end as lost_reason,
         ${lineHash(context)} as hash
       from batch b join batch_deal d on d.line = b.line
       left join lateral (select o.* from opportunity o where o.id = d.id offset 0) o on true
       cross join lateral (
         select ${keep('d.pipeline_id', 'o.pipeline_id')} as pipeline_id, ${keep('d.stage_id', 'o.stage_id')} as stage_id,
           (select s.outcome from stage s where s.id = ${keep('d.stage_id', 'o.stage_id')}) as outcome offset 0) t
       cross join lateral (
         select case when t.outcome <> 'OPEN' then coalesce(
           ${context.existing === 'FILL_EMPTY' ? 'o.closed_at, ' : ''}b.closed_at,
           case when t.stage_id = d.old_stage_id and b.expected_close_on is not distinct from o.expected_close_on then d.old_closed_at end,
           ${closedOn},
           case when t.stage_id = d.old_stage_id then d.old_closed_at end,
           now()) end as closed_at offset 0) c
       where b.problems is null and not b.duplicate) n
     left join lateral (select o.* from opportunity o where o.id = n.known offset 0) o on true`,
    ]
  },
  write: ({ source }) => [
    `insert into opportunity (id, ${stored.join(', ')}, source, source_ref, import_hash)
     select id, ${stored.join(', ')}, ${source}, key, hash from batch_record where action = 'insert' order by first_line`,
    `update opportunity o set ${stored.map((name) => `${name} = r.${name}`).join(', ')}, import_hash = r.hash, version = o.version + 1, updated_at = now()
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
    rememberHash('opportunity'),
  ],
}
