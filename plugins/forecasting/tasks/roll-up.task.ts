import type { ForecastingTasks } from '../algorithms/task-types.ts'
import { rollUpPipeline } from '../algorithms/pipeline.ts'

const rollUp: ForecastingTasks['rollUp'] = ({ open, options }) => rollUpPipeline(open, options)

export default rollUp
