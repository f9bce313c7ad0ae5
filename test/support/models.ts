import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { simulateShop } from '../../plugins/clv/algorithms/history/simulate.fixture.ts'
import type { PluginEntry } from '../../src/plugin/host.ts'
import type { Answer, TestApp } from './app.ts'

export const clv: PluginEntry = { id: 'clv', import: () => import('../../plugins/clv/index.ts') }
export const segmentation: PluginEntry = {
  id: 'segmentation',
  import: () => import('../../plugins/segmentation/index.ts'),
}

/** Fills the database with simulated customers, "Customer 0" and so on, whose last day is yesterday. */
export const fillShop = async (app: TestApp, customers: number, days: number): Promise<void> => {
  const shop = simulateShop(customers, days, days * 0.6, 11)
  await app.sql(
    `with c as (insert into customer (id, kind, name) select uuid_v7(), 'PERSON', 'Customer ' || n from generate_series(0, $4::int - 1) n returning id, name)
     insert into sales_order (id, customer_id, placed_at, total_value, currency)
     select uuid_v7(), c.id, date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - (($5::int - o.day) || ' days')::interval + interval '10 hours', round(o.amount::numeric, 2), 'USD'
     from unnest($1::int[], $2::int[], $3::float8[]) as o(customer, day, amount) join c on c.name = 'Customer ' || o.customer`,
    [[...shop.customer], [...shop.day], [...shop.amount], customers, days],
  )
}

/** Waits until a run has ended and gives `selection` of it. */
export const ended = async (app: TestApp, id: string, selection = ''): Promise<NonNullable<Answer['data']>> => {
  for (;;) {
    const { data, errors } = await app.ask(
      `query ($id: ID!) { modelRun(id: $id) { id status message promoted artifactHash ${selection} } }`,
      { id },
    )
    expect(errors).toBeUndefined()
    if (!['QUEUED', 'RUNNING'].includes(data.modelRun.status)) return data.modelRun
    await delay(100)
  }
}

/** Trains a model to its end and gives `selection` of the run. */
export const train = async (
  app: TestApp,
  input: Readonly<Record<string, unknown>>,
  selection = '',
): Promise<NonNullable<Answer['data']>> => {
  const { data, errors } = await app.ask(
    'mutation ($input: TrainModelInput!) { trainModel(input: $input) { modelRun { id } userErrors { code message } } }',
    { input },
  )
  expect(errors).toBeUndefined()
  expect(data.trainModel.userErrors).toEqual([])
  return ended(app, data.trainModel.modelRun.id, selection)
}

/** Trains a model and lets it score, whatever its grade; gives the id of the run. */
export const trainAndPromote = async (app: TestApp, input: Readonly<Record<string, unknown>>): Promise<string> => {
  const run = await train(app, input)
  expect([run.status, run.message]).toEqual(['SUCCEEDED', run.message])
  if (!run.promoted)
    await app.ask('mutation ($id: ID!) { promoteModelRun(input: { id: $id }) { userErrors { message } } }', {
      id: run.id,
    })
  while (!(await ended(app, run.id)).promoted) await delay(100)
  return run.id
}

/** Waits until a run's model is the one that scores. */
export const promoted = async (app: TestApp, id: string): Promise<void> => {
  await expect
    .poll(async () => (await app.ask('query ($id: ID!) { modelRun(id: $id) { promoted } }', { id })).data, {
      timeout: 60_000,
    })
    .toEqual({ modelRun: { promoted: true } })
}

/** Waits until every event has been looked at by a plugin's models. */
export const settled = async (app: TestApp, plugin: string): Promise<void> => {
  await expect
    .poll(
      async () => {
        const [row] = await app.sql(
          `select (select count(*) from outbox)::int + greatest(0, coalesce((select max(cursor) from event_log where topic like 'order.%'), 0)
             - coalesce((select cursor from event_consumer where name = $1), 0))::int as waiting`,
          [`models:${plugin}`],
        )
        return row!['waiting']
      },
      { timeout: 20_000 },
    )
    .toBe(0)
}
