import { rfmRules } from '../algorithms/fit-recipe.ts'
import { labelRows } from '../algorithms/label-rows.ts'
import type { SegmentationTasks } from '../algorithms/task-types.ts'

const rfm: SegmentationTasks['rfm'] = ({ raw, columns }) => {
  const clusters = rfmRules(raw, columns)
  return { clusters, labels: labelRows(clusters, raw) }
}

export default rfm
