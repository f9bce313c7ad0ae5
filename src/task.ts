/**
 * The door for code that runs in worker threads (`rapport-crm/task`): task types and numerics, no database, no decorators.
 * Everything else a plugin needs is behind `rapport-crm/sdk`.
 */
export type { StringColumn, TaskContext, TaskFunction } from './compute/task.ts'
export {
  inlineRunner,
  type TaskInput,
  type TaskOptions,
  type TaskOutput,
  type TaskRunner,
} from './compute/task-runner.ts'

export { matrix, matrixFromRows, rowOf, type Matrix } from './models/kit/matrix.ts'
export { createRandom, type Random } from './models/kit/random.ts'
export {
  assertFinite,
  assertFiniteColumn,
  assertLabels,
  assertLength,
  assertOption,
  assertRows,
  ModelInputError,
  type InputPlace,
  type ModelInputCode,
} from './models/kit/model-input-error.ts'
export { decodeArtifact, encodeArtifact, isModel } from './models/kit/artifact.ts'

export { historyStart } from './models/kit/prepare/history-start.ts'

export { gaussLegendre } from './models/kit/gauss-legendre.ts'
export { erfc, normalCdf, normalQuantile } from './models/kit/distributions/normal.ts'
export { incompleteBeta, logGamma, studentTCdf, studentTQuantile } from './models/kit/distributions/student-t.ts'

export {
  isLinearModel,
  linearRegression,
  predictLinear,
  predictLinearInterval,
  type IntervalColumns,
  type LinearModel,
  type LinearRegressionOptions,
} from './models/kit/linear/linear-regression.ts'
export {
  isLogisticModel,
  logisticRegression,
  predictLogistic,
  predictLogOdds,
  sigmoid,
  type LogisticModel,
  type LogisticRegressionOptions,
} from './models/kit/linear/logistic-regression.ts'

export {
  chooseForestEngine,
  prepareForest,
  type ForestData,
  type ForestEngine,
  type ForestOptions,
} from './models/kit/trees/forest-data.ts'
export { growTree } from './models/kit/trees/grow-tree.ts'
export {
  forestImportance,
  isForest,
  mergeForest,
  predictForest,
  trainForest,
  trainTree,
  treeSeeds,
  type Forest,
} from './models/kit/trees/forest.ts'
export type { GrownTree, TreeNodes } from './models/kit/trees/tree-nodes.ts'
export { predictEnsemble, type TreeEnsemble } from './models/kit/trees/tree-ensemble.ts'
export {
  isBoostedTrees,
  predictBoosting,
  trainBoosting,
  type BoostedTrees,
  type BoostingOptions,
} from './models/kit/trees/boosting.ts'
export { isSvmModel, predictSvm, svmDecision, trainSvm, type SvmModel, type SvmOptions } from './models/kit/svm/svm.ts'

export { groupContributions, residualOf, type Attribution } from './models/kit/attribution.ts'
export { explainLinear } from './models/kit/linear/explain-linear.ts'
export { treeExplainer, type TreeExplainer } from './models/kit/trees/tree-shap.ts'
export { sampledShapley, shapley, type ShapleyBaseline } from './models/kit/shapley.ts'

export { columnMoments, type ColumnMoments } from './models/kit/prepare/column-moments.ts'
export { fitScaler, scale, unscale, type Scaler } from './models/kit/prepare/scaler.ts'
export { clip, fitClip, type Clip } from './models/kit/prepare/clip.ts'
export {
  fitImputer,
  impute,
  imputedColumns,
  imputedNames,
  type Imputer,
  type ImputeMethod,
} from './models/kit/prepare/impute.ts'
export { fitOneHot, joinColumns, oneHot, oneHotNames, stringColumn, type OneHot } from './models/kit/prepare/one-hot.ts'
export { fitPca, projectPca, type Pca } from './models/kit/prepare/pca.ts'
export { quantileOfSorted } from './models/kit/prepare/quantile.ts'

export { takeColumns, takeRows, takeValues } from './models/kit/selection/take.ts'
export {
  foldsByTime,
  foldSplits,
  splitAtTime,
  splitByTime,
  splitRandom,
  splitStratified,
  splitWithin,
  type Split,
} from './models/kit/selection/splits.ts'
export {
  dropEmptyAndCollinear,
  permutationImportance,
  type ColumnChoice,
  type ColumnImportance,
  type DroppedColumn,
} from './models/kit/selection/columns.ts'
export { forwardSelection, type ForwardStep } from './models/kit/selection/forward.ts'
export {
  gridCandidates,
  randomCandidates,
  searchCandidates,
  type Candidate,
  type OptionRange,
  type SearchedCandidate,
} from './models/kit/selection/search.ts'

export type { Metric } from './models/kit/evaluate/metric.ts'
export { ascendingOrder, averageRanks } from './models/kit/evaluate/ranks.ts'
export {
  MAE,
  MAPE,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanAbsoluteScaledError,
  pearson,
  PEARSON,
  R_SQUARED,
  RMSE,
  rootMeanSquaredError,
  rSquared,
  SMAPE,
  spearman,
  SPEARMAN,
  symmetricMape,
} from './models/kit/evaluate/regression-metrics.ts'
export {
  accuracy,
  ACCURACY,
  binaryF1,
  BRIER,
  brierScore,
  classFigures,
  F1,
  labelsFrom,
  LOG_LOSS,
  logLoss,
  MACRO_F1,
  macroF1,
  WEIGHTED_F1,
  weightedF1,
  type ClassFigures,
} from './models/kit/evaluate/classification-metrics.ts'
export {
  areaUnderCurve,
  AUC,
  GINI,
  liftAtTop,
  normalisedGini,
  precisionAtTop,
} from './models/kit/evaluate/ranking-metrics.ts'
export {
  bootstrapInterval,
  estimateMetric,
  type BootstrapOptions,
  type Interval,
  type MetricEstimate,
} from './models/kit/evaluate/bootstrap.ts'
export { compareWithBaseline, gradeOfSkill, skillOf, type Comparison, type Grade } from './models/kit/evaluate/grade.ts'
export {
  calibrationBins,
  expectedCalibrationError,
  wilsonInterval,
  type CalibrationBin,
} from './models/kit/evaluate/calibration.ts'
export { applyIsotonic, fitIsotonic, type Isotonic } from './models/kit/evaluate/isotonic.ts'
export { applyPlatt, fitPlatt, type Platt } from './models/kit/evaluate/platt.ts'
export {
  fairnessByGroup,
  type Fairness,
  type FairnessOptions,
  type GroupEstimate,
} from './models/kit/evaluate/fairness.ts'
export {
  categoryDrift,
  drift,
  driftProfile,
  type Drift,
  type DriftLevel,
  type DriftProfile,
} from './models/kit/evaluate/drift.ts'
export { conformalBand, conformalIntervals, coverage, type ConformalBand } from './models/kit/evaluate/conformal.ts'
