import { gradePredictions } from '../algorithms/compare/judge.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const grade: ClvTasks['grade'] = ({ actual, predicted, modelSeed }) =>
  gradePredictions(actual, predicted, { seed: modelSeed })

export default grade
