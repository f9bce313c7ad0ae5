import type { RunSql } from '../db/sql.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { ArtifactReader } from './artifact-type.ts'
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
export interface TrainedModel<Stored> {
  /** The model, stored as its type encodes it: the same training gives the same bytes. */
  readonly artifact: Stored
  /** Rows trained on. */
  readonly rows: number
  readonly features: readonly FeatureUse[]
  readonly split?: Split | undefined
  readonly metrics: readonly Metric[]
  readonly baseline?: Baseline | undefined
  readonly grade?: `${Grade}` | undefined
  readonly calibration?: readonly CalibrationBin[] | undefined
  readonly fairness?: readonly GroupMetric[] | undefined
  /** The result in a sentence; the kit cuts it to 1,000 characters. */
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

/** One page of a scoring that goes through all customers. */
export interface ScoringPage extends ScoringResult {
  /** Uuid of the last customer processed; undefined if none was left. */
  readonly last: string | undefined
}

/** Why customers are scored now: for each customer the newest event about it, in order of the log. */
export interface ScoringCause {
  readonly customerId: string
  readonly cause: Cause
  readonly at: Date
}

/** Which model: the run that trained it, and the hash of its bytes. */
export interface ModelRef {
  readonly runId: string
  readonly algorithm: string
  readonly artifactHash: string
}

/** A trained model that scores. */
export interface PromotedModel<Artifact> extends ModelRef {
  /** As its type decodes it. */
  readonly artifact: Artifact
}

/** What scoring everything is asked to do. */
export interface ScoringRun {
  readonly asOf: Date
  readonly signal: AbortSignal
  /** Reports how much is scored, 0 to 1, and what it is doing in words. */
  progress(fraction: number, message: string): void
  /** What the kit records with the scores, for what the plugin writes beside them. */
  readonly cause: Cause
}

/** What measuring drift is asked to do. */
export interface DriftRun {
  readonly asOf: Date
  readonly signal: AbortSignal
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

/** A feature that a model can be asked about with another value. */
export interface ChangeableFeature {
  /** As in the factors of the score's explanation. */
  readonly name: string
  /** What it measures, with its unit. */
  readonly description: string
  /** The least and the greatest value that may be asked for, both included. */
  readonly min: number
  readonly max: number
  /** Whether it counts something. @default false */
  readonly isWhole?: boolean
}

/** A score to be computed with changed features. */
export interface WhatIfAsk extends ReplayAsk {
  /** New values by the names of features; each is one of `features`, within its bounds. */
  readonly changes: Readonly<Record<string, number>>
}

/** A score with changed features. */
export interface WhatIfScore {
  readonly draft: ScoreDraft
  /** The record's own values of all features that can be changed, before any change. */
  readonly own: Readonly<Record<string, number>>
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

/** What the kit offers a plugin besides its definitions. */
export interface ModelKit {
  /** The models of every running plugin. */
  all(): readonly { readonly plugin: string; readonly algorithm: string }[]
  /**
   * The promoted model of this plugin, decoded by `type`; undefined before the first promotion. Decoded models stay in
   * memory by their hash. `sql` looks for it among the reads of a request (`reader.rows`). @default a statement of its own
   */
  promoted<Artifact>(type: ArtifactReader<Artifact>, sql?: RunSql): Promise<PromotedModel<Artifact> | undefined>
  /** SHA-256 over canonical JSON, hex: for `inputHash`. */
  hash(value: unknown): string
  /**
   * Scores outside training and events, such as in a nightly job. Runs one transaction in which nothing else scores for
   * the plugin, so that what `work` reads through `sql` stays valid. Keep it short, because live scoring waits. Returns
   * false, without calling `work`, if no model is promoted.
   */
  rescore<Artifact>(
    cause: Cause,
    type: ArtifactReader<Artifact>,
    work: (model: PromotedModel<Artifact>, sql: RunSql) => Promise<ScoringResult>,
  ): Promise<boolean>
  /**
   * Like `rescore`, page after page: `page` scores the next customers whose uuids follow `after`, and returns the last
   * of them. Ends with a page without customers.
   */
  rescorePages<Artifact>(
    cause: Cause,
    type: ArtifactReader<Artifact>,
    signal: AbortSignal,
    page: (model: PromotedModel<Artifact>, after: string, sql: RunSql) => Promise<ScoringPage>,
  ): Promise<void>
  /**
   * The current drift of the promoted model; undefined if none is promoted, or it does not measure drift. Nothing is
   * stored.
   */
  measureDrift(run: DriftRun): Promise<DriftReport | undefined>
  /** Saves scores outside training and live scoring, such as from a job of the plugin, in the unit's transaction. */
  saveScores(unit: UnitOfWork, runId: string, scores: readonly ScoreDraft[], cause: Cause): Promise<void>
}
