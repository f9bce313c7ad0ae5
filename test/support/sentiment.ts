import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import type { PluginEntry } from '../../src/plugin/host.ts'
import type { Answer, TestApp } from './app.ts'

export const sentiment: PluginEntry = { id: 'sentiment', import: () => import('../../plugins/sentiment/index.ts') }

const run = /* GraphQL */ `
  query ($id: ID!) {
    modelRun(id: $id) {
      id
      status
      message
      algorithm
      rows
      grade
      promoted
      split {
        method
        trainRows
        holdoutRows
      }
      metrics {
        name
        value
        split
        interval {
          lower
          upper
          level
        }
      }
      baseline {
        name
        metrics {
          name
          value
        }
      }
      features {
        name
      }
      calibration {
        predicted
        observed
        count
      }
      fairness {
        attribute
        group
        count
        metric {
          name
          value
        }
      }
      error {
        code
      }
    }
  }
`

/** Trains to the end. */
export const train = async (
  app: TestApp,
  input: Readonly<Record<string, unknown>>,
): Promise<NonNullable<Answer['data']>> => {
  const { data, errors } = await app.ask(
    'mutation ($input: TrainModelInput!) { trainModel(input: $input) { modelRun { id } userErrors { code message } } }',
    { input: { plugin: 'sentiment', ...input } },
  )
  expect(errors).toBeUndefined()
  expect(data.trainModel.userErrors).toEqual([])
  for (;;) {
    const answer = await app.ask(run, { id: data.trainModel.modelRun.id })
    if (!['QUEUED', 'RUNNING'].includes(answer.data.modelRun.status)) return answer.data.modelRun
    await delay(100)
  }
}

/** Waits until every event has been looked at by the plugin's models. */
export const settled = async (app: TestApp): Promise<void> => {
  await expect
    .poll(
      async () => {
        const [row] = await app.sql(
          `select (select count(*) from outbox)::int + greatest(0, coalesce((select max(cursor) from event_log where topic like 'interaction.%' or topic in ('customer.deleted', 'customer.updated')), 0)
             - coalesce((select cursor from event_consumer where name = 'models:sentiment'), 0))::int as waiting`,
        )
        return row!['waiting']
      },
      { timeout: 60_000 },
    )
    .toBe(0)
}

export const addCustomer = async (app: TestApp, name: string, ownerId?: string): Promise<string> => {
  const { data } = await app.ask(
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }',
    { input: { kind: 'PERSON', name, ownerId } },
  )
  expect(data.createCustomer.userErrors).toEqual([])
  return data.createCustomer.customer.id
}

export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

/** Logs what a customer said, by default an e-mail of now. */
export const say = async (
  app: TestApp,
  customerId: string,
  body: string | null,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { data, errors } = await app.ask(
    'mutation ($input: LogInteractionInput!) { logInteraction(input: $input) { interaction { id } userErrors { code message } } }',
    { input: { customerId, kind: 'EMAIL', direction: 'INBOUND', occurredAt: daysAgo(0), body, ...more } },
  )
  expect(errors).toBeUndefined()
  expect(data.logInteraction.userErrors).toEqual([])
  return data.logInteraction.interaction.id
}

/** Changes, deletes or restores an interaction or customer. */
export const edit = async (app: TestApp, mutation: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`,
    { input },
  )
  expect(errors).toBeUndefined()
  expect(data[mutation].userErrors).toEqual([])
  await settled(app)
}

/** Gives an interaction to another customer, as an import of the same interaction does, which alone can. */
export const moveTo = async (app: TestApp, interactionId: string, customerId: string): Promise<void> => {
  await app.sql(
    `with changed as (update interaction set customer_id = $2::uuid, version = version + 1, updated_at = now() where id = $1::uuid returning id, customer_id)
     insert into outbox (topic, payload)
     select 'interaction.updated', jsonb_build_object('type', 'Interaction', 'id', id, 'action', 'UPDATED', 'customerId', customer_id) from changed`,
    [interactionId.slice(4), customerId.slice(4)],
  )
  await settled(app)
}
