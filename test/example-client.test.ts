import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CustomerList } from '../examples/client/customers.ts'
import { GraphError, Graph, type LinkState } from '../examples/client/graph.ts'
import { importCustomers } from '../examples/client/imports.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { startProxy, type DatabaseProxy } from './support/proxy.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const customers = 45

let app: TestApp
let proxy: DatabaseProxy
let graph: Graph

beforeAll(async () => {
  app = await startTestApp()
  proxy = await startProxy(app.url)
  graph = new Graph(proxy.url.replace(/\/$/, ''), app.ownerKey)
  await app.sql(
    `insert into customer (id, kind, name) select uuid_v7(), 'PERSON', 'Customer ' || lpad(n::text, 2, '0') from generate_series(1, ${customers}) n`,
  )
}, 60_000)
afterAll(async () => {
  await graph?.close()
  await proxy?.stop()
  await app?.stop()
})

const renameElsewhere = async (id: string, name: string): Promise<void> => {
  const { errors } = await app.ask(
    'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { message } } }',
    { input: { id, name } },
  )
  expect(errors).toBeUndefined()
}
const names = (list: CustomerList) => list.rows.map(({ name }) => name)
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `Customer ${String(from + i).padStart(2, '0')}`)

describe('the example client', () => {
  it('pages forward to the end and back to the beginning', async () => {
    const list = new CustomerList(graph, 20)
    await list.first()
    expect([list.total, list.hasPrevious, list.hasNext]).toEqual([customers, false, true])
    expect(names(list)).toEqual(numbered(1, 20))
    await list.next()
    expect(names(list)).toEqual(numbered(21, 40))
    await list.next()
    expect([names(list), list.hasNext]).toEqual([numbered(41, 45), false])
    await list.previous()
    expect([names(list), list.hasPrevious, list.hasNext]).toEqual([numbered(21, 40), true, true])
    await list.previous()
    expect([names(list), list.hasPrevious]).toEqual([numbered(1, 20), false])
  })

  it('shows a new name at once, and keeps it once it is saved', async () => {
    const shown: string[] = []
    const list = new CustomerList(graph, 1, () => shown.push(...names(list)))
    await list.first()
    const { id, version } = list.rows[0]!
    expect(await list.rename(id, 'Customer 01 new')).toEqual({ kind: 'saved' })
    expect(shown).toEqual(['Customer 01', 'Customer 01 new', 'Customer 01 new'])
    expect(list.rows[0]!.version).toBe(version + 1)
    await list.rename(id, 'Customer 01')
  })

  it('shows what somebody else wrote where both changed a customer, and saves over it on the next try', async () => {
    const list = new CustomerList(graph, 5)
    await list.first()
    const { id } = list.rows[2]!
    await renameElsewhere(id, 'Customer 03 theirs')
    expect(await list.rename(id, 'Customer 03 mine')).toMatchObject({
      kind: 'conflict',
      theirs: { id, name: 'Customer 03 theirs' },
    })
    expect(names(list)[2]).toBe('Customer 03 theirs')
    expect(await list.rename(id, 'Customer 03')).toEqual({ kind: 'saved' })
  })

  it('takes a name back that is refused, and says why', async () => {
    const list = new CustomerList(graph, 1)
    await list.first()
    expect(await list.rename(list.rows[0]!.id, ' ')).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'INVALID_INPUT', path: ['input', 'name'] }],
    })
    expect(names(list)).toEqual(['Customer 01'])
  })

  it('takes it back, too, where the key may not write, and knows the code', async () => {
    const { key } = await app.addUser('Reads only', 'READER')
    const reader = new Graph(app.url, key)
    const list = new CustomerList(reader, 1)
    await list.first()
    await expect(list.rename(list.rows[0]!.id, 'No')).rejects.toMatchObject({ name: 'GraphError', code: 'FORBIDDEN' })
    expect(names(list)).toEqual(['Customer 01'])
    const nobody = new Graph(app.url, 'no-key-of-this-server')
    await expect(new CustomerList(nobody, 1).first()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await Promise.all([reader.close(), nobody.close()])
  })

  it('misses nothing between the list and the subscription, nor while the connection is lost', async () => {
    const list = new CustomerList(graph, 10)
    await list.first()
    const { id } = list.rows[4]!
    await renameElsewhere(id, 'Customer 05 before')
    const ending = new AbortController()
    const link: LinkState[] = []
    const following = list.follow(ending.signal, (state) => link.push(state))
    const fifth = () => names(list)[4]
    await expect.poll(fifth).toBe('Customer 05 before')
    proxy.cut()
    await expect.poll(() => link.at(-1)).toBe('lost')
    await renameElsewhere(id, 'Customer 05 meanwhile')
    await app.ask('mutation ($input: DeleteCustomerInput!) { deleteCustomer(input: $input) { deletedId } }', {
      input: { id: list.rows[9]!.id },
    })
    proxy.restore()
    await expect.poll(fifth, { timeout: 20_000 }).toBe('Customer 05 meanwhile')
    await expect.poll(() => names(list), { timeout: 20_000 }).toHaveLength(9)
    expect(link.at(-1)).toBe('live')
    ending.abort()
    await following
  })

  it('reads the list anew where the events after its cursor are gone', async () => {
    let expired = 0
    let reads = 0
    /** A server whose log no longer reaches back, once. */
    const short = Object.assign(Object.create(graph) as Graph, {
      ask: (...asked: Parameters<Graph['ask']>) => {
        reads++
        return graph.ask(...asked)
      },
      follow: (...asked: Parameters<Graph['follow']>) =>
        expired++ === 0
          ? Promise.reject(new GraphError({ message: 'gone', extensions: { code: 'CURSOR_EXPIRED' } }))
          : graph.follow(...asked),
    })
    const list = new CustomerList(short, 3)
    await list.first()
    const ending = new AbortController()
    const following = list.follow(ending.signal)
    await expect.poll(() => reads).toBe(2)
    ending.abort()
    await following
  })

  it('uploads a file, follows its import to the end, and has the lines that were refused', async () => {
    const seen: [number, number][] = []
    const file =
      'Customer ID,First Name,Last Name,E-mail\n1,Ada,Winter,ada@example.org\n2,Luis,Prado,no address\n3,,,\n'
    const result = await importCustomers(graph, new Blob([file]), (...progress) => seen.push(progress))
    expect(result).toMatchObject({ inserted: expect.any(Number), errors: { nodes: expect.any(Array) } })
    expect(result.inserted + result.updated + result.rejected).toBe(3)
    expect(result.rejected).toBe(result.errors.nodes.length)
    expect(seen.at(-1)).toEqual([3, 3])
    await expect(importCustomers(graph, '')).rejects.toMatchObject({ name: 'GraphError' })
  })

  it('is built for browsers, of nothing but itself and graphql-ws, and small', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [new URL('../examples/client/main.ts', import.meta.url).pathname],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2024',
      minify: true,
      write: false,
      metafile: true,
    })
    const packages = Object.keys(metafile.inputs).flatMap((path) => /node_modules\/([^/]+)\//.exec(path)?.[1] ?? [])
    // Of graphql it is a few lines that graphql-ws needs.
    expect([...new Set(packages)].toSorted()).toEqual(['graphql', 'graphql-ws'])
    expect(outputFiles[0]!.contents.length).toBeLessThan(30_000)
  })
})

