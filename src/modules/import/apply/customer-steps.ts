import { isNoNews, lineHash, mergeLines, merged, type BatchContext, type ImportSteps } from './batch.ts'
import { countNewOrganisations, findOrganisations, linksOtherwise, readLinks, writeLinks } from './organisations.ts'

const simple = ['kind', 'name', 'email', 'country', 'language', 'time_zone', 'lifecycle', 'website']

/** What lines of persons say of the organisation that they work for. */
const own = (value: string): string =>
  `case when not exists (select from batch_link l where l.line = b.line and l.link = 'employer') then ${value} end`
const facts = ['industry', 'employee_count']

const mergedDomains = ({ existing }: BatchContext): string => {
  const kept = existing === 'FILL_EMPTY' ? `c.domains <> '{}' or` : ''
  return `case when ${kept} ${own('b.domain')} is null or c.domains @> array[b.domain] then c.domains else c.domains || b.domain end`
}
const mergedFacts = (context: BatchContext): string[] =>
  facts.map((name) => merged(context, own(`b.${name}`), `c.${name}`))

/**
 * The number and what was entered belong together: an entry without an E.164 form also replaces a number that had one.
 */
const mergedPhone = ({ existing }: BatchContext): string =>
  existing === 'FILL_EMPTY'
    ? 'case when c.phone_as_given is null and c.phone is null then b.phone else c.phone end'
    : 'case when b.phone_as_given is null then c.phone else b.phone end'
const mergedTyped = ({ existing }: BatchContext): string =>
  existing === 'FILL_EMPTY'
    ? 'case when c.phone_as_given is null and c.phone is null then b.phone_as_given else c.phone_as_given end'
    : 'coalesce(b.phone_as_given, c.phone_as_given)'

const mergedTags = ({ existing }: BatchContext): string =>
  existing === 'FILL_EMPTY'
    ? `case when c.tags = '{}' then coalesce(b.tags, '{}') else c.tags end`
    : 'c.tags || array(select t from unnest(b.tags) t where t <> all (c.tags))'

const mergedAttributes = ({ existing }: BatchContext): string =>
  existing === 'FILL_EMPTY'
    ? `coalesce(b.attributes, '{}') || c.attributes`
    : `c.attributes || coalesce(b.attributes, '{}')`

/**
 * An empty cell keeps the customer's value; tags and attributes are added. A customer that was deleted here stays
 * deleted.
 */
export const customerSteps: ImportSteps = {
  type: 'Customer',
  person: ({ namedByEmail }) => (namedByEmail ? { ref: 's.key', email: 'lower(s.email)' } : { ref: 's.key' }),
  known: () => '(b.customer_id is not null)',
  find: (context) => (context.organisations ? findOrganisations(context) : []),
  check: (context) => [...(context.repeated ? mergeLines(context) : []), ...readLinks(context)],
  records: (context) => [
    `create temporary table batch_record on commit drop as
     select b.first_line, b.line, 1 as lines, r.id, r.id as customer_id, r.action, h.hash, x.import_hash as old_hash,
       case r.action when 'insert' then 'customer.created' else 'customer.updated' end as topic
     from batch b
     cross join lateral (select ${lineHash(context)} as hash offset 0) h
     left join lateral (select c.* from customer c where c.id = b.customer_id offset 0) c on true
     left join lateral (
       select x.import_hash from external_id x where x.source = ${context.source} and x.external_id = b.key offset 0) x on true
     cross join lateral (
       select coalesce(c.id, uuid_v7()) as id,
         case when c.id is null then 'insert'
           when c.deleted_at is not null or ${isNoNews(context, 'x.import_hash', 'h.hash')} then 'same'
           when (${simple.map((name) => merged(context, `b.${name}`, `c.${name}`)).join(', ')}, ${mergedPhone(context)}, ${mergedTyped(context)})
               is distinct from (${simple.map((name) => `c.${name}`).join(', ')}, c.phone, c.phone_as_given)
             or (${mergedFacts(context).join(', ')}) is distinct from (${facts.map((name) => `c.${name}`).join(', ')})
             or ${mergedDomains(context)} <> c.domains or ${linksOtherwise(context)}
             or ${mergedTags(context)} <> c.tags or ${mergedAttributes(context)} <> c.attributes then 'update'
           else 'same' end as action
       offset 0) r
     where b.problems is null and not b.duplicate`,
    countNewOrganisations,
  ],
  write: (context) => [
    `insert into customer (id, kind, name, email, phone, phone_as_given, country, language, time_zone, website, domains, ${facts.join(', ')}, lifecycle, tags, attributes)
     select r.id, coalesce(b.kind, 'PERSON'), coalesce(b.name, b.email, b.phone_as_given, b.key), b.email, b.phone, b.phone_as_given, b.country, b.language, b.time_zone, b.website,
       array_remove(array[${own('b.domain')}], null), ${facts.map((name) => own(`b.${name}`)).join(', ')}, coalesce(b.lifecycle, 'LEAD'), coalesce(b.tags, '{}'), coalesce(b.attributes, '{}')
     from batch_record r join batch b on b.line = r.line where r.action = 'insert' order by r.first_line`,
    `insert into external_id (id, customer_id, source, external_id, import_hash)
     select uuid_v7(), r.id, ${context.source}, b.key, r.hash
     from batch_record r join batch b on b.line = r.line where r.old_hash is null order by r.first_line
     on conflict (source, external_id) do update set import_hash = excluded.import_hash`,
    `update customer c set ${simple.map((name) => `${name} = ${merged(context, `b.${name}`, `c.${name}`)}`).join(', ')},
       ${facts.map((name, i) => `${name} = ${mergedFacts(context)[i]}`).join(', ')}, domains = ${mergedDomains(context)},
       phone = ${mergedPhone(context)}, phone_as_given = ${mergedTyped(context)}, tags = ${mergedTags(context)}, attributes = ${mergedAttributes(context)}, version = c.version + 1, updated_at = now()
     from batch_record r join batch b on b.line = r.line where c.id = r.id and r.action = 'update'`,
    `update external_id x set import_hash = r.hash from batch_record r join batch b on b.line = r.line
     where r.old_hash <> r.hash and x.source = ${context.source} and x.external_id = b.key`,
    ...(context.organisations ? writeLinks(context) : []),
  ],
}
