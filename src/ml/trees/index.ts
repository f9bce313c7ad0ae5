/** Decision trees, random forests, boosting, and their explanations. Entry point `rapport-crm/ml/trees`. */
export { prepareForest, type ForestData, type ForestEngine, type ForestOptions } from './forest-data.ts'
export { growTree } from './grow-tree.ts'
export {
  forestImportance,
  isForest,
  mergeForest,
  predictForest,
  trainForest,
  trainTree,
  treeSeeds,
  type Forest,
} from './forest.ts'
export type { GrownTree, TreeNodes } from './tree-nodes.ts'
export type { TreeEnsemble } from './tree-ensemble.ts'
export { isBoostedTrees, predictBoosting, trainBoosting, type BoostedTrees, type BoostingOptions } from './boosting.ts'
export { treeExplainer, type TreeExplainer } from './tree-shap.ts'
