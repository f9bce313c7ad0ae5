/**
 * The entry point for code that runs in worker threads (`rapport-crm/task`): task types and numerics, no database, no
 * decorators. Everything else a plugin needs is in `rapport-crm/sdk`.
 */
export type { StringColumn } from '../core/string-column.ts'
export type { TaskContext, TaskFunction } from '../compute/task.ts'
export {
  inlineRunner,
  type TaskRunOptions,
  type TaskInput,
  type TaskOptions,
  type TaskOutput,
  type TaskRunner,
} from '../compute/task-runner.ts'

export { keysOf, recordOf } from '../core/records.ts'
export { dayText, lastDayBefore, wallClockMs } from '../core/wall-clock.ts'

export { matrix, matrixFromRows, rowOf, type Matrix } from '../ml/data/matrix.ts'
export { createRandom, type Random } from '../core/random.ts'
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
} from '../ml/data/model-input-error.ts'
export { decodeArtifact, encodeArtifact, isModel } from '../ml/data/artifact.ts'

export { historyStart } from '../ml/prepare/history-start.ts'

export { gaussLegendre } from '../ml/distributions/gauss-legendre.ts'
export { erfc, normalCdf, normalQuantile } from '../ml/distributions/normal.ts'
export { digamma, incompleteBeta, logBeta, logGamma } from '../ml/distributions/special-functions.ts'
export { studentTCdf, studentTQuantile } from '../ml/distributions/student-t.ts'

export { cholesky, choleskySolve, inverseOfDefinite } from '../ml/linear-algebra/cholesky.ts'
export { bfgs, type SmoothMinimum } from '../ml/optimize/bfgs.ts'
export { hessian } from '../ml/optimize/hessian.ts'
export { lbfgs } from '../ml/optimize/lbfgs.ts'
export { nelderMead } from '../ml/optimize/nelder-mead.ts'
export type { Minimum, Objective, SmoothObjective } from '../ml/optimize/objective.ts'
export { atWall, walled } from '../ml/optimize/walled.ts'

export {
  isLinearModel,
  linearRegression,
  predictLinear,
  predictLinearInterval,
  type IntervalColumns,
  type LinearModel,
  type LinearRegressionOptions,
} from '../ml/linear/linear-regression.ts'
export {
  isLogisticModel,
  logisticRegression,
  predictLogistic,
  predictLogOdds,
  sigmoid,
  type LogisticModel,
  type LogisticRegressionOptions,
} from '../ml/linear/logistic-regression.ts'

export {
  chooseForestEngine,
  prepareForest,
  type ForestData,
  type ForestEngine,
  type ForestOptions,
} from '../ml/trees/forest-data.ts'
export { growTree } from '../ml/trees/grow-tree.ts'
export {
  forestImportance,
  isForest,
  mergeForest,
  predictForest,
  trainForest,
  trainTree,
  treeSeeds,
  type Forest,
} from '../ml/trees/forest.ts'
export type { GrownTree, TreeNodes } from '../ml/trees/tree-nodes.ts'
export { predictEnsemble, type TreeEnsemble } from '../ml/trees/tree-ensemble.ts'
export {
  isBoostedTrees,
  predictBoosting,
  trainBoosting,
  type BoostedTrees,
  type BoostingOptions,
} from '../ml/trees/boosting.ts'
export { isSvmModel, predictSvm, svmDecision, trainSvm, type SvmModel, type SvmOptions } from '../ml/svm/svm.ts'

export { groupContributions, residualOf, type Attribution } from '../ml/explain/attribution.ts'
export { explainLinear } from '../ml/linear/explain-linear.ts'
export { treeExplainer, type TreeExplainer } from '../ml/trees/tree-shap.ts'
export { sampledShapley, shapley, type ShapleyBaseline } from '../ml/explain/shapley.ts'

export { columnMoments, type ColumnMoments } from '../ml/prepare/column-moments.ts'
export { fitScaler, scale, unscale, type Scaler } from '../ml/prepare/scaler.ts'
export { clip, fitClip, type Clip } from '../ml/prepare/clip.ts'
export {
  fitImputer,
  impute,
  imputedColumns,
  imputedNames,
  type Imputer,
  type ImputeMethod,
} from '../ml/prepare/impute.ts'
export { fitOneHot, joinColumns, oneHot, oneHotNames, stringColumn, type OneHot } from '../ml/prepare/one-hot.ts'
export { fitPca, projectPca, type Pca } from '../ml/prepare/pca.ts'
export { quantileOfSorted } from '../ml/prepare/quantile.ts'

export { takeColumns, takeRows, takeValues } from '../ml/selection/take.ts'
export {
  foldsByTime,
  foldSplits,
  splitAtTime,
  splitByTime,
  splitRandom,
  splitStratified,
  splitWithin,
  type Split,
} from '../ml/selection/splits.ts'
export {
  dropEmptyAndCollinear,
  permutationImportance,
  type ColumnChoice,
  type ColumnImportance,
  type DroppedColumn,
} from '../ml/selection/columns.ts'
export { forwardSelection, type ForwardStep } from '../ml/selection/forward.ts'
export {
  gridCandidates,
  randomCandidates,
  searchCandidates,
  type Candidate,
  type OptionRange,
  type SearchedCandidate,
} from '../ml/selection/search.ts'

export type { Metric } from '../ml/metrics/metric.ts'
export { ascendingOrder, averageRanks } from '../ml/metrics/ranks.ts'
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
} from '../ml/metrics/regression-metrics.ts'
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
} from '../ml/metrics/classification-metrics.ts'
export { areaUnderCurve, AUC, GINI, liftAtTop, normalisedGini, precisionAtTop } from '../ml/metrics/ranking-metrics.ts'
export {
  bootstrapInterval,
  estimateMetric,
  type BootstrapOptions,
  type Interval,
  type MetricEstimate,
} from '../ml/metrics/bootstrap.ts'
export { compareWithBaseline, gradeOfSkill, skillOf, type Comparison, type Grade } from '../ml/metrics/grade.ts'
export {
  calibrationBins,
  expectedCalibrationError,
  wilsonInterval,
  type CalibrationBin,
} from '../ml/metrics/calibration.ts'
export { applyIsotonic, fitIsotonic, type Isotonic } from '../ml/metrics/isotonic.ts'
export { applyPlatt, fitPlatt, type Platt } from '../ml/metrics/platt.ts'
export { fairnessByGroup, type Fairness, type FairnessOptions, type GroupEstimate } from '../ml/metrics/fairness.ts'
export {
  categoryDrift,
  drift,
  driftProfile,
  type Drift,
  type DriftLevel,
  type DriftProfile,
} from '../ml/metrics/drift.ts'
export { conformalBand, conformalIntervals, coverage, type ConformalBand } from '../ml/metrics/conformal.ts'
export { proposeTraining, type DriftSign, type TrainingProposal } from '../ml/metrics/propose-training.ts'
