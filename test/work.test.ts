import fc from 'fast-check'
import { getOperationAST, parse, validate, visit, type DocumentNode, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Executor } from '../src/api/executor.ts'
import { Guard } from '../src/api/guard.ts'
import { executionOf, Preparer } from '../src/api/prepare.ts'
import { core } from '../src/api/schema.ts'
import { readVariables } from '../src/api/variables.ts'
import { createLog } from '../src/core/log.ts'
import { rolePermissions, systemViewer } from '../src/core/viewer.ts'
import { discoverEntities } from '../src/db/orm.ts'
import type { RunSql } from '../src/db/sql.ts'
import { loadPlugins } from '../src/api/load-plugins.ts'
import { Reader } from '../src/read/reader.ts'
import type { ReadRegistry } from '../src/read/read-map.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { admittedRequests, refusedRequests, repeat } from './support/dear-requests.ts'

let app: TestApp
let schema: GraphQLSchema
let registry: ReadRegistry
let preparer: Preparer

beforeAll(async () => {
  app = await startTestApp()
  const host = await loadPlugins([], createLog('silent'))
  const graph = core.build(host.loaded, discoverEntities(host.entitiesWith(core)))
  schema = graph.schema
  registry = graph.registry
  preparer = new Preparer(schema, guardOf())
  await app.sql(`
    with c as (insert into customer (id, kind, name, attributes, tags)
      select uuid_v7(), 'PERSON', 'Customer ' || n, jsonb_build_object('note', repeat('x', 16000)), array['a', 'b'] from generate_series(1, 120) n returning id),
    i as (insert into interaction (id, customer_id, kind, subject, body, properties, occurred_at)
      select uuid_v7(), c.id, 'EMAIL', 'About ' || n, repeat('word ', 400), jsonb_build_object('note', repeat('y', 16000)), now() - n * interval '1 day' from c, generate_series(1, 20) n)
    insert into opportunity (id, customer_id, name, pipeline_id, stage_id, amount_value, currency)
    select uuid_v7(), c.id, 'Deal ' || n, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 100 * n, 'EUR' from c, generate_series(1, 3) n`)
})
afterAll(() => app?.stop())

const guardOf = () => new Guard(schema, ({ role }) => new Set(rolePermissions[role]), { pointsPerSecond: 0 })

/** What was done for an operation. */
interface Work {
  /** Selections that any part of the way looked at. */
  selections: number
  statements: number
  /** Records and other objects of the answer. */
  objects: number
  bytes: number
  errors: number
}

/** The document with selection sets that tell how many selections are taken from them. */
const counted = (document: DocumentNode, work: Work): DocumentNode => {
  visit(document, {
    SelectionSet(set) {
      const { selections } = set
      Object.defineProperty(set, 'selections', {
        get: () => {
          work.selections += selections.length
          return selections
        },
        enumerable: true,
      })
    },
  })
  return document
}

const objectsIn = (value: unknown): number => {
  if (value === null || typeof value !== 'object') return 0
  const inner = Object.values(value).reduce<number>((sum, item) => sum + objectsIn(item), 0)
  return inner + (Array.isArray(value) ? 0 : 1)
}

/** The whole way of an operation, parsing apart: validated, priced, planned, executed. */
const workOf = async (query: string, variables: Readonly<Record<string, unknown>>) => {
  const work: Work = { selections: 0, statements: 0, objects: 0, bytes: 0, errors: 0 }
  const prepared = preparer.prepare({ query, variables }, systemViewer)
  if (!('document' in prepared)) {
    work.errors = prepared.length
    work.bytes = JSON.stringify(prepared).length
    return { work, points: undefined }
  }
  const document = counted(parse(query), work)
  expect(validate(schema, document)).toEqual([])
  const operation = getOperationAST(document)!
  const { coerced } = readVariables(schema, operation, variables)
  const cost = guardOf().admit(document, operation, coerced!, systemViewer)
  if (!('requested' in cost)) throw new Error('expected the price that was computed before')
  const sql: RunSql = async (text, params) => {
    work.statements++
    return app.sql(text, params)
  }
  const context = { viewer: systemViewer, reader: new Reader(registry, systemViewer, sql), sql, loaders: new Map() }
  const execution = { ...executionOf({ ...prepared, document, operation }), context }
  const result = await new Executor(schema).execute(execution)
  work.objects = objectsIn(result.data)
  work.bytes = JSON.stringify(result).length
  work.errors = result.errors?.length ?? 0
  return { work, points: cost.requested }
}

