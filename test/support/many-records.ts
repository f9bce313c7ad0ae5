import type { RunSql } from '../../src/db/sql.ts'

/** One of so many customers belongs to each owner. */
const owners = 50

/** A value of a list by chance, each as often as its weight says; nothing for the rest to 1. */
const pick = (place: string, weights: Readonly<Record<string, number>>): string => {
  let below = 0
  const cases = Object.entries(weights).map(([value, weight]) => `when ${place} < ${(below += weight)} then '${value}'`)
  return `case ${cases.join(' ')} end`
}

/** Numbers by chance from 0 to 1, others for each row of what is named. */
const chance = (of: string): string =>
  `(select ${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `random() as ${name}`).join(', ')}, row(${of}) as seen)`

const countries = {
  DE: 0.3,
  FR: 0.15,
  US: 0.12,
  GB: 0.1,
  NL: 0.08,
  AT: 0.06,
  CH: 0.05,
  IT: 0.04,
  ES: 0.03,
  PL: 0.015,
  SE: 0.005,
  IS: 0.001,
}

const statements = (customers: number): readonly string[] => [
  'select setseed(0.5)',
  `insert into app_user (id, name, email, role)
   select uuid_v7(), 'User ' || n, 'user' || n || '@example.org', 'AGENT' from generate_series(1, ${owners}) n`,
  `insert into customer (id, created_at, updated_at, kind, name, email, phone, country, language, lifecycle, owner_id, tags, attributes)
   select uuid_v7(), now() - (${customers} - n) * interval '5 minutes', now() - random() * interval '400 days',
     ${pick('r.a', { PERSON: 0.8, ORGANISATION: 0.2 })},
     initcap(substr(md5(n::text), 1, 2 + n % 6)) || ' ' || initcap(translate(substr(md5('n' || n), 1, 7), '0123456789', 'aeioulmnrs')),
     case when r.b < 0.9 then 'c' || n || '@example.' || ${pick('r.c', { com: 0.6, org: 0.4 })} end,
     case when r.d < 0.5 then '+49301' || (100000 + n) end, ${pick('r.e', countries)}, ${pick('r.c', { de: 0.4, en: 0.4, fr: 0.1, is: 0.002 })},
     ${pick('r.f', { CUSTOMER: 0.6, LEAD: 0.3, FORMER: 0.07, VISITOR: 0.03 })},
     case when r.g < 0.9 then (select id from app_user order by email offset floor(r.g / 0.9 * ${owners}) limit 1) end,
     array_remove(array[case when r.a < 0.04 then 'vip' end, case when r.b < 0.3 then 'news' end, case when r.c < 0.002 then 'press' end], null),
     jsonb_build_object('plan', ${pick('r.d', { free: 0.8, team: 0.18, enterprise: 0.02 })}, 'number', n)
   from generate_series(1, ${customers}) n,
     lateral ${chance('n')} r`,
  `update customer c set industry = ${pick('r.a', { Retail: 0.6, Metal: 0.38, Whaling: 0.002 })}, employee_count = floor(r.b * 1000)::int,
     website = 'https://www.o' || left(c.id::text, 8) || '.example', domains = array['o' || right(c.id::text, 8) || '.example'],
     parent_id = case when r.c < 0.3 then (select o.id from customer o where o.kind = 'ORGANISATION' and o.id < c.id order by o.id desc limit 1) end
   from customer k, lateral ${chance('k.id')} r where k.id = c.id and c.kind = 'ORGANISATION'`,
  `update customer c set organisation_id = (select o.id from customer o where o.kind = 'ORGANISATION' and o.id < c.id order by o.id desc limit 1)
   from customer k, lateral ${chance('k.id')} r where k.id = c.id and c.kind = 'PERSON' and r.a < 0.7`,
  `insert into employment (id, person_id, organisation_id, role, from_on, to_on)
   select uuid_v7(), c.id, c.organisation_id, ${pick('r.a', { Buyer: 0.7, Head: 0.2, Captain: 0.001 })}, current_date - floor(r.b * 3000)::int - 1, null
   from customer c, lateral ${chance('c.id')} r where c.organisation_id is not null`,
  `insert into external_id (id, customer_id, source, external_id)
   select uuid_v7(), id, 'shop', 'S-' || row_number() over (order by id) from customer where lifecycle <> 'VISITOR'`,
  `insert into customer_list (id, name, kind, is_shared) select uuid_v7(), name, 'BY_HAND', true from unnest(array['Fair', 'Press']) name`,
  `insert into customer_list_member (list_id, customer_id) select l.id, c.id from customer_list l, customer c
   where c.tags && array[case l.name when 'Fair' then 'news' else 'press' end]`,
  `insert into product (id, sku, name) select uuid_v7(), 'P-' || n, 'Product ' || n from generate_series(1, 200) n`,
  `insert into opportunity (id, created_at, updated_at, customer_id, name, pipeline_id, stage_id, amount_value, currency, probability,
     expected_close_on, closed_at, owner_id, lost_reason)
   select uuid_v7(), c.created_at + r.a * interval '100 days', now() - r.b * interval '300 days', c.id, 'Deal ' || substr(md5(c.id::text || n), 1, 6),
     '01900000-0000-7000-8000-000000000001', ('01900000-0000-7000-8000-00000000001' || 1 + floor(r.c * 6))::uuid,
     case when r.d < 0.8 then round((r.d * 100000)::numeric, 2) end, case when r.d < 0.8 then 'EUR' end, case when r.f < 0.5 then r.f * 2 end,
     case when r.g < 0.7 then current_date + floor(r.a * 365)::int end, case when r.c > 0.66 then now() - r.b * interval '200 days' end, c.owner_id,
     case when r.c > 0.83 and r.d < 0.5 then ${pick('r.a', { Price: 0.6, Time: 0.4 })} end
   from customer c, generate_series(1, 2) n, lateral ${chance('c.id, n')} r where r.e < 0.3`,
  `insert into interaction (id, created_at, customer_id, opportunity_id, kind, channel, direction, subject, body, language, occurred_at)
   select uuid_v7(), now() - r.b * interval '700 days', c.id, o.id,
     ${pick('r.c', { EMAIL: 0.4, CALL: 0.3, SUPPORT: 0.15, CHAT: 0.1, NOTE: 0.04, VISIT: 0.008, SURVEY: 0.002 })},
     ${pick('r.d', { web: 0.5, phone: 0.3, shop: 0.15, fair: 0.003 })}, ${pick('r.e', { INBOUND: 0.5, OUTBOUND: 0.4, INTERNAL: 0.05 })},
     'About ' || substr(md5(r.a::text), 1, 6), 'The delivery ' || n || ' was fine ' || md5(r.b::text), ${pick('r.f', { en: 0.5, de: 0.4, is: 0.002 })},
     now() - r.a * interval '700 days'
   from customer c left join lateral (select id from opportunity where customer_id = c.id limit 1) o on true, generate_series(1, 5) n,
     lateral ${chance('c.id, n')} r`,
  `insert into support_case (id, updated_at, customer_id, subject, status, priority, channel, assignee_id, opened_at, first_response_at, resolved_at, next_due_at)
   select uuid_v7(), now() - r.b * interval '300 days', c.id, 'Case ' || substr(md5(r.a::text), 1, 6), s.status,
     ${pick('r.d', { NORMAL: 0.8, HIGH: 0.1, LOW: 0.09, URGENT: 0.01 })}, ${pick('r.c', { web: 0.5, phone: 0.3 })}, case when r.g < 0.9 then c.owner_id end,
     now() - r.a * interval '400 days', now() - r.a * interval '399 days', case when s.status in ('RESOLVED', 'CLOSED') then now() - r.a * interval '390 days' end,
     case when s.status = 'OPEN' then now() + (r.f * 10 - 5) * interval '1 day' end
   from customer c, lateral ${chance('c.id')} r, lateral (select ${pick('r.e', { CLOSED: 0.8, RESOLVED: 0.1, OPEN: 0.09, PENDING: 0.01 })} as status) s`,
  `insert into task (id, created_at, updated_at, customer_id, opportunity_id, title, kind, priority, status, due_on, due_at, assignee_id, done_at)
   select uuid_v7(), now() - r.b * interval '400 days', now() - r.b * interval '300 days', c.id, o.id, 'Call ' || substr(md5(r.a::text), 1, 6),
     ${pick('r.c', { TODO: 0.5, CALL: 0.3, EMAIL: 0.15, MEETING: 0.045, VISIT: 0.005 })}, ${pick('r.d', { NORMAL: 0.8, HIGH: 0.1, LOW: 0.09, URGENT: 0.01 })},
     s.status, case when r.f < 0.6 then current_date + (r.a * 400)::int - 350 end, case when r.f > 0.8 then now() + (r.a * 400 - 350) * interval '1 day' end,
     case when r.g < 0.9 then c.owner_id end, case when s.status = 'DONE' then now() - r.b * interval '300 days' end
   from customer c left join lateral (select id from opportunity where customer_id = c.id limit 1) o on true, generate_series(1, 2) n,
     lateral ${chance('c.id, n')} r, lateral (select ${pick('r.e', { DONE: 0.8, OPEN: 0.19, CANCELLED: 0.01 })} as status) s`,
  `insert into sales_order (id, created_at, customer_id, number, placed_at, total_value, currency, status)
   select uuid_v7(), now() - r.b * interval '700 days', c.id, case when r.f < 0.95 then 'N-' || substr(md5(c.id::text || n), 1, 10) end,
     now() - r.a * interval '700 days', round((10 + r.g * 500)::numeric, 2), ${pick('r.d', { EUR: 0.8, USD: 0.198, ISK: 0.002 })},
     ${pick('r.c', { PAID: 0.5, FULFILLED: 0.4, PLACED: 0.06, CANCELLED: 0.03, REFUNDED: 0.009, PENDING: 0.001 })}
   from customer c, generate_series(1, 3) n, lateral ${chance('c.id, n')} r`,
  `insert into order_line (id, order_id, position, product_id, quantity, unit_price_value, total_value)
   select uuid_v7(), o.id, 1, p.id, 1, o.total_value, o.total_value
   from (select *, floor(random() * 200)::int as place from sales_order) o
   join (select id, (row_number() over (order by sku))::int - 1 as place from product) p using (place)`,
  `insert into model_run (id, plugin, plugin_version, algorithm, seed, status, as_of, requested_by)
   values ('01900000-0000-7000-8000-0000000000a1', 'clv', '1.0.0', 'BG_NBD', 42, 'SUCCEEDED', now(), 'system')`,
  // Kinds one after the other, as models score.
  ...['clv.value', 'segmentation.segment', 'sentiment.customer'].map(
    (kind, i) => `
    insert into score (id, plugin, kind, subject_type, subject_id, value, previous_value, band, unit, trend, status, plugin_version, model_run_id, input_hash,
      data_as_of, cause, computed_at, changed_at)
    select uuid_v7(), '${kind.split('.')[0]}', '${kind}', 'Customer', c.id, case when r.a < 0.9 then r.b * ${10 ** (2 * i)} end,
      case when r.c < 0.8 then r.d * ${10 ** (2 * i)} end,
      case when r.a < 0.9 then ${pick('r.b', { VERY_LOW: 0.2, LOW: 0.3, MEDIUM: 0.3, HIGH: 0.19, VERY_HIGH: 0.01 })} end, 'INDEX', 'FLAT', 'OK', '1.0.0',
      '01900000-0000-7000-8000-0000000000a1', 'x', now(), '{"kind": "RUN"}', at.at, at.at - r.e * interval '300 days'
    from customer c, lateral ${chance('c.id')} r, lateral (select now() - (${3 - i} + 0.5 * random()) * interval '1 day' as at, c.id) at`,
  ),
]

