import { type ForestData, type GrownTree, growTree, type TaskContext } from '../../../src/sdk/task.ts'

/** One tree of a forest, as a plugin's task grows it. */
export default (data: ForestData, { seed }: TaskContext): GrownTree => growTree(data, { seed })
