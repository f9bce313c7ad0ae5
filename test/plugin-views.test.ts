import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { coreTarget } from '../migrations/index.ts'
import { coreAccess, coreAccessIn, coreWriters } from '../src/conformance/core-access.ts'
import { migrate } from '../src/db/migrate.ts'
import { openOrm, type Orm } from '../src/db/orm.ts'
import { withScratchDatabase } from '../src/db/scratch.ts'
import { sqlRunner } from '../src/db/sql.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import type { TestSql } from './support/test-sql.ts'

const columnsSql = `select table_name || '.' || column_name || ' ' || udt_name as column from information_schema.columns
  where table_schema = 'rapport_v1' order by 1`

/** The columns that the views promise after the first migrations, up to and with the one named. */
const promised = (last: string): Promise<string[]> =>
  withScratchDatabase(async (url) => {
    const orm: Orm = await openOrm(url, [])
    try {
      const end = coreTarget.migrations.findIndex(({ name }) => name === last)
      await migrate(orm, { ...coreTarget, migrations: coreTarget.migrations.slice(0, end + 1) })
      const rows = await sqlRunner(orm.em.fork())<{ column: string }>(columnsSql)
      return rows.map(({ column }) => column)
    } finally {
      await orm.close(true)
    }
  })

describe('SQL of plugins', () => {
  it.each(plugins.map(({ id }) => id))(
    'of %s reads the core through views alone, and does not write it unless it is named as a writer',
    async (id) => {
      expect(await coreAccess(fileURLToPath(new URL(`../plugins/${id}/`, import.meta.url)), id)).toEqual([])
    },
  )

  it('of a new plugin does, too', async () => {
    expect(
      await coreAccess(fileURLToPath(new URL('../src/cli/plugin-template/', import.meta.url)), 'sample-plugin'),
    ).toEqual([])
  })

  it('that reads a table of the core is found, in each of the ways to write it', () => {
    const source = [
      "const a = 'select id from customer where true'",
      'const b = `select o.id',
      '  from sales_order o join public.interaction i on i.id = o.id`',
      'const c = `delete from p_x.a using "score" s where s.id = a.id`',
    ].join('\n')
    expect(coreAccessIn(source)).toEqual([
      { line: 1, table: 'customer', kind: 'READ' },
      { line: 3, table: 'sales_order', kind: 'READ' },
      { line: 3, table: 'interaction', kind: 'READ' },
      { line: 4, table: 'score', kind: 'READ' },
    ])
  })

  it.each([
    'select 1 from p_x.a, customer',
    'select 1 from p_x.a b,\n  p_x.c as d, public.customer e where true',
    'delete from p_x.a using p_x.b, "customer" c',
  ])('that reads one in a list of tables is found: %s', (text) => {
    expect(coreAccessIn(`const a = \`${text}\``)).toEqual([
      { line: expect.any(Number), table: 'customer', kind: 'READ' },
    ])
  })

  it('finds every table of a list', () => {
    expect(
      coreAccessIn('const a = `select from customer c, score s, rapport_v1.product`').map(({ table }) => table),
    ).toEqual(['customer', 'score'])
  })

  it.each([
    'insert into customer (id) values ($1)',
    'insert into customer(id) values ($1)',
    'INSERT INTO public.customer select 1',
    'insert\n  into "customer" default values',
    'update customer set name = $1',
    'update only public.customer c set name = $1',
    'with moved as (update customer as c\n set name = $1 returning id) select 1',
    'delete from customer where id = $1',
    'DELETE FROM only customer',
    'merge into customer c using p_x.a on true',
    'truncate customer',
    'truncate table public.customer',
    'copy customer (id) from stdin',
  ])('that writes a table of the core is found: %s', (text) => {
    expect(coreAccessIn(`const a = \`${text}\``)).toEqual([
      { line: expect.any(Number), table: 'customer', kind: 'WRITE' },
    ])
  })

  it.each([
    'insert into p_x.customer (id) values ($1)',
    'update p_x.customer set name = $1',
    'update customer_note set name = $1',
    'delete from p_x.customer',
    'on conflict (id) do update set customer = $1',
    'could not update customer data',
  ])('that writes no table of the core is not: %s', (text) => {
    expect(coreAccessIn(`const a = \`${text}\``)).toEqual([])
  })

  it('lets nobody write but the plugins that are named, which still read through views', async () => {
    expect([...coreWriters.keys()]).toEqual(['demo'])
    const folder = await mkdtemp(join(tmpdir(), 'writer-'))
    try {
      await writeFile(join(folder, 'a.ts'), "const a = ['delete from customer', 'select from score']")
      const read = { file: 'a.ts', line: 1, table: 'score', kind: 'READ' }
      expect(await coreAccess(folder, 'demo')).toEqual([read])
      expect(await coreAccess(folder, 'other')).toEqual([{ ...read, table: 'customer', kind: 'WRITE' }, read])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('that reads a view, a table of its own, or no table at all is not', () => {
    const source = [
      "const a = 'select id from rapport_v1.customer c join p_x.customer d on true join customer_note n on true'",
      '// taken from customer records',
      '/** One score',
      ' * from interaction texts */',
    ].join('\n')
    expect(coreAccessIn(source)).toEqual([])
  })
})

describe('the views that plugins read the core through', () => {
  let app: TestApp
  let sql: TestSql
  beforeAll(async () => {
    app = await startTestApp({ plugins })
    sql = app.sql
  })
  afterAll(() => app?.stop())

  const everything = (run: TestSql) => run('select c.name, c.lifecycle from rapport_v1.customer c')

  it('keep their columns when one of a table gets another name', async () => {
    await sql('alter table customer rename column lifecycle to stage_of_life')
    try {
      await expect(everything(sql)).resolves.toEqual([])
    } finally {
      await sql('alter table customer rename column stage_of_life to lifecycle')
    }
  })

  it('do not let a column be taken from under them, and are named', async () => {
    await expect(sql('alter table customer drop column lifecycle')).rejects.toThrow(
      /cannot drop column lifecycle of table customer because other objects depend on it/,
    )
    const error = await sql('alter table customer drop column lifecycle').catch((thrown: unknown) => thrown)
    expect(String((error as { detail?: string }).detail)).toContain(
      'view rapport_v1.customer depends on column lifecycle',
    )
  })

  it('cost nothing: a statement over a view has the plan of one over the table', async () => {
    const plan = async (text: string) =>
      (await sql(`explain (costs off) ${text}`)).map((row) => String(row['QUERY PLAN']))
    const over = (order: string, customer: string) =>
      `select o.customer_id, sum(o.total_value) from ${order} o join ${customer} c on c.id = o.customer_id and c.deleted_at is null
       where o.placed_at < now() and o.deleted_at is null group by o.customer_id order by o.customer_id`
    const views = await plan(over('rapport_v1.order', 'rapport_v1.customer'))
    const tables = await plan(over('sales_order', 'customer'))
    const plain = (lines: string[]) =>
      lines.map((line) =>
        line
          .replaceAll(/\b(sales_order|customer) (o|c)\b/g, '$1')
          .replaceAll(/\b(o|c|sales_order|customer)(_1)?\b/g, '_'),
      )
    expect(plain(views)).toEqual(plain(tables))
  })

  it('promise more with time, and never less', async () => {
    const first = await promised('0011-plugin-views')
    const now = await promised(coreTarget.migrations.at(-1)!.name)
    expect(first.length).toBeGreaterThan(100)
    expect(now).toEqual(expect.arrayContaining(first))
  })
})
