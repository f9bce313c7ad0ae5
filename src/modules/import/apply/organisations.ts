import { warn, type BatchContext } from './batch.ts'

/** What a line says of an organisation, as SQL. */
interface Named {
  readonly ref?: string
  readonly domain: string
  readonly name: string
}

/**
 * The organisation that is meant: that with the id in the source, else that with the domain, else that with the name unless the two have
 * different domains or, with `unnamed`, ids in the source. The oldest if there are several; a deleted one only if there is no other.
 */
const findSql = (
  { source }: BatchContext,
  { ref, domain, name }: Named,
  { unnamed = false }: { readonly unnamed?: boolean } = {},
): string => {
  const noId = `not exists (select from external_id x where x.customer_id = c.id and x.source = ${source})`
  const isOne = `c.kind = 'ORGANISATION'${unnamed ? ` and ${noId}` : ''}`
  const first = 'order by c.deleted_at is not null, c.created_at, c.id limit 1'
  const ways = [
    ...(ref
      ? [
          `(select c.id from external_id x join customer c on c.id = x.customer_id where x.source = ${source} and x.external_id = ${ref} and c.kind = 'ORGANISATION')`,
        ]
      : []),
    `(select c.id from customer c where ${domain} is not null and c.domains @> array[${domain}] and ${isOne} ${first})`,
    `(select c.id from customer c where organisation_key(c.name) = nullif(organisation_key(${name}), '') and ${isOne}
       and (${domain} is null or c.domains = '{}')${ref ? ` and (${ref} is null or ${noId})` : ''} ${first})`,
  ]
  return `coalesce(${ways.join(', ')})`
}

/** Lines about organisations that this source has not named yet are about those with their domain or name, each at most once. */
export const findOrganisations = (context: BatchContext): string[] => [
  `update batch b set customer_id = f.id from (
     select distinct on (o.id) o.first_line, o.id from (
       select distinct on (s.first_line) s.first_line, ${findSql(context, { domain: 's.domain', name: 's.name' }, { unnamed: true })} as id
       from batch s where s.problems is null and s.customer_id is null and s.kind = 'ORGANISATION' order by s.first_line, s.line desc) o
     where o.id is not null order by o.id, o.first_line) f
   where b.first_line = f.first_line and b.customer_id is null`,
]

const kindOf = `coalesce(b.kind, (select c.kind from customer c where c.id = b.customer_id), 'PERSON')`
/** A name that is not that of the line itself. */
const otherName = 'case when b.organisation is distinct from b.name then b.organisation end'

/**
 * `batch_link`: which organisation each line names, for whom a person works or to which an organisation belongs. One that was deleted
 * here stays deleted, and is not linked.
 */
export const readLinks = (context: BatchContext): string[] => {
  const person = `${kindOf} = 'PERSON' and num_nonnulls(b.organisation_ref, b.domain, ${otherName}) > 0`
  const unit = `${kindOf} = 'ORGANISATION' and num_nonnulls(b.parent_ref, b.parent_name) > 0`
  return [
    `create temporary table batch_link on commit drop as
     select l.*, ${findSql(context, { ref: 'l.ref', domain: 'l.domain', name: 'l.name' })} as organisation_id from (
       select b.line, b.first_line, 'employer' as link, b.organisation_ref as ref, b.domain, ${otherName} as name, b.industry, b.employee_count, b.job_title as role
       from batch b where b.problems is null and not b.duplicate and ${person}
       union all
       select b.line, b.first_line, 'parent', b.parent_ref, null, b.parent_name, null, null, null
       from batch b where b.problems is null and not b.duplicate and ${unit}) l`,
    `delete from batch_link l using customer c where c.id = l.organisation_id and c.deleted_at is not null`,
    'create index on batch_link (line)',
  ]
}