const pluginStatements: readonly string[] = [
  `insert into p_clv.lifetime_value (customer_id, amount, currency, horizon_days, probability_alive, expected_purchases, band, model_run_id, computed_at)
   select id, round((random() * 1000)::numeric, 2), 'EUR', 365, random(), random() * 10, 'MEDIUM', '01900000-0000-7000-8000-0000000000a1', now() from customer`,
  `insert into p_segmentation.segment (id, name, position, label, is_noise, features, model_run_id)
   select uuid_v7(), 'Segment ' || n, n, n, false, '[]', '01900000-0000-7000-8000-0000000000a1' from generate_series(1, 5) n`,
  `insert into p_segmentation.membership (id, customer_id, segment_id, confidence, x, y, since)
   select uuid_v7(), c.id, s.id, random(), random(), random(), now() - random() * interval '90 days'
   from (select *, 1 + floor(random() * 5)::int as label from customer) c join p_segmentation.segment s using (label)`,
  `insert into p_sentiment.text_sentiment (interaction_id, customer_id, occurred_at, interaction_version, counts, status, language, polarity, strength, label,
     evidence, truncated, words, aspects, model_run_id, computed_at)
   select id, customer_id, occurred_at, version, coalesce(direction = 'INBOUND', false), 'OK', 'en', random() * 2 - 1, random(), 'POSITIVE', 3, false, '[]', '[]',
     '01900000-0000-7000-8000-0000000000a1', now() from interaction where kind in ('EMAIL', 'CALL', 'CHAT')`,
  `insert into p_sentiment.customer_sentiment (customer_id, value, "interval", label, mood, trend, interactions, last_interaction_id, last_at, state, model_run_id, computed_at)
   select c.id, 2 * r.a - 1, '{}', ${pick('r.a', { NEGATIVE: 0.3, NEUTRAL: 0.3, POSITIVE: 0.4 })}, ${pick('r.b', { UNKNOWN: 0.6, POSITIVE: 0.3, NEGATIVE: 0.1 })},
     '{}', 3, i.id, i.occurred_at, '{}', '01900000-0000-7000-8000-0000000000a1', now()
   from customer c, lateral (select id, occurred_at from interaction where customer_id = c.id order by occurred_at desc limit 1) i,
     lateral (select random() a, random() b, c.id) r`,
  `insert into p_sentiment.alert (id, customer_id, interaction_id, turned_at, level, recovered_at, acknowledged_at)
   select uuid_v7(), customer_id, id, occurred_at, random(), case when random() < 0.7 then now() end, case when random() < 0.5 then now() end
   from interaction where kind = 'SUPPORT' and direction = 'INBOUND'`,
]

/**
 * Fills an empty database with so many customers and what belongs to them: five contacts, three orders, three scores each and
 * deals with a third of them; values as unevenly spread as they are in life. Then tidies up as autovacuum does.
 */
export const fillMany = async (sql: RunSql, customers: number, withPlugins: boolean): Promise<void> => {
  const all = [...statements(customers), ...(withPlugins ? pluginStatements : [])]
  for (const statement of all) await sql(statement)
  await sql('vacuum analyze')
}
