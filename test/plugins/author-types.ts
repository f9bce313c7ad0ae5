/**
 * What a plugin author gets wrong must not compile. Nothing here runs: `tsc` (`npm run check:types`) fails where a line below an
 * `@ts-expect-error` compiles after all, or where any other line does not.
 */
import {
  Customer,
  defineArtifact,
  defineJob,
  defineModel,
  visibleBy,
  type Model,
  type PluginModule,
  type ReadSpec,
  type UnitOfWork,
} from 'rapport-crm/sdk'
import { definePlugin, defineTasks, type ContextOf } from 'rapport-crm/sdk/define'
import type { TaskFunction } from 'rapport-crm/task'
import { z } from 'zod'

const functions = {
  rank: (async ({ contacts }) => ({ cuts: contacts })) satisfies TaskFunction<
    { readonly contacts: Float64Array },
    { readonly cuts: Float64Array }
  >,
}
const config = z.strictObject({ windowDays: z.number() })
const tasks = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  limits: { rank: { timeoutMs: 1_000 } },
})
type Context = ContextOf<typeof config, typeof tasks>

export const limitsOfUnknownTask = defineTasks<typeof functions>({
  file: new URL('./tasks.ts', import.meta.url),
  // @ts-expect-error the limits of a task that is not exported
  limits: { sort: { timeoutMs: 1_000 } },
})

export const work = async (context: Context, unit: UnitOfWork): Promise<void> => {
  const { cuts } = await context.run('rank', { contacts: new Float64Array(1) })
  cuts satisfies Float64Array
  context.config.windowDays satisfies number
  // @ts-expect-error an option that the config does not have
  void context.config.days
  // @ts-expect-error a task that is not there
  await context.run('sort', { contacts: new Float64Array(1) })
  // @ts-expect-error an input of another type
  await context.run('rank', { contacts: ['1'] })
  // @ts-expect-error an event that nobody has declared
  unit.emit('planted.topic', {})
  // @ts-expect-error a payload that lacks what the event has
  unit.emit('customer.created', {})
  const [row] = await context.sql<{ readonly n: number }>('select 1 as n')
  row?.n satisfies number | undefined
  // @ts-expect-error a column that the row does not have
  void row?.m
}

export const seen: ReadSpec = { entity: Customer, scope: visibleBy.everyone }
// @ts-expect-error a read map that does not say who sees its rows
export const unseen: ReadSpec = { entity: Customer }

const artifact = defineArtifact<{ readonly cuts: number }>({
  encode: ({ cuts }) => Buffer.from(String(cuts)),
  decode: (bytes) => ({ cuts: Number(bytes.toString()) }),
})
export const wrongArtifact = defineArtifact<{ readonly cuts: number }>({
  encode: () => Buffer.alloc(0),
  // @ts-expect-error what is decoded is not what is stored
  decode: () => ({ cuts: 'many' }),
})

type Training = Parameters<typeof defineModel<{ readonly days: number }, { readonly cuts: number }, Context>>[0]
export const trained = ({ train, scoreAll }: Required<Pick<Training, 'train' | 'scoreAll'>>): Model<Context> =>
  defineModel({ description: 'A model.', params: z.object({ days: z.number() }), artifact, train, scoreAll })

export const listens: PluginModule<Context> = {
  on: {
    'customer.created': async ({ payload }) => {
      payload.customerId satisfies string
      // @ts-expect-error the payload of another event
      void payload.orderId
    },
    // @ts-expect-error an event that nobody has declared
    'planted.topic': async () => {},
  },
}

export const nightly = defineJob<Context>({
  name: 'night',
  cron: '15 3 * * *',
  run: async (_payload, context) => {
    context.config.windowDays satisfies number
  },
})

// @ts-expect-error a manifest without the SDL that answers while the plugin cannot run
export const incomplete = definePlugin({
  id: 'incomplete',
  version: '1.0.0',
  engines: { rapport: '^0.1.0' },
  description: 'Lacks its schema.',
  config,
  load: async () => ({}),
})
