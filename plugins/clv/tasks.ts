import type { TaskFunction } from 'rapport-crm/task'
import type { MetricEstimate } from 'rapport-crm/ml/metrics'
import type { GrownTree } from 'rapport-crm/ml/trees'
import type { Choice } from './algorithms/compare/choose.ts'
import type { CustomerGroups } from './algorithms/compare/fairness.ts'
import type { ModelComparison } from './algorithms/compare/judge.ts'
import type { ComparisonPiece, ComparisonPlan, ValueAlgorithm } from './algorithms/compare/plan.ts'
import type { PieceResult } from './algorithms/compare/predict.ts'
import type { StageTable } from './algorithms/compare/stage-table.ts'
import type { CustomerSummary } from './algorithms/history/summary.ts'
import type { Transactions } from './algorithms/history/transactions.ts'
import type { FeatureChanges } from './algorithms/lifetime/changes.ts'
import type { Calibration } from './algorithms/lifetime/calibrate.ts'
import type { CustomerDrift, DriftReference } from './algorithms/lifetime/drift.ts'
import type { LifetimeModel } from './algorithms/lifetime/lifetime-model.ts'
import type { CustomerValue, ScoreOptions } from './algorithms/lifetime/score.ts'
import type { Cohort } from './algorithms/purchasing/cohort.ts'
import type { FitCandidate } from './algorithms/purchasing/fit.ts'
import type { PurchaseProcessName } from './algorithms/purchasing/process.ts'
import type { SupervisedAlgorithm, SupervisedModel } from './algorithms/supervised/supervised-model.ts'
import type { TrainingSet } from './algorithms/supervised/training-set.ts'
import type { ValueModel } from './algorithms/value/value-model.ts'

// Each task loads its own algorithm, so that a thread loads no more than it runs.

/** Input of every task that uses transactions up to a day. */
interface AsOf {
  readonly transactions: Transactions
  readonly asOf: number
}

/** Which purchase model, and how strongly its parameters are held. */
interface Purchasing {
  readonly process: PurchaseProcessName
  /** @default 0 */
  readonly penalty?: number
}

/** Frequency, recency, tenure and value of all customers. Throws INSUFFICIENT_DATA if there are too few to fit. */
export const summarise: TaskFunction<AsOf, { readonly summary: CustomerSummary; readonly cohort: Cohort }> = async ({
  transactions,
  asOf,
}) => {
  const { summarise: summariseTransactions } = await import('./algorithms/history/summary.ts')
  const { gather } = await import('./algorithms/purchasing/cohort.ts')
  const { checkEnough } = await import('./algorithms/purchasing/fit.ts')
  const summary = summariseTransactions(transactions, asOf)
  const cohort = gather(summary)
  checkEnough(cohort)
  return { summary, cohort }
}

/** One search for the maximum likelihood. */
export const fitStart: TaskFunction<
  Purchasing & { readonly cohort: Cohort; readonly start: number },
  FitCandidate
> = async ({ process, cohort, start, penalty }) => {
  const { fitFromStart } = await import('./algorithms/purchasing/fit.ts')
  return fitFromStart(process, cohort, start, penalty)
}

interface FinishInput extends Purchasing {
  readonly cohort: Cohort
  readonly candidates: readonly FitCandidate[]
  readonly summary: CustomerSummary
}

/** The best of the searches, with the Gamma-Gamma model beside it. */
export const finishFit: TaskFunction<FinishInput, ValueModel> = async ({
  process,
  cohort,
  candidates,
  penalty,
  summary,
}) => {
  const { chooseFit } = await import('./algorithms/purchasing/fit.ts')
  const { fitSpendingOf, valueModel } = await import('./algorithms/value/value-model.ts')
  return valueModel(summary, chooseFit(process, cohort, candidates, penalty), fitSpendingOf(summary))
}

/** Training data of supervised models. */
export const trainingSet: TaskFunction<AsOf & { readonly horizonDays: number }, TrainingSet> = async ({
  transactions,
  asOf,
  horizonDays,
}) => {
  const { trainingSet: trainingSetOf } = await import('./algorithms/supervised/training-set.ts')
  return trainingSetOf(transactions, asOf, horizonDays)
}

/** One part of a forest. */
export const growForest: TaskFunction<
  { readonly set: TrainingSet; readonly modelSeed: number; readonly part: number },
  readonly GrownTree[]
> = async ({ set, modelSeed, part }) => {
  const { growForestPart } = await import('./algorithms/supervised/supervised-model.ts')
  return growForestPart(set, modelSeed, part)
}

interface SupervisedInput {
  readonly algorithm: SupervisedAlgorithm
  readonly set: TrainingSet
  readonly modelSeed: number
  readonly parts?: readonly (readonly GrownTree[])[]
}