/** Whether the line `b` links the customer `c` otherwise than it is linked. */
export const linksOtherwise = ({ existing }: BatchContext): string => {
  const linked = (column: string) =>
    existing === 'FILL_EMPTY' ? `c.${column} is null` : `c.${column} is distinct from l.organisation_id`
  const role = existing === 'FILL_EMPTY' ? 'e.role is null' : 'e.role is distinct from l.role'
  return `exists (select from batch_link l where l.line = b.line and (
    case l.link when 'parent' then ${linked('parent_id')} else ${linked('organisation_id')} end
    or l.role is not null and exists (select from employment e where e.person_id = c.id and e.organisation_id = l.organisation_id and e.to_on is null and ${role})))`
}

/** What tells two organisations that are not here yet apart, the most certain first. */
const keys: readonly string[] = ['l.ref', 'l.domain', `nullif(organisation_key(l.name), '')`]

/** The organisations that will be created, for a dry run too: those that are neither here nor lines of the batch. */
export const countNewOrganisations = `
  insert into batch_customer (person, id)
  select distinct coalesce(${keys.join(', ')}), null::uuid from batch_link l
  where l.organisation_id is null and coalesce(${keys.join(', ')}) is not null
    and not exists (select from batch b where b.problems is null and b.kind = 'ORGANISATION'
      and (b.key = l.ref or b.domain = l.domain or organisation_key(b.name) = organisation_key(l.name)))`

const findAgain = (context: BatchContext): string =>
  `update batch_link l set organisation_id = ${findSql(context, { ref: 'l.ref', domain: 'l.domain', name: 'l.name' })} where l.organisation_id is null`

/** Creates one organisation for each key among the links that lead nowhere yet. */
const create = (context: BatchContext, key: string): string[] => [
  'delete from batch_organisation',
  `insert into batch_organisation (id, first_line, line, ref, domain, name, industry, employee_count)
   select distinct on (${key}) uuid_v7(), l.first_line, l.line, l.ref, l.domain, coalesce(l.name, l.domain, l.ref), l.industry, l.employee_count
   from batch_link l where l.organisation_id is null and ${key} is not null order by ${key}, l.name is null, l.line`,
  `insert into customer (id, kind, name, domains, industry, employee_count, lifecycle)
   select o.id, 'ORGANISATION', o.name, case when o.domain is null then '{}' else array[o.domain] end, o.industry, o.employee_count,
     coalesce((select b.lifecycle from batch b where b.line = o.line), 'LEAD')
   from batch_organisation o order by o.line`,
  // A person may have the id already: persons and organisations of some systems are counted separately.
  `insert into external_id (id, customer_id, source, external_id)
   select uuid_v7(), o.id, ${context.source}, o.ref from batch_organisation o where o.ref is not null order by o.line
   on conflict (source, external_id) do nothing`,
  'insert into batch_customer (person, id) select o.name, o.id from batch_organisation o',
  `insert into batch_record (first_line, line, lines, id, customer_id, action, topic)
   select o.first_line, o.line, 0, o.id, o.id, 'insert', 'customer.created' from batch_organisation o`,
  // An id that could not be stored still says which organisation was created for it.
  `update batch_link l set organisation_id = o.id from batch_organisation o where l.organisation_id is null and ${key} = ${key.replaceAll('l.', 'o.')}`,
  findAgain(context),
]