describe('docs/frontend-guide.md', () => {
  const guide = read('docs/frontend-guide.md')
  const blocks = [...guide.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, kind, text]) => ({ kind: kind!, text: text! }))
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n')
  const sources = [
    'graph.ts',
    'customers.ts',
    'imports.ts',
    'main.ts',
    'operations/customers.graphql',
    'operations/imports.graphql',
  ].map((file) => lines(read(`examples/client/${file}`)))
  const schema = buildSchema(read('schema/schema.graphql'))

  it('shows the example as it is', () => {
    const shown = blocks.filter(({ kind }) => kind === 'ts' || kind === 'graphql')
    expect(shown.length).toBeGreaterThan(7)
    const parts = shown.flatMap(({ text }) => text.split(/^\s*(?:\/\/|#) …\n/m))
    expect(parts.filter((part) => !sources.some((source) => source.includes(lines(part))))).toEqual([])
  })

  it('has code of known kinds only, and JSON that can be sent', () => {
    expect(
      blocks.map(({ kind }) => kind).filter((kind) => !['ts', 'graphql', 'yaml', 'sh', 'json'].includes(kind)),
    ).toEqual([])
    for (const { kind, text } of blocks) if (kind === 'json') expect(() => JSON.parse(text) as unknown).not.toThrow()
    const yaml = blocks.filter(({ kind }) => kind === 'yaml')
    expect(yaml).toHaveLength(1)
    expect(lines(read('codegen.yml'))).toContain(lines(yaml[0]!.text.split('documents:')[1]!.split('plugins:')[0]!))
  })

  it.each(['customers', 'imports'])('asks only what the schema has: %s', (name) => {
    expect(validate(schema, parse(read(`examples/client/operations/${name}.graphql`)))).toEqual([])
  })
})
