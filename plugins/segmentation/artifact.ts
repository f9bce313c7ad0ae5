import type { ContextOf } from 'rapport-crm/sdk'
import { rowOf } from 'rapport-crm/task'
import { decodeArtifact } from './algorithms/artifact.ts'
import { createAssigner, type Assigner } from './algorithms/assign.ts'
import { project } from './algorithms/projection.ts'
import { applyScaling } from './algorithms/scaling.ts'
import type { artifactOf } from './algorithms/train.ts'
import type { FeatureName, FeatureTable } from './features.ts'
import type { config, tasks } from './manifest.ts'
import type { Assigned } from './store.ts'

export type X = ContextOf<typeof config, typeof tasks>

/** What is kept of a training, with what live scoring looks up made once. */
export interface LiveModel {
  readonly artifact: ReturnType<typeof artifactOf>
  readonly names: readonly FeatureName[]
  readonly assign: Assigner
}

/** Amounts in other currencies do not count. */
export const currencyOf = (x: X) => x.config.currency ?? x.baseCurrency

/** Reads an artifact back. */
export const decode = (bytes: Uint8Array): LiveModel => {
  const artifact = decodeArtifact(bytes) as ReturnType<typeof artifactOf> & { names: readonly FeatureName[] }
  return { artifact, names: artifact.names, assign: createAssigner(artifact.model) }
}

/** Customers assigned between two breaths of the event loop. */
const breath = 500

/** Assigns every customer of a table, without holding up the event loop. */
export const assignTable = async ({ artifact, assign }: LiveModel, table: FeatureTable): Promise<Assigned[]> => {
  const points = project(artifact.projection, applyScaling(artifact.model.scaling, table.rows))
  const assigned: Assigned[] = []
  for (const [i, customerId] of table.customers.entries()) {
    if (i % breath === breath - 1) await new Promise(setImmediate)
    const [px, py] = rowOf(points, i)
    assigned.push({ customerId, row: rowOf(table.rows, i), x: px!, y: py!, ...assign(rowOf(table.rows, i)) })
  }
  return assigned
}