/** A supervised model; a forest is joined from its parts when they are given. */
export const trainSupervised: TaskFunction<SupervisedInput, SupervisedModel> = async ({
  algorithm,
  set,
  modelSeed,
  parts,
}) => {
  const supervised = await import('./algorithms/supervised/supervised-model.ts')
  return algorithm === 'RANDOM_FOREST' && parts
    ? supervised.joinForest(set, parts)
    : supervised.trainSupervised(algorithm, set, modelSeed)
}

/** How wide intervals must be, measured on the last days before `asOf`. */
export const calibrate: TaskFunction<
  AsOf & { readonly algorithm: ValueAlgorithm; readonly horizonDays: number; readonly modelSeed: number },
  Calibration
> = async ({ transactions, asOf, algorithm, horizonDays, modelSeed }) => {
  const { calibrate: measure } = await import('./algorithms/lifetime/calibrate.ts')
  return measure(transactions, asOf, algorithm, horizonDays, modelSeed)
}

/** Limits of the fifths of all customers' values, for the bands. */
export const bandLimits: TaskFunction<AsOf & { readonly model: LifetimeModel }, readonly number[]> = async ({
  transactions,
  asOf,
  model,
}) => {
  const { bandLimitsOf } = await import('./algorithms/lifetime/lifetime-model.ts')
  const { predictedValues } = await import('./algorithms/lifetime/score.ts')
  return bandLimitsOf(predictedValues(model, transactions, asOf, { horizonDays: model.horizonDays }))
}

interface ScoreInput extends AsOf {
  readonly model: LifetimeModel
  readonly options: ScoreOptions
  readonly from: number
  readonly to: number
  /** @default the customers as they are */
  readonly changes?: FeatureChanges
}

/** Scores of the customers numbered `from` to `to − 1`. */
export const score: TaskFunction<ScoreInput, readonly CustomerValue[]> = async ({
  model,
  transactions,
  asOf,
  options,
  from,
  to,
  changes,
}) => {
  const { customersBetween } = await import('./algorithms/history/transactions.ts')
  const { scoreCustomers } = await import('./algorithms/lifetime/score.ts')
  return scoreCustomers(model, customersBetween(transactions, from, to), asOf, options, changes)
}

/** The reference for later customers. */
export const driftReference: TaskFunction<AsOf & { readonly model: LifetimeModel }, DriftReference> = async ({
  transactions,
  asOf,
  model,
}) => {
  const { driftReference: referenceOf } = await import('./algorithms/lifetime/drift.ts')
  return referenceOf(model, transactions, asOf)
}

/** Customers of a later day compared with those trained on. */
export const drift: TaskFunction<
  AsOf & { readonly model: LifetimeModel; readonly reference: DriftReference },
  CustomerDrift
> = async ({ transactions, asOf, model, reference }) => {
  const { customerDrift } = await import('./algorithms/lifetime/drift.ts')
  return customerDrift(model, reference, transactions, asOf)
}

/** One contender (or a part of one) at one stage of a comparison. */
export const comparePiece: TaskFunction<
  { readonly transactions: Transactions; readonly modelSeed: number; readonly piece: ComparisonPiece },
  PieceResult
> = async ({ transactions, modelSeed, piece }) => {
  const { runPiece } = await import('./algorithms/compare/predict.ts')
  return runPiece(transactions, modelSeed, piece)
}

interface JudgeInput {
  readonly transactions: Transactions
  readonly plan: ComparisonPlan
  readonly results: readonly PieceResult[]
}

/** Who does best before the hold-out, and what each contender predicted for the hold-out. */
export const judge: TaskFunction<JudgeInput, { readonly choice: Choice; readonly table: StageTable }> = async ({
  transactions,
  plan,
  results,
}) => {
  const { chooseWinner } = await import('./algorithms/compare/choose.ts')
  const { stageTable } = await import('./algorithms/compare/stage-table.ts')
  return {
    choice: chooseWinner(plan.inner.map((stage) => stageTable(transactions, plan, stage, results))),
    table: stageTable(transactions, plan, plan.holdout, results),
  }
}

/** The hold-out figures of one contender. */
export const grade: TaskFunction<
  { readonly actual: Float64Array; readonly predicted: Float64Array; readonly modelSeed: number },
  readonly MetricEstimate[]
> = async ({ actual, predicted, modelSeed }) => {
  const { gradePredictions } = await import('./algorithms/compare/judge.ts')
  return gradePredictions(actual, predicted, { seed: modelSeed })
}

interface ConcludeInput {
  readonly plan: ComparisonPlan
  readonly choice: Choice
  readonly table: StageTable
  /** By contender of `table`. */
  readonly graded: readonly (readonly MetricEstimate[])[]
  readonly groups: readonly CustomerGroups[]
}

/** The comparison with its baseline, and all of it in words. */
export const conclude: TaskFunction<ConcludeInput, ModelComparison> = async ({
  plan,
  choice,
  table,
  graded,
  groups,
}) => {
  const { concludeComparison } = await import('./algorithms/compare/judge.ts')
  return concludeComparison(plan, choice, table, graded, groups)
}
