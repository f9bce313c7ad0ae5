import { countDistinctRows } from '../algorithms/rows.ts'
import { applyScaling, fitScaling } from '../algorithms/scaling.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const prepare: SegmentationTasks['prepare'] = ({ raw, features, transforms }) => {
  const scaling = fitScaling(raw, features, transforms)
  const scaled = applyScaling(scaling, raw)
  return { scaling, scaled, distinct: countDistinctRows(scaled, 1_000) }
}

export default prepare