/** How much of each kind of work a point may pay for, beside what every operation may. */
const perPoint = { selections: 20, statements: 1 / 100, objects: 1, bytes: 500, errors: 1 }
const free = { selections: 2_000, statements: 0, objects: 5, bytes: 20_000, errors: 10 }

const expectWithin = (work: Work, points: number | undefined, what: string) => {
  for (const kind of ['selections', 'statements', 'objects', 'bytes', 'errors'] as const) {
    const most =
      points === undefined
        ? { ...free, statements: 0, objects: 0, errors: 11 }[kind]
        : free[kind] + points * perPoint[kind]
    if (work[kind] > most) expect({ what, kind, points, ...work }).toEqual({ kind, most })
  }
}

const columns = ['id', 'name', 'kind', 'email', 'tags', 'createdAt', 'attributes', '__typename']

/** Fields of a customer, with fragments in fragments that are spread again and again. */
const selectionOf = fc.record({
  leaves: fc.array(fc.constantFrom(...columns), { minLength: 1, maxLength: 12 }),
  aliases: fc.nat(60),
  doubling: fc.nat(40),
  inner: fc.constantFrom('', 'interactions', 'opportunities', 'orders'),
  innerFirst: fc.integer({ min: 1, max: 100 }),
  innerJson: fc.boolean(),
})

const documentOf = (
  {
    leaves,
    aliases,
    doubling,
    inner,
    innerFirst,
    innerJson,
  }: typeof selectionOf extends fc.Arbitrary<infer T> ? T : never,
  roots: number,
  count: boolean,
) => {
  const own = [...new Set(leaves)].join(' ')
  const more = repeat(aliases, (i) => `a${i}: ${leaves[i % leaves.length]}`).join(' ')
  const below =
    inner &&
    `${inner}(first: ${innerFirst}) { totalCount nodes { id ${innerJson && inner === 'interactions' ? 'properties body' : '__typename'} } }`
  const fragments = repeat(
    doubling,
    (i) => `fragment F${i} on Customer { ...F${i + 1} ... on Node { ...F${i + 1} } }`,
  ).join(' ')
  const root = (i: number) =>
    `r${i}: customers(first: $first, filter: $filter) { ${count ? 'totalCount' : ''} nodes { ...F0 } edges { cursor } pageInfo { endCursor } }`
  return `query ($first: Int!, $filter: CustomerFilter) { ${repeat(roots, root).join(' ')} } ${fragments} fragment F${doubling} on Customer { ${own} ${more} ${below} }`
}

const filterOf = fc.oneof(
  fc.constant(null),
  fc.nat(100).map((n) => ({ or: repeat(n, (i) => ({ name: { contains: `r ${i}` } })) })),
  fc.nat(2_100).map((n) => ({ name: { in: repeat(n, String) } })),
  fc.nat(3_000).map((n) => Object.fromEntries(repeat(n, (i) => [`unknown${i}`, i]))),
  fc.nat(3_000).map((n) => ({ tags: { hasAny: repeat(n, () => ({})) } })),
)

describe('the work on an operation', () => {
  it('stays within what its price pays for, whatever it asks: fragments, aliases, filters, lists and bad variables', async () => {
    let admitted = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        selectionOf,
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        fc.constantFrom(1, 10, 50, 100, 'many'),
        filterOf,
        async (selection, roots, count, first, filter) => {
          const query = documentOf(selection, roots, count)
          const { work, points } = await workOf(query, { first, filter })
          if (points === undefined) refused++
          else admitted++
          expectWithin(work, points, query)
        },
      ),
      { numRuns: 150, seed: 8 },
    )
    // Both are drawn often.
    expect(Math.min(admitted, refused)).toBeGreaterThan(20)
  }, 120_000)

  it.each(refusedRequests)('that is refused is small: %s', async (what, query, variables) => {
    const { work, points } = await workOf(query, (variables ?? {}) as Readonly<Record<string, unknown>>)
    expect(points).toBeUndefined()
    expectWithin(work, points, what)
  })

  const reads = admittedRequests.filter(([, query]) => !query.startsWith('mutation'))
  it.each(reads)('is paid for: %s', async (what, query, variables) => {
    const [customer] = await app.sql('select id from customer limit 1')
    const text = JSON.stringify(variables ?? {}).replaceAll('$customer', `cus_${String(customer!['id'])}`)
    const { work, points } = await workOf(query, JSON.parse(text) as Readonly<Record<string, unknown>>)
    expect(points).toEqual(expect.any(Number))
    expect(work.errors).toBe(0)
    expectWithin(work, points, what)
  })
})
