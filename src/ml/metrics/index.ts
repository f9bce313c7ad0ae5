/** How good predictions are: errors, ranks, intervals, calibration, fairness, drift and grades. Entry point `rapport-crm/ml/metrics`. */
export type { Metric } from './metric.ts'
export { ascendingOrder } from './ranks.ts'
export {
  MAE,
  meanAbsoluteError,
  pearson,
  PEARSON,
  RMSE,
  rootMeanSquaredError,
  rSquared,
  spearman,
  SPEARMAN,
  symmetricMape,
} from './regression-metrics.ts'
export {
  accuracy,
  ACCURACY,
  binaryF1,
  classFigures,
  F1,
  labelsFrom,
  LOG_LOSS,
  logLoss,
  MACRO_F1,
  macroF1,
  weightedF1,
  type ClassFigures,
} from './classification-metrics.ts'
export { areaUnderCurve, AUC, liftAtTop } from './ranking-metrics.ts'
export {
  bootstrapInterval,
  estimateMetric,
  type BootstrapOptions,
  type Interval,
  type MetricEstimate,
} from './bootstrap.ts'
export { compareWithBaseline, gradeOfSkill, type Comparison, type Grade } from './grade.ts'
export { calibrationBins, expectedCalibrationError, wilsonInterval, type CalibrationBin } from './calibration.ts'
export { applyIsotonic, fitIsotonic, type Isotonic } from './isotonic.ts'
export { applyPlatt, fitPlatt, type Platt } from './platt.ts'
export { fairnessByGroup, type Fairness, type FairnessOptions, type GroupEstimate } from './fairness.ts'
export { categoryDrift, drift, driftProfile, type Drift, type DriftLevel, type DriftProfile } from './drift.ts'
export { conformalBand, conformalIntervals, coverage, type ConformalBand } from './conformal.ts'
export { proposeTraining, type DriftSign, type TrainingProposal } from './propose-training.ts'
