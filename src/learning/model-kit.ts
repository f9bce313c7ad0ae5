import type { z } from 'zod'
import type { Logger } from '../core/log.ts'
import type { RunSql } from '../db/sql.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { Baseline, CalibrationBin, FeatureUse, Grade, GroupMetric, Metric, Split } from './model-run.entity.ts'
import type { Cause } from '../feeds/cause.type.ts'
import type { Explanation, ScoreBand, ScoreStatus, ScoreUnit } from './score.entity.ts'

/** One score as a model returns it; the kit adds plugin, version, run, trend and history. */
export interface ScoreDraft {
  readonly subjectType: string
  /** Uuid of the record. */
  readonly subjectId: string
  /** What is scored, `<plugin>.<name>`, e.g. `clv.value`. */
  readonly kind: string
  /** Finite, or null if `status` is not OK. */
  readonly value: number | null
  readonly unit: `${ScoreUnit}`
  readonly horizonDays?: number | undefined
  readonly interval?: { readonly lower: number; readonly upper: number; readonly level: number } | undefined
  readonly band?: `${ScoreBand}` | undefined
  /** @default 'OK' */
  readonly status?: `${ScoreStatus}` | undefined
  readonly explanation?: Explanation | undefined
  /** Hash of the inputs, see `ModelKit.hash`. */
  readonly inputHash: string
  readonly dataAsOf: Date
  /** @default the model run, or the event of a live score */
  readonly cause?: Cause | undefined
}

/** What a training is asked to do. */
export interface TrainingRun<Params> {
  readonly id: string
  readonly algorithm: string
  readonly params: Params
  readonly seed: number
  /** The training reads nothing that happened after this moment. */
  readonly asOf: Date
  /** Aborts when the run is cancelled or the process stops. */
  readonly signal: AbortSignal
  /** Reports the progress, 0 to 1, and what it is doing in words. */
  progress(fraction: number, message: string): void
}

/** What a training returns. Nothing is stored before it is complete; then everything is stored in one transaction. */
export interface TrainedModel {
  /** The model as JSON with a fixed order of keys, or bytes: the same training gives the same bytes. */
  readonly artifact: Uint8Array | object
  /** Rows trained on. */
  readonly rows: number
  readonly features: readonly FeatureUse[]
  readonly split?: Split | undefined
  readonly metrics: readonly Metric[]
  readonly baseline?: Baseline | undefined
  readonly grade?: `${Grade}` | undefined
  readonly calibration?: readonly CalibrationBin[] | undefined
  readonly fairness?: readonly GroupMetric[] | undefined
  /** The result in a sentence. */
  readonly message: string
  /**
   * Whether this model may be promoted. Return true whatever the grade for a model that describes rather than predicts,
   * or that falls back to its baseline by itself. @default whether it is graded better than its baseline, or not graded
   */
  readonly promotable?: boolean | undefined
}

/** One live or batch scoring: the scores, and what else the plugin writes in the same transaction. */
export interface ScoringResult {
  readonly scores: readonly ScoreDraft[]
  /** Writes the plugin's own rows and emits its own events, in the transaction of the scores. */
  save?(unit: UnitOfWork, sql: RunSql): Promise<void>
}

/** Why customers are scored now: for each customer the newest event about it, in order of the log. */
export interface ScoringCause {
  readonly customerId: string
  readonly cause: Cause
  readonly at: Date
}

/** The model that currently scores. */
export interface PromotedModel {
  readonly runId: string
  readonly algorithm: string
  readonly artifactHash: string
  /** The artifact as returned by the definition's `decode`. */
  readonly artifact: unknown
}

/** A score to be recomputed. */
export interface ReplayAsk {
  readonly kind: string
  readonly subjectType: string
  /** Uuid of the record. */
  readonly subjectId: string
  /** The score's `dataAsOf`: nothing that happened later is read. */
  readonly asOf: Date
  readonly horizonDays: number | undefined
}

/** How far one input of a model has moved since the training. */
export interface FeatureDrift {
  readonly feature: string
  /** Population stability index: 0 for the same distribution; from 0.1 a shift, from 0.25 a large one. */
  readonly psi: number
}

