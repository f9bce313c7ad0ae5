import type { GrownTree, MetricEstimate, TaskFunction, TaskInput, TaskOutput, TaskRunner } from 'rapport-crm/task'
import type { CustomerGroups } from './compare/fairness.ts'
import type { Choice } from './compare/choose.ts'
import type { ModelComparison } from './compare/judge.ts'
import type { StageTable } from './compare/stage-table.ts'
import type { ComparisonPiece, ComparisonPlan, ValueAlgorithm } from './compare/plan.ts'
import type { PieceResult } from './compare/predict.ts'
import type { CustomerSummary } from './history/summary.ts'
import type { Transactions } from './history/transactions.ts'
import type { CustomerDrift, DriftReference } from './lifetime/drift.ts'
import type { Backtest, LifetimeModel, SupervisedErrors } from './lifetime/lifetime-model.ts'
import type { CustomerValue, ScoreOptions } from './lifetime/score.ts'
import type { Cohort } from './purchasing/cohort.ts'
import type { FitCandidate } from './purchasing/fit.ts'
import type { PurchaseProcessName } from './purchasing/process.ts'
import type { SupervisedAlgorithm, SupervisedModel } from './supervised/supervised-model.ts'
import type { TrainingSet } from './supervised/training-set.ts'
import type { IntervalCalibration, ValueModel } from './value/value-model.ts'

/** Input of every task that looks at transactions up to a day. */
interface AsOf {
  readonly transactions: Transactions
  readonly asOf: number
}

/** Which purchase model, and how strongly it is held. */
interface Purchasing {
  readonly process: PurchaseProcessName
  /** @default 0 */
  readonly penalty?: number
}

/** What was learned from predicting days that had already happened. */
export interface Calibration {
  readonly backtest?: Backtest
  /** For a purchase model. */
  readonly intervals?: readonly IntervalCalibration[]
  /** For a supervised model. */
  readonly errors?: SupervisedErrors
}

/** Shared by all pieces first, then what differs: `map('fitStart', { process, cohort }, [{ start: 0 }, { start: 1 }])`. */
export interface ClvTasks {
  /** Frequency, recency, tenure and value of all customers. Throws INSUFFICIENT_DATA when they are too few to fit. */
  summarise: TaskFunction<AsOf, { readonly summary: CustomerSummary; readonly cohort: Cohort }>
  /** One start of the search for the maximum likelihood. */
  fitStart: TaskFunction<Purchasing & { readonly cohort: Cohort; readonly start: number }, FitCandidate>
  /** The best of the starts, with the Gamma-Gamma model beside it. */
  finishFit: TaskFunction<
    Purchasing & {
      readonly cohort: Cohort
      readonly candidates: readonly FitCandidate[]
      readonly summary: CustomerSummary
    },
    ValueModel
  >
  /** What supervised models learn from. */
  trainingSet: TaskFunction<AsOf & { readonly horizonDays: number }, TrainingSet>
  /** One part of a forest. */
  growForest: TaskFunction<
    { readonly set: TrainingSet; readonly modelSeed: number; readonly part: number },
    readonly GrownTree[]
  >
  /** A supervised model; a forest is joined from its parts when they are given. */
  trainSupervised: TaskFunction<
    {
      readonly algorithm: SupervisedAlgorithm
      readonly set: TrainingSet
      readonly modelSeed: number
      readonly parts?: readonly (readonly GrownTree[])[]
    },
    SupervisedModel
  >
  /** How wide intervals must be, measured on the last days before `asOf`. */
  calibrate: TaskFunction<
    AsOf & { readonly algorithm: ValueAlgorithm; readonly horizonDays: number; readonly modelSeed: number },
    Calibration
  >
  /** Limits of the fifths of all customers' values, for the bands. */
  bandLimits: TaskFunction<AsOf & { readonly model: LifetimeModel }, readonly number[]>
  /** Scores of the customers numbered `from` to `to − 1`. */
  score: TaskFunction<
    AsOf & {
      readonly model: LifetimeModel
      readonly options: ScoreOptions
      readonly from: number
      readonly to: number
    },
    readonly CustomerValue[]
  >
  /** What later customers are compared with. */
  driftReference: TaskFunction<AsOf & { readonly model: LifetimeModel }, DriftReference>
  /** Customers of a later day beside those trained on. */
  drift: TaskFunction<AsOf & { readonly model: LifetimeModel; readonly reference: DriftReference }, CustomerDrift>
  /** One contender (or a part of one) at one stage of a comparison. */
  comparePiece: TaskFunction<
    { readonly transactions: Transactions; readonly modelSeed: number; readonly piece: ComparisonPiece },
    PieceResult
  >
  /** Who does best before the hold-out, and what everybody predicted for the hold-out. */
  judge: TaskFunction<
    { readonly transactions: Transactions; readonly plan: ComparisonPlan; readonly results: readonly PieceResult[] },
    { readonly choice: Choice; readonly table: StageTable }
  >
  /** The figures of one contender on the hold-out. */
  grade: TaskFunction<
    { readonly actual: Float64Array; readonly predicted: Float64Array; readonly modelSeed: number },
    readonly MetricEstimate[]
  >
  /** The comparison with its baseline, and the whole of it in words; `graded` by contender of `table`. */
  conclude: TaskFunction<
    {
      readonly plan: ComparisonPlan
      readonly choice: Choice
      readonly table: StageTable
      readonly graded: readonly (readonly MetricEstimate[])[]
      readonly groups: readonly CustomerGroups[]
    },
    ModelComparison
  >
}

export type TaskName = keyof ClvTasks
export type InputOf<T extends TaskName> = TaskInput<ClvTasks[T]>
export type OutputOf<T extends TaskName> = TaskOutput<ClvTasks[T]>

/** Runs the plugin's tasks, in threads or in this one. */
export type Runner = TaskRunner<ClvTasks>
