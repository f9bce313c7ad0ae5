import { readdir, readFile } from 'node:fs/promises'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import type {
  CreateCustomerMutation,
  CustomersQuery,
  CustomersQueryVariables,
  ModelRunsQuery,
  RecordOrderMutation,
  RecordOrderMutationVariables,
  TrainSegmentationMutation,
} from './support/generated/operations.ts'

const folder = new URL('../schema/operations/', import.meta.url)
const textOf = (name: string) => readFile(new URL(`${name}.graphql`, folder), 'utf8')

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ plugins: plugins.filter(({ id }) => id === 'segmentation') })
})
afterAll(() => app?.stop())

/** Runs an operation that GraphiQL offers, typed as `npm run codegen` types it. */
const run = async <Data>(name: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
  const { data, errors } = await app.ask(await textOf(name), variables)
  expect(errors).toBeUndefined()
  return data as Data
}

describe('the operations that GraphiQL offers', () => {
  it('fit the schema, every one', async () => {
    const schema = buildSchema(await readFile(new URL('../schema/schema.graphql', import.meta.url), 'utf8'))
    const names = (await readdir(folder)).filter((file) => file.endsWith('.graphql'))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names)
      expect([name, validate(schema, parse(await textOf(name.replace('.graphql', ''))))]).toEqual([name, []])
  })

  it('give what their generated types say', async () => {
    const { createCustomer } = await run<CreateCustomerMutation>('create-customer')
    expect(createCustomer.customer?.externalIds).toEqual([{ source: 'shop', externalId: '1906' }])

    const page: CustomersQueryVariables = { first: 1 }
    const { customers } = await run<CustomersQuery>('customers', page)
    const [customer] = customers.nodes
    expect([customers.totalCount, customer?.name, customer?.segment]).toEqual([1, 'Grace Hopper', null])

    const order: RecordOrderMutationVariables = { customerId: customer!.id, placedAt: '2026-01-02T03:04:05Z' }
    const { recordOrder } = await run<RecordOrderMutation>('record-order', order)
    expect(recordOrder.order?.total).toEqual({ amount: '25.00', currency: 'USD' })
    expect(recordOrder.order?.lines.map(({ quantity }) => quantity)).toEqual(['2'])

    const { trainModel } = await run<TrainSegmentationMutation>('train-segmentation')
    const { modelRuns } = await run<ModelRunsQuery>('model-runs')
    expect(modelRuns.nodes.map(({ id }) => id)).toEqual([trainModel.modelRun?.id])
  })
})
