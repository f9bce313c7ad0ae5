import {
  byCustomer,
  checkCustomers,
  isNoNews,
  lineHash,
  mergeLines,
  merged,
  refuse,
  rememberHash,
  type BatchContext,
  type ImportSteps,
} from './batch.ts'

/** The opportunity of the customer that the line `b` names by its id in the source. */
export const opportunityInSource = ({ source }: BatchContext): string =>
  `(select o.id from opportunity o where o.source = ${source} and o.source_ref = b.opportunity_ref and o.customer_id = b.customer_id and o.deleted_at is null)`

const simple = ['kind', 'occurred_at', 'direction', 'channel', 'subject', 'body', 'language']

const mergedProperties = ({ existing }: BatchContext): string =>
  existing === 'FILL_EMPTY'
    ? `coalesce(b.properties, '{}') || i.properties`
    : `i.properties || coalesce(b.properties, '{}')`

export const interactionSteps: ImportSteps = {
  type: 'Interaction',
  person: byCustomer,
  known: ({ source }) => `exists (select from interaction i where i.source = ${source} and i.source_ref = b.key)`,
  newCustomers: 'LEAD',
  check: (context) => [
    ...checkCustomers(context),
    refuse(context, `b.opportunity_ref is not null and ${opportunityInSource(context)} is null`, {
      field: 'opportunityId',
      code: 'UNKNOWN_OPPORTUNITY',
      message: 'expected the id, in this source, of an opportunity of the same customer',
    }),
    ...(context.repeated ? mergeLines(context) : []),
  ],
  records: (context) => [
    `create temporary table batch_record on commit drop as
     select b.first_line, b.line, 1 as lines, coalesce(i.id, uuid_v7()) as id, m.customer_id, m.opportunity_id,
       h.hash, i.import_hash as old_hash,
       case when i.id is null then 'insert'
         when i.deleted_at is not null or ${isNoNews(context, 'i.import_hash', 'h.hash')} then 'same'
         when (m.customer_id, ${simple.map((name) => merged(context, `b.${name}`, `i.${name}`)).join(', ')}, m.opportunity_id)
           is distinct from (i.customer_id, ${simple.map((name) => `i.${name}`).join(', ')}, i.opportunity_id)
           or ${mergedProperties(context)} <> i.properties then 'update'
         else 'same' end as action,
       case when i.id is null then 'interaction.logged' else 'interaction.updated' end as topic
     from batch b
     cross join lateral (select ${lineHash(context)} as hash offset 0) h
     left join lateral (select i.* from interaction i where i.source = ${context.source} and i.source_ref = b.key offset 0) i on true
     cross join lateral (
       select ${merged(context, 'b.customer_id', 'i.customer_id')} as customer_id,
         ${merged(context, opportunityInSource(context), 'i.opportunity_id')} as opportunity_id offset 0) m
     where b.problems is null and not b.duplicate`,
  ],
  write: (context) => [
    `insert into interaction (id, customer_id, opportunity_id, ${simple.join(', ')}, properties, source, source_ref, import_hash)
     select r.id, r.customer_id, r.opportunity_id, ${simple.map((name) => `b.${name}`).join(', ')}, coalesce(b.properties, '{}'), ${context.source}, b.key, r.hash
     from batch_record r join batch b on b.line = r.line where r.action = 'insert' order by r.first_line`,
    `update interaction i set customer_id = r.customer_id, opportunity_id = r.opportunity_id,
       ${simple.map((name) => `${name} = ${merged(context, `b.${name}`, `i.${name}`)}`).join(', ')},
       properties = ${mergedProperties(context)}, import_hash = r.hash, version = i.version + 1, updated_at = now()
     from batch_record r join batch b on b.line = r.line where i.id = r.id and r.action = 'update'`,
    rememberHash('interaction'),
  ],
}
