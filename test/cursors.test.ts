import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeCursor } from '../src/read/cursor.ts'
import { isValueOf } from '../src/read/cursor-value.ts'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const key = '01900000-0000-7000-8000-000000000001'
const forge = (list: string, value: unknown, of: unknown = key) =>
  Buffer.from(JSON.stringify([list, value, of])).toString('base64url')

describe('a cursor', () => {
  const lists: readonly [field: string, args: string, list: string, genuine: string, forged: readonly unknown[]][] = [
    ['customers', 'orderBy: { field: NAME }', 'Customer/name/ASC', 'Ada', ['a\0', 'a\ud800', 1, true, {}, ['a']]],
    [
      'customers',
      'orderBy: { field: CREATED_AT }',
      'Customer/createdAt/ASC',
      '2026-03-01 09:30:00.123+00',
      ['2026-99-99', '2026-02-30 00:00:00+00', '2026-03-01', '2026-03-01 25:00:00+00', 'now', 'NaN', '', 5],
    ],
    [
      'orders',
      'orderBy: { field: TOTAL }',
      'Order/total/ASC',
      '12.5000',
      ['NaN', 'Infinity', '1e400', '1'.repeat(600), '12,5', '', 12.5],
    ],
    [
      'opportunities',
      'orderBy: { field: EXPECTED_CLOSE_ON }',
      'Opportunity/expectedCloseOn/ASC',
      '2026-03-01',
      ['2026-99-99', '0000-01-01', '2026-02-29', 'infinity', 'today', ''],
    ],
    ['scores', '', 'Score/computedAt/DESC', '2026-03-01 09:30:00+05:30', ['2026-99-99 00:00:00+00', '-infinity']],
    ['scores', 'orderBy: { field: VALUE }', 'Score/value/ASC', '-1.5e-07', ['NaN', '1e999', '1e-999', '0x1', '1_0']],
  ]
  it.each(lists)(
    'of %s(%s) is taken as it was given, and refused when it was forged',
    async (field, args, list, genuine, forged) => {
      const page = async (after: string) => {
        const { data, errors } = await app.ask(
          `query ($after: String!) { ${field}(after: $after${args ? `, ${args}` : ''}) { nodes { id } } }`,
          { after },
        )
        return errors
          ? errors.map(({ message, extensions: { code, inputPath } }) => ({ message, code, inputPath }))
          : data[field].nodes
      }
      expect(await page(encodeCursor(list, { value: genuine, key }))).toEqual([])
      expect(await page(forge(list, null))).toEqual([])
      const refused = [
        {
          message: `expected a cursor of the list ${list}, got a damaged one; take it from pageInfo of the same query`,
          code: 'INVALID_CURSOR',
          inputPath: ['after'],
        },
      ]
      for (const value of forged) expect([value, await page(forge(list, value))]).toEqual([value, refused])
      for (const of of ['', 'x', null, 7]) expect(await page(forge(list, genuine, of))).toEqual(refused)
    },
  )

  it.each(['', '!', 'e30', 'bnVsbA', 'WyJhIl0', 'x'.repeat(1_000)])(
    'that is no cursor (%s) is refused',
    async (after) => {
      const { errors } = await app.ask('query ($after: String) { customers(after: $after) { nodes { id } } }', {
        after,
      })
      // An empty one is none.
      expect(errors?.map(({ extensions: { code } }) => code)).toEqual(after === '' ? undefined : ['INVALID_CURSOR'])
    },
  )

  it('has no value that PostgreSQL would not read, and may have every one that it writes', async () => {
    const texts =
      `0 1 -1 1.5 12.5000 999999999999999.9999 9999999999999999 0.00001 1e5 1e-7 1e-400 -1e-320 1e39 1e400 NaN Infinity -0 +1 32768
      2147483648 9223372036854775808 0x10 1_000 true t yes false 2026-03-01 2026-02-29 2024-02-29 0000-01-01 0001-01-01 9999-12-31 10000-01-01
      infinity today ${key} abc`
        .split(/\s+/)
        .concat(
          '2026-03-01 09:30:00+00',
          '2026-03-01 09:30:00.123456-03:30',
          '2026-03-01 24:00:00+00',
          '2026-03-01 09:30:00+19',
          ' 1',
          '',
        )
    const types =
      'smallint int bigint real|double precision|numeric(19,4)|numeric|boolean|date|timestamptz|timestamptz(3)|uuid|text|varchar(255)'
        .replace('smallint int bigint ', 'smallint|int|bigint|')
        .split('|')
    for (const type of types) {
      for (const text of texts) {
        const written = await app.sql(`select $1::text::${type}::text as text`, [text]).catch(() => undefined)
        if (isValueOf(type, text)) expect([type, text, written === undefined]).toEqual([type, text, false])
        const out = written?.[0]!['text'] as string | undefined
        if (out !== undefined && !/nan|infinity|^10000/i.test(out))
          expect([type, out, isValueOf(type, out)]).toEqual([type, out, true])
      }
    }
  })
})

describe('days and instants', () => {
  const day = 'query ($v: Date!) { opportunities(filter: { expectedCloseOn: { eq: $v } }) { totalCount } }'
  const instant = 'query ($v: DateTime!) { orders(filter: { placedAt: { gte: $v } }) { totalCount } }'
  it.each([
    [day, '0000-01-01'],
    [day, '2026-02-29'],
    [day, '2026-13-01'],
    [day, '10000-01-01'],
    [day, '2026-03-01T00:00:00Z'],
    [instant, '0000-06-01T00:00:00Z'],
    [instant, '0001-01-01T00:00:00+01:00'],
    [instant, '9999-12-31T23:59:59-01:00'],
    [instant, '2026-02-30T00:00:00Z'],
    [instant, '2026-03-01T00:00:00+99:00'],
    [instant, '2026-03-01'],
  ])('%s of %s are refused, as variable and as literal', async (query, v) => {
    const asked = await app.ask(query, { v })
    expect([asked.status, asked.errors?.map(({ extensions: { code } }) => code)]).toEqual([400, ['BAD_USER_INPUT']])
    expect(asked.errors![0]!.message).toMatch(
      /^Variable "\$v" got invalid value .*expected an? (day|instant) in the years 1 to 9999/,
    )
    const literal = await app.ask(query.replace(/\(\$v: \w+!\)/, '').replace('$v', JSON.stringify(v)))
    expect([literal.status, literal.errors?.map(({ extensions: { code } }) => code)]).toEqual([
      400,
      ['GRAPHQL_VALIDATION_FAILED'],
    ])
  })

  it.each([
    [day, '0001-01-01'],
    [day, '9999-12-31'],
    [instant, '0001-01-01T00:00:00Z'],
    [instant, '9999-12-31T23:59:59.999999Z'],
    [instant, '2024-02-29T23:00:00-14:00'],
  ])('%s of %s are asked for', async (query, v) => {
    expect((await app.ask(query, { v })).errors).toBeUndefined()
  })
})
