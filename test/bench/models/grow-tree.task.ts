import type { TaskContext } from '../../../src/sdk/task.ts'
import { type ForestData, type GrownTree, growTree } from '../../../src/ml/trees/index.ts'

/** One tree of a forest, as a plugin's task grows it. */
export default (data: ForestData, { seed }: TaskContext): GrownTree => growTree(data, { seed })