/** What a model sees today, compared with what it was trained on. */
export interface DriftReport {
  readonly rows: number
  readonly features: readonly FeatureDrift[]
  /** Whether to retrain. */
  readonly proposal: 'KEEP' | 'WATCH' | 'RETRAIN'
  /** The reasons, one sentence each; empty for KEEP. */
  readonly reasons: readonly string[]
}

/** One algorithm of a plugin. `X` is the plugin's context. */
// The parameters of different algorithms differ, so a record of definitions cannot name one type.
// eslint-disable-next-line typescript/no-explicit-any
export interface ModelDefinition<Params = any, X = unknown> {
  /** One line for people. */
  readonly description: string
  /** Params of `trainModel`, checked before a run is queued; unknown keys are refused. */
  readonly params: z.ZodType<Params>
  /**
   * The metric that compares two runs of the plugin, even of different algorithms, when a training is to be promoted
   * only IF_NO_WORSE. If it is missing, or one of the runs lacks it, such a training is not promoted.
   */
  readonly primaryMetric?: { readonly name: string; readonly better: 'higher' | 'lower' }
  /**
   * Loads a snapshot, computes through `x.run` and `x.map`, and returns the trained model. Throws RapportError
   * INSUFFICIENT_DATA if there is less data than the minimum; the message says what is missing. An error with that code
   * or the numerics' TOO_FEW_ROWS has the same effect, even if a task throws it.
   */
  train(run: TrainingRun<Params>, x: X): Promise<TrainedModel>
  /**
   * Decodes an artifact, e.g. into columns and look-up structures; the result stays in memory for many scorings.
   * @default JSON
   */
  decode?(bytes: Uint8Array): unknown
  /**
   * The share of a promoted run's progress that `scoreAll` takes, 0 to 1: its share of the time with many records.
   * @default 0.1
   */
  readonly scoringShare?: number
  /**
   * Scores everything with a newly promoted model, in blocks that are saved in one transaction together with the run's
   * success.
   */
  scoreAll?(
    model: PromotedModel,
    run: {
      readonly asOf: Date
      readonly signal: AbortSignal
      /** Reports how much is scored, 0 to 1, and what it is doing in words. */
      progress(fraction: number, message: string): void
      /** What the kit records with the scores, for what the plugin writes beside them. */
      readonly cause: Cause
    },
    x: X,
  ): AsyncIterable<ScoringResult>
  /**
   * Recomputes a stored score with the model that produced it, from the records as they are now but no later than
   * `asOf`; undefined if there is nothing to score any more. The kit compares value and input hash.
   */
  replay?(model: PromotedModel, ask: ReplayAsk, x: X, sql: RunSql): Promise<ScoreDraft | undefined>
  /** Compares what the model would read at `asOf` with what it was trained on. Called every night, and on request. */
  drift?(model: PromotedModel, run: { readonly asOf: Date; readonly signal: AbortSignal }, x: X): Promise<DriftReport>
  /** Scores single customers the moment something about them changes. */
  readonly live?: {
    readonly topics: readonly Topic[]
    score(model: PromotedModel, customers: readonly ScoringCause[], x: X, sql: RunSql): Promise<ScoringResult>
  }
}

/** What the kit offers a plugin besides its definitions. */
export interface ModelKit {
  /** The models of every running plugin. */
  all(): readonly { readonly plugin: string; readonly algorithm: string }[]
  /** The promoted model of this plugin, or undefined before the first promotion. Artifacts are cached by their hash. */
  promoted(algorithm?: string): Promise<PromotedModel | undefined>
  /** SHA-256 over canonical JSON, hex: for `inputHash`. */
  hash(value: unknown): string
  /**
   * Scores outside training and events, such as in a nightly job. Runs one transaction in which nothing else scores for
   * the plugin, so that what `work` reads through `sql` stays valid. Keep it short, because live scoring waits. Returns
   * false, without calling `work`, if no model is promoted.
   */
  rescore(cause: Cause, work: (model: PromotedModel, sql: RunSql) => Promise<ScoringResult>): Promise<boolean>
  /** Saves scores outside training and live scoring, such as from a job of the plugin, in the unit's transaction. */
  saveScores(unit: UnitOfWork, runId: string, scores: readonly ScoreDraft[], cause: Cause): Promise<void>
}

export type { LoggedEventData, Logger }
