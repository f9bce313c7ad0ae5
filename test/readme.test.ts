import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { watch } from './support/watch.ts'

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
  const [create, read, change] = examples
  expect((await app.ask(create!.operation)).data).toEqual(create!.answer)
  // What GraphiQL offers can be run beside what was copied from here.
  const offered = await readFile(new URL('../schema/operations/create-customer.graphql', import.meta.url), 'utf8')
  expect((await app.ask(offered)).data.createCustomer.userErrors).toEqual([])
  expect((await app.ask(read!.operation)).data).toEqual(read!.answer)

  const watched = await watch(app, change!.operation)
  const { data } = await app.ask('{ customerByExternalId(source: "shop", externalId: "1815") { id } }')
  await app.ask(
    'mutation ($id: ID!) { updateCustomer(input: { id: $id, tags: ["vip", "newsletter"] }) { userErrors { code } } }',
    {
      id: data.customerByExternalId.id,
    },
  )
  // The customers that were made before may be told of, too: their events may be on the way when the subscription begins.
  const expected = Object.values(change!.answer as object)
  await expect.poll(() => watched.items.slice(-expected.length), { timeout: 10_000 }).toEqual(expected)
  await watched.stop()
})
