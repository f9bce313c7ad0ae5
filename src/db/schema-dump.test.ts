import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres.ts'
import { dumpSchema } from './schema-dump.ts'

const made = `
  create schema shop;
  create type shop.size as enum ('S', 'L');
  create sequence shop.numbers start 100;
  create function shop.twice(n int) returns int language sql immutable as 'select n * 2';
  create table shop.item (id uuid primary key, name text collate "C" not null default 'new', size shop.size, twice int generated always as (shop.twice(3)) stored,
    place int generated always as identity, price numeric(19, 4) check (price >= 0), parent uuid references shop.item (id) on delete cascade);
  create index item_name_index on shop.item (lower(name)) where name <> '';
  create view shop.names as select name from shop.item;
  create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
  create trigger item_touch before update on shop.item for each row execute function shop.touch();
  alter table shop.item enable row level security;
  create policy item_mine on shop.item for select using (price > 0);`

describe('the dump of a schema', () => {
  let database: TestDatabase
  let client: Client
  beforeAll(async () => {
    database = await createTestDatabase()
    client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query(made)
  })
  afterAll(async () => {
    await client?.end()
    await database?.drop()
  })

  const dump = () => dumpSchema(database.url, ['shop'])

  it('tells everything that a migration can make', async () => {
    const text = await dump()
    for (const part of [
      `create type shop.size as enum ('S', 'L');`,
      'create sequence shop.numbers as bigint increment 1 minvalue 1 maxvalue 9223372036854775807 start 100 cache 1;',
      'CREATE OR REPLACE FUNCTION shop.twice(n integer)',
      `  name text collate "C" not null default 'new'::text,`,
      '  twice integer generated always as (shop.twice(3)) stored,',
      '  place integer not null generated always as identity,',
      '  price numeric(19,4),',
      'alter table shop.item add constraint item_pkey PRIMARY KEY (id);',
      'alter table shop.item add constraint item_price_check CHECK ((price >= (0)::numeric));',
      'alter table shop.item add constraint item_parent_fkey FOREIGN KEY (parent) REFERENCES shop.item(id) ON DELETE CASCADE;',
      `CREATE INDEX item_name_index ON shop.item USING btree (lower(name)) WHERE (name <> ''::text);`,
      'create view shop.names as',
      'CREATE TRIGGER item_touch BEFORE UPDATE ON shop.item FOR EACH ROW EXECUTE FUNCTION shop.touch();',
      'alter table shop.item enable row level security;',
      'create policy item_mine on shop.item as permissive for select to public using ((price > (0)::numeric));',
    ])
      expect(text).toContain(part)
  })

  it('is the same each time, and another after any change', async () => {
    const before = await dump()
    expect(await dump()).toBe(before)
    for (const [change, back] of [
      ['alter table shop.item alter name drop not null', 'alter table shop.item alter name set not null'],
      [`alter table shop.item alter name set default 'old'`, `alter table shop.item alter name set default 'new'`],
      ['create index other on shop.item (price)', 'drop index shop.other'],
      ['alter table shop.item add constraint named unique (name)', 'alter table shop.item drop constraint named'],
      ['alter table shop.item disable row level security', 'alter table shop.item enable row level security'],
    ] as const) {
      await client.query(change)
      expect(await dump()).not.toBe(before)
      await client.query(back)
      expect(await dump()).toBe(before)
    }
  })

  it('leaves out other schemas', async () => {
    expect(await dumpSchema(database.url, ['elsewhere'])).not.toContain('shop')
  })
})
