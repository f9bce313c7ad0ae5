import { joinForest, trainSupervised as train } from '../algorithms/supervised/supervised-model.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const trainSupervised: ClvTasks['trainSupervised'] = ({ algorithm, set, modelSeed, parts }) =>
  algorithm === 'RANDOM_FOREST' && parts ? joinForest(set, parts) : train(algorithm, set, modelSeed)

export default trainSupervised
