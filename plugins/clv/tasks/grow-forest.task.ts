import { growForestPart } from '../algorithms/supervised/supervised-model.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const growForest: ClvTasks['growForest'] = ({ set, modelSeed, part }) => growForestPart(set, modelSeed, part)

export default growForest
