import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './support/app.ts'

let app: TestApp
const atOnce = 12

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

interface Change {
  readonly mutation: string
  readonly type: string
  readonly record: string
  readonly input: (i: number) => object
}

const create = async (mutation: string, type: string, record: string, input: object): Promise<string> => {
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { record: ${record} { id } userErrors { code message } } }`,
    { input },
  )
  expect([errors, data?.done.userErrors]).toEqual([undefined, []])
  return data.done.record.id
}

const customer = () =>
  create('createCustomer', 'CreateCustomerInput', 'customer', { kind: 'PERSON', name: 'Asked for' })

/** The error codes of as many updates of one record at once, and its version before and after them. */
const updateAtOnce = async (
  { mutation, type, record }: Change,
  inputs: readonly object[],
): Promise<{ codes: string[]; versions: number[] }> => {
  const answers = await Promise.all(
    inputs.map((input) =>
      app.ask(
        `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { record: ${record} { version } userErrors { code } } }`,
        { input },
      ),
    ),
  )
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
  const done = answers.map(({ data }) => data.done as { record: { version: number }; userErrors: { code: string }[] })
  return {
    codes: done.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)),
    versions: done.filter(({ userErrors }) => userErrors.length === 0).map((one) => one.record.version),
  }
}

const updateCustomer: Change = {
  mutation: 'updateCustomer',
  type: 'UpdateCustomerInput',
  record: 'customer',
  input: (i) => ({ name: `Named ${i}`, tags: [`tag ${i}`] }),
}

describe('updates of one record at once', () => {
  it('without a version all happen; of those with the same version one does', async () => {
    const updates = fc.array(fc.boolean(), { minLength: 2, maxLength: atOnce })
    await fc.assert(
      fc.asyncProperty(updates, async (versioned) => {
        const id = await customer()
        const inputs = versioned.map((hasVersion, i) => ({
          ...updateCustomer.input(i),
          id,
          ...(hasVersion ? { version: 1 } : {}),
        }))
        const { codes, versions } = await updateAtOnce(updateCustomer, inputs)
        const free = versioned.filter((hasVersion) => !hasVersion).length
        expect(new Set(codes).difference(new Set(['VERSION_CONFLICT']))).toEqual(new Set())
        expect(versions.length).toBeGreaterThanOrEqual(free)
        expect(versions.length).toBeLessThanOrEqual(free + 1)
        expect(versions.length + codes.length).toBe(inputs.length)
        const { data } = await app.ask('query ($id: ID!) { customer(id: $id) { version } }', { id })
        expect(data.customer.version).toBe(1 + versions.length)
      }),
      { numRuns: 15 },
    )
  })

  const kinds: readonly (readonly [string, () => Promise<string>, Change])[] = [
    ['a customer', customer, updateCustomer],
    [
      'an interaction',
      async () =>
        create('logInteraction', 'LogInteractionInput', 'interaction', {
          customerId: await customer(),
          kind: 'NOTE',
          occurredAt: '2026-01-01T00:00:00Z',
        }),
      {
        mutation: 'updateInteraction',
        type: 'UpdateInteractionInput',
        record: 'interaction',
        input: (i) => ({ subject: `Subject ${i}` }),
      },
    ],
    [
      'an opportunity',
      async () =>
        create('createOpportunity', 'CreateOpportunityInput', 'opportunity', {
          customerId: await customer(),
          name: 'Deal',
        }),
      {
        mutation: 'updateOpportunity',
        type: 'UpdateOpportunityInput',
        record: 'opportunity',
        input: (i) => ({ name: `Deal ${i}`, amount: { amount: String(i + 1), currency: 'EUR' } }),
      },
    ],
    [
      'an order',
      async () =>
        create('recordOrder', 'RecordOrderInput', 'order', {
          customerId: await customer(),
          currency: 'EUR',
          placedAt: '2026-01-01T00:00:00Z',
          lines: [{ sku: 'A', quantity: '1', unitPrice: '1' }],
        }),
      {
        mutation: 'updateOrder',
        type: 'UpdateOrderInput',
        record: 'order',
        input: (i) => ({ lines: [{ sku: 'A', quantity: String(i + 1), unitPrice: '2' }] }),
      },
    ],
    [
      'a product',
      () => create('createProduct', 'CreateProductInput', 'product', { sku: 'P', name: 'Thing' }),
      {
        mutation: 'updateProduct',
        type: 'UpdateProductInput',
        record: 'product',
        input: (i) => ({ name: `Thing ${i}` }),
      },
    ],
  ]

  for (const [name, make, change] of kinds)
    it(`of ${name} follow one another`, async () => {
      const id = await make()
      const inputs = Array.from({ length: atOnce }, (_, i) => ({ ...change.input(i), id }))
      const { codes, versions } = await updateAtOnce(change, inputs)
      expect(codes).toEqual([])
      expect(versions).toHaveLength(atOnce)
    })
})
