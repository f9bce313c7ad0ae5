import { readFile } from 'node:fs/promises'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, it } from 'vitest'
import WebSocket from 'ws'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
/** The README's GraphQL examples, each with the answer printed below it. */
let examples: { operation: string; answer: unknown }[]

beforeAll(async () => {
  app = await startTestApp({ plugins })
  const text = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  examples = [...text.matchAll(/```graphql\n([\s\S]*?)```[\s\S]*?```json\n([\s\S]*?)```/g)].map(
    ([, operation, answer]) => ({
      operation: operation!,
      answer: JSON.parse(answer!),
    }),
  )
})
afterAll(() => app?.stop())

it('the README’s mutation, query and subscription give what it prints', async () => {
  expect(examples).toHaveLength(3)
  const [create, read, watch] = examples
  expect((await app.ask(create!.operation)).data).toEqual(create!.answer)
  expect((await app.ask(read!.operation)).data).toEqual(read!.answer)

  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${app.ownerKey}` },
  })
  const connected = new Promise<void>((resolve) => client.on('connected', () => resolve()))
  const items = client.iterate({ query: watch!.operation })
  const next = items.next()
  await connected
  const { data } = await app.ask('{ customerByExternalId(source: "shop", externalId: "1815") { id } }')
  await app.ask(
    'mutation ($id: ID!) { updateCustomer(input: { id: $id, tags: ["vip", "newsletter"] }) { userErrors { code } } }',
    {
      id: data.customerByExternalId.id,
    },
  )
  expect((await next).value.data).toEqual(watch!.answer)
  await items.return?.(undefined)
  await client.dispose()
})

it('every example operation of the repository fits the schema', async () => {
  const { readdir } = await import('node:fs/promises')
  const { parse, validate } = await import('graphql')
  const folder = new URL('../schema/operations/', import.meta.url)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql'))
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const document = parse(await readFile(new URL(file, folder), 'utf8'))
    expect(validate(app.app.schema, document), file).toEqual([])
  }
})
