import { setTimeout as delay } from 'node:timers/promises'
import type { DemoDone } from '../fill.route.ts'
import { CliError, print, type Connection } from 'rapport-crm/sdk/cli'

interface Run {
  readonly id: string
  readonly status: string
  readonly progress: number
  readonly message: string | null
  readonly grade: string | null
}

const start = `mutation($input: TrainModelInput!) {
  trainModel(input: $input) { modelRun { id } userErrors { message } }
}`
const look = `query($id: ID!) { modelRun(id: $id) { id status progress message grade } }`

const lookMs = 400
const ended = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED', 'INSUFFICIENT_DATA'])
const shownText = 160

/** What to train for a plugin: the algorithm that compares the others, else the first one. */
const algorithmOf = (algorithms: readonly string[]): string => (algorithms.includes('AUTO') ? 'AUTO' : algorithms[0]!)

const train = async (server: Connection, plugin: string, algorithm: string): Promise<string> => {
  const { trainModel } = await server.ask<{
    trainModel: { modelRun: { id: string } | null; userErrors: readonly { readonly message: string }[] }
  }>(start, {
    input: { plugin, algorithm },
  })
  if (!trainModel.modelRun) throw new CliError(trainModel.userErrors.map(({ message }) => message).join('; '))
  const { id } = trainModel.modelRun
  for (;;) {
    const { modelRun } = await server.ask<{ modelRun: Run }>(look, { id })
    if (ended.has(modelRun.status)) {
      const graded = modelRun.grade === null || modelRun.grade === 'NOT_GRADED' ? '' : `, graded ${modelRun.grade}`
      const message = modelRun.message ?? ''
      return `${modelRun.status}${graded}: ${message.length > shownText ? `${message.slice(0, shownText)}…` : message}`
    }
    await delay(lookMs)
  }
}

/** Trains one model of each plugin, one after another, and prints how each went. A failure does not stop the others. */
export const trainAll = async (server: Connection, models: DemoDone['models']): Promise<void> => {
  if (models.length === 0) print('no plugin of this server has a model to train')
  for (const { plugin, algorithms } of models) {
    const algorithm = algorithmOf(algorithms)
    const result = await train(server, plugin, algorithm).catch((error: unknown) => {
      if (error instanceof CliError) return `not trained: ${error.message}`
      throw error
    })
    print(`training ${plugin} ${algorithm}: ${result}`)
  }
}
