import { inTurns } from 'rapport-crm/sdk'
import { rowOf } from 'rapport-crm/task'
import { decodeArtifact } from './algorithms/artifact.ts'
import { createAssigner, type Assigner } from './algorithms/assign.ts'
import { project } from './algorithms/projection.ts'
import { applyScaling } from './algorithms/scaling.ts'
import type { artifactOf } from './train/train-segmentation.ts'
import type { FeatureName, FeatureTable } from './features.ts'
import type { Assigned } from './store.ts'

/** A stored training, with look-up structures for live scoring prepared once. */
export interface LiveModel {
  readonly artifact: ReturnType<typeof artifactOf>
  readonly names: readonly FeatureName[]
  readonly assign: Assigner
}

/** Decodes an artifact. */
export const decode = (bytes: Uint8Array): LiveModel => {
  const artifact = decodeArtifact(bytes) as ReturnType<typeof artifactOf> & { names: readonly FeatureName[] }
  return { artifact, names: artifact.names, assign: createAssigner(artifact.model) }
}

/** Customers assigned between two turns of the event loop. */
const breath = 500

/** Assigns every customer of a table without blocking the event loop. */
export const assignTable = async ({ artifact, assign }: LiveModel, table: FeatureTable): Promise<Assigned[]> => {
  const points = project(artifact.projection, applyScaling(artifact.model.scaling, table.rows))
  const assigned: Assigned[] = []
  for await (const customers of inTurns(table.customers, breath))
    for (const customerId of customers) {
      const row = rowOf(table.rows, assigned.length)
      const [px, py] = rowOf(points, assigned.length)
      assigned.push({ customerId, row, x: px!, y: py!, ...assign(row) })
    }
  return assigned
}
