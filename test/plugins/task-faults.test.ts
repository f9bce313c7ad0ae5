import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PluginEntry } from '../../src/plugin/host.ts'
import { entryOf } from './entries.ts'
import { config, faultyModule, tasks } from './fixtures/faulty.ts'
import { eventually, startPlugins, type PluginWorld } from './world.ts'

const faulty: PluginEntry = entryOf('faulty', async () => faultyModule, {
  config,
  tasks,
  schema: new URL('./fixtures/shelf.graphql', import.meta.url),
})

describe('a plugin’s model whose task misbehaves', () => {
  let world: PluginWorld
  beforeAll(async () => {
    world = await startPlugins([faulty])
  })
  afterAll(() => world?.stop())

  interface Run {
    readonly id: string
    readonly status: string
    readonly error: { readonly code: string; readonly message: string } | null
    readonly artifactHash: string | null
  }

  const train = async (params: object): Promise<string> => {
    const { data } = await world.ask(
      'mutation ($input: TrainModelInput!) { trainModel(input: $input) { modelRun { id } userErrors { message } } }',
      { input: { plugin: 'faulty', algorithm: 'FAULT', params, seed: 7 } },
    )
    expect(data.trainModel.userErrors).toEqual([])
    return data.trainModel.modelRun.id as string
  }

  const runOf = async (id: string): Promise<Run> => {
    const { data } = await world.ask(
      'query ($id: ID!) { modelRun(id: $id) { id status artifactHash error { code message } } }',
      { id },
    )
    return data.modelRun as Run
  }

  /** The run once it is over; the API must have answered every question meanwhile. */
  const ended = async (id: string): Promise<Run> => {
    let run = await runOf(id)
    await eventually(async () => {
      const { data, status } = await world.ask('{ customers(first: 1) { totalCount } }')
      expect(status).toBe(200)
      expect(data.customers.totalCount).toBe(0)
      run = await runOf(id)
      return run.status !== 'QUEUED' && run.status !== 'RUNNING'
    }, 60_000)
    return run
  }

  it.each([
    ['allocates until it dies', { task: 'fault', fault: 'fills its heap' }, 'TASK_OUT_OF_MEMORY', /limit of 64 MiB/],
    ['loops for ever', { task: 'hurried', fault: 'loops for ever' }, 'TASK_TIMEOUT', /1500 ms|1\.5 s|1,500/],
    ['ends its thread by process.exit', { task: 'fault', fault: 'ends its thread' }, 'TASK_EXITED', /exit/],
  ])(
    'that %s ends FAILED with the reason, and the next run works',
    async (_title, params, code, message) => {
      const failed = await ended(await train(params))
      expect(failed).toMatchObject({ status: 'FAILED', error: { code }, artifactHash: null })
      expect(failed.error!.message).toMatch(/^faulty\.(fault|hurried): /)
      expect(failed.error!.message).toMatch(message)
      const next = await ended(await train({ task: 'fault' }))
      expect(next).toMatchObject({ status: 'SUCCEEDED', error: null })
      expect(next.artifactHash).toMatch(/^[0-9a-f]{64}$/)
      expect((await world.readyz()).status).toBe('ok')
    },
    120_000,
  )
})