/** Fills what is not known yet of the organisations that lines of persons describe; one that was called by its domain gets its name. */
const describe = [
  `create temporary table batch_description on commit drop as
   select l.organisation_id as id, min(l.first_line) as first_line, min(l.line) as line, min(l.name) as name, min(l.industry) as industry,
     min(l.employee_count) as employee_count, array_agg(distinct l.domain) filter (where l.domain is not null) as domains
   from batch_link l where l.link = 'employer' and l.organisation_id is not null group by 1`,
  `with changed as (
     update customer c set
       name = case when c.name = any(c.domains) then coalesce(d.name, c.name) else c.name end,
       industry = coalesce(c.industry, d.industry), employee_count = coalesce(c.employee_count, d.employee_count),
       domains = case when c.domains = '{}' then coalesce(d.domains, '{}') else c.domains end, version = c.version + 1, updated_at = now()
     from batch_description d where c.id = d.id and (c.industry is null and d.industry is not null
       or c.employee_count is null and d.employee_count is not null or c.domains = '{}' and d.domains is not null
       or c.name = any(c.domains) and d.name is not null)
     returning c.id, d.first_line, d.line)
   insert into batch_record (first_line, line, lines, id, customer_id, action, topic)
   select first_line, line, 0, id, id, 'update', 'customer.updated' from changed n
   where not exists (select from batch_record r where r.id = n.id)`,
]

const applies = `join batch_record r on r.line = l.line and r.lines > 0 and r.action <> 'same' where l.organisation_id is not null`

/** Parents that would make a circle are left out. The lock keeps others from making one meanwhile. */
const setParents = (context: BatchContext): string[] => {
  const keep = context.existing === 'FILL_EMPTY' ? ' and c.parent_id is null' : ''
  return [
    `create temporary table batch_parent on commit drop as
     select r.id, l.line, l.organisation_id as parent_id from batch_link l ${applies} and l.link = 'parent'
       and exists (select from customer c where c.id = r.id${keep})`,
    `select pg_advisory_xact_lock(hashtextextended('parents of organisations', 0)) where exists (select from batch_parent)`,
    `create temporary table batch_circle on commit drop as
     with recursive above (start, id) as (
       select p.id, p.parent_id from batch_parent p
       union
       select a.start, coalesce(p.parent_id, c.parent_id) from above a join customer c on c.id = a.id left join batch_parent p on p.id = a.id
       where coalesce(p.parent_id, c.parent_id) is not null)
     select distinct p.line from above a join batch_parent p on p.id = a.start where a.id = a.start`,
    warn(context, 'b.line in (select line from batch_circle)', {
      field: context.mapped.has('parentId') ? 'parentId' : 'parent',
      code: 'BAD_VALUE',
      message: 'expected an organisation that is neither this one nor below it',
    }),
    'delete from batch_parent p using batch_circle c where c.line = p.line',
    `update customer c set parent_id = p.parent_id from batch_parent p where c.id = p.id and c.parent_id is distinct from p.parent_id`,
  ]
}

const setEmployers = ({ existing }: BatchContext): string[] => {
  const fills = existing === 'FILL_EMPTY'
  return [
    `insert into employment (id, person_id, organisation_id, role)
     select distinct on (r.id, l.organisation_id) uuid_v7(), r.id, l.organisation_id, l.role from batch_link l ${applies} and l.link = 'employer'
     on conflict (person_id, organisation_id) where to_on is null do update
       set role = ${fills ? 'coalesce(employment.role, excluded.role)' : 'coalesce(excluded.role, employment.role)'}, version = employment.version + 1, updated_at = now()
       where ${fills ? 'employment.role is null and excluded.role is not null' : 'excluded.role is not null and employment.role is distinct from excluded.role'}`,
    `update customer c set organisation_id = l.organisation_id from batch_link l ${applies} and l.link = 'employer' and c.id = r.id
       and ${fills ? 'c.organisation_id is null' : 'c.organisation_id is distinct from l.organisation_id'}`,
  ]
}

/** Creates the organisations that the lines name and that are not here, and links the customers of the lines with theirs. */
export const writeLinks = (context: BatchContext): string[] => [
  'delete from batch_customer',
  `create temporary table batch_organisation (id uuid, first_line int, line int, ref text, domain text, name text, industry text, employee_count int) on commit drop`,
  // Those that are lines of this batch exist now.
  findAgain(context),
  ...keys.flatMap((key) => create(context, key)),
  ...describe,
  ...setEmployers(context),
  ...setParents(context),
]
