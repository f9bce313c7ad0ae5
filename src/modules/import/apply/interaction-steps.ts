import { checkCustomers, lastLineCounts, refuse, type BatchContext, type ImportSteps } from './batch.ts'

const opportunity = ({ source }: BatchContext): string =>
  `(select o.id from opportunity o where o.source = ${source} and o.source_ref = b.opportunity_ref and o.customer_id = b.customer_id and o.deleted_at is null)`

const simple = ['kind', 'occurred_at', 'direction', 'channel', 'subject', 'body', 'language']

export const interactionSteps: ImportSteps = {
  type: 'Interaction',
  newCustomers: 'LEAD',
  check: (context) => [
    ...checkCustomers(context),
    refuse(context, `b.opportunity_ref is not null and ${opportunity(context)} is null`, {
      field: 'opportunityId',
      code: 'UNKNOWN_OPPORTUNITY',
      message: 'expected the id in this source of an opportunity of the same customer',
    }),
    ...(context.repeated ? [lastLineCounts] : []),
  ],
  records: (context) => [
    `create temporary table batch_record on commit drop as
     select b.first_line, b.line, 1 as lines, coalesce(i.id, uuid_v7()) as id, b.customer_id, ${opportunity(context)} as opportunity_id,
       case when i.id is null then 'insert'
         when i.deleted_at is not null then 'same'
         when (b.customer_id, ${simple.map((name) => `coalesce(b.${name}, i.${name})`).join(', ')}, coalesce(${opportunity(context)}, i.opportunity_id))
           is distinct from (i.customer_id, ${simple.map((name) => `i.${name}`).join(', ')}, i.opportunity_id)
           or i.properties || coalesce(b.properties, '{}') <> i.properties then 'update'
         else 'same' end as action,
       case when i.id is null then 'interaction.logged' else 'interaction.updated' end as topic
     from batch b
     left join lateral (select i.* from interaction i where i.source = ${context.source} and i.source_ref = b.key offset 0) i on true
     where b.problems is null and not b.duplicate`,
  ],
  write: ({ source }) => [
    `insert into interaction (id, customer_id, opportunity_id, ${simple.join(', ')}, properties, source, source_ref)
     select r.id, r.customer_id, r.opportunity_id, ${simple.map((name) => `b.${name}`).join(', ')}, coalesce(b.properties, '{}'), ${source}, b.key
     from batch_record r join batch b on b.line = r.line where r.action = 'insert' order by r.first_line`,
    `update interaction i set customer_id = r.customer_id, opportunity_id = coalesce(r.opportunity_id, i.opportunity_id),
       ${simple.map((name) => `${name} = coalesce(b.${name}, i.${name})`).join(', ')},
       properties = i.properties || coalesce(b.properties, '{}'), version = i.version + 1, updated_at = now()
     from batch_record r join batch b on b.line = r.line where i.id = r.id and r.action = 'update'`,
  ],
}
