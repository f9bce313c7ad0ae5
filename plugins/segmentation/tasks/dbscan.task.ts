import { dbscan } from '../algorithms/dbscan.ts'
import { denseRegions } from '../algorithms/fit-recipe.ts'
import { kDistanceEps } from '../algorithms/k-distance.ts'
import { withoutSmall } from '../algorithms/smallest.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const cluster: SegmentationTasks['dbscan'] = ({ rows, eps: given, minRows }, { seed, signal, progress }) => {
  const proposed = given === undefined ? kDistanceEps(rows, { minRows, seed, signal }) : undefined
  const eps = given ?? proposed!.eps
  const found = withoutSmall(dbscan(rows, { eps, minRows, signal, onProgress: progress }))
  return {
    clusters: denseRegions(rows, found, eps, minRows),
    labels: found.labels,
    coreCount: found.coreCount,
    noiseCount: found.noiseCount,
    curve: proposed?.curve ?? new Float64Array(),
  }
}

export default cluster
