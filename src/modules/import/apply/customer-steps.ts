import { lastLineCounts, type ImportSteps } from './batch.ts'

const simple = ['kind', 'name', 'email', 'phone', 'country', 'language', 'time_zone', 'lifecycle']

/** An empty cell leaves what the customer has; tags and attributes are added. A customer that was deleted here stays so. */
export const customerSteps: ImportSteps = {
  type: 'Customer',
  check: ({ repeated }) => (repeated ? [lastLineCounts] : []),
  records: () => [
    `create temporary table batch_record on commit drop as
     select b.first_line, b.line, 1 as lines, r.id, r.id as customer_id, r.action,
       case r.action when 'insert' then 'customer.created' else 'customer.updated' end as topic
     from batch b
     left join lateral (select c.* from customer c where c.id = b.customer_id offset 0) c on true
     cross join lateral (
       select coalesce(c.id, uuid_v7()) as id,
         case when c.id is null then 'insert'
           when c.deleted_at is not null then 'same'
           when (${simple.map((name) => `coalesce(b.${name}, c.${name})`).join(', ')}) is distinct from (${simple.map((name) => `c.${name}`).join(', ')})
             or not c.tags @> coalesce(b.tags, '{}') or c.attributes || coalesce(b.attributes, '{}') <> c.attributes then 'update'
           else 'same' end as action
       offset 0) r
     where b.problems is null and not b.duplicate`,
  ],
  write: ({ source }) => [
    `insert into customer (id, kind, name, email, phone, country, language, time_zone, lifecycle, tags, attributes)
     select r.id, coalesce(b.kind, 'PERSON'), coalesce(b.name, b.email, b.key), b.email, b.phone, b.country, b.language, b.time_zone,
       coalesce(b.lifecycle, 'LEAD'), coalesce(b.tags, '{}'), coalesce(b.attributes, '{}')
     from batch_record r join batch b on b.line = r.line where r.action = 'insert' order by r.first_line`,
    `insert into external_id (id, customer_id, source, external_id)
     select uuid_v7(), r.id, ${source}, b.key from batch_record r join batch b on b.line = r.line where r.action = 'insert' order by r.first_line`,
    `update customer c set ${simple.map((name) => `${name} = coalesce(b.${name}, c.${name})`).join(', ')},
       tags = c.tags || array(select t from unnest(b.tags) t where t <> all (c.tags)),
       attributes = c.attributes || coalesce(b.attributes, '{}'), version = c.version + 1, updated_at = now()
     from batch_record r join batch b on b.line = r.line where c.id = r.id and r.action = 'update'`,
  ],
}
