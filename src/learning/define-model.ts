import type { z } from 'zod'
import { assertKnownKeys, type KeysOf } from '../core/known-keys.ts'
import type { RunSql } from '../db/sql.ts'
import type { Topic } from '../events/topics.ts'
import type { ArtifactReader, ArtifactType } from './artifact-type.ts'
import type {
  ChangeableFeature,
  DriftReport,
  DriftRun,
  ModelRef,
  PromotedModel,
  ReplayAsk,
  ScoreDraft,
  ScoringCause,
  ScoringResult,
  ScoringRun,
  TrainedModel,
  TrainingRun,
  WhatIfAsk,
  WhatIfScore,
} from './model-kit.ts'

/** The metric that two runs of a plugin are compared by. */
export interface PrimaryMetric {
  readonly name: string
  readonly better: 'higher' | 'lower'
  /**
   * Compares each run's value as a multiple of its own baseline's value of that name: runs that were judged on other days, or on other
   * customers, had an easier or a harder task, and so had their baselines. @default false
   */
  readonly relativeToBaseline?: boolean
}

/** How a model scores records with changed features; nothing of it is stored. */
export interface WhatIf<Artifact, Context> {
  /** The kinds of scores that it can be asked about. */
  readonly kinds: readonly string[]
  /** The features of a kind that can be changed, for a stored model. */
  features(artifact: Artifact, kind: string): readonly ChangeableFeature[]
  /**
   * Scores the record as of `asOf` with the changes; without any, exactly as `replay` and `scoreAll` do. Undefined if there is
   * nothing to score. What takes more than milliseconds runs in a thread (`context.run`). Throws INVALID_INPUT for changes
   * that do not go together.
   */
  score(model: PromotedModel<Artifact>, ask: WhatIfAsk, context: Context, sql: RunSql): Promise<WhatIfScore | undefined>
}

/** What is known about an algorithm without running it. */
export interface ModelFacts {
  /** One line for people. */
  readonly description: string
  /**
   * The metric that compares two runs of the plugin, even of different algorithms, when a training is to be promoted
   * only IF_NO_WORSE. If it is missing, or one of the runs lacks it, such a training is not promoted.
   */
  readonly primaryMetric?: PrimaryMetric
  /**
   * The share of a promoted run's progress that `scoreAll` takes, 0 to 1: its share of the time with many records.
   * @default 0.1
   */
  readonly scoringShare?: number
}

/** One algorithm of a plugin: the types of its params, of what it stores, of what it scores with, and of the plugin's context. */
export interface ModelDefinition<Params, Artifact, Context, Stored = Artifact> extends ModelFacts {
  /** Params of `trainModel`, checked before a run is queued; unknown keys are refused. */
  readonly params: z.ZodType<Params>
  /** How its models are stored and decoded; algorithms of a plugin may share one. */
  readonly artifact: ArtifactType<Artifact, Stored>
  /**
   * Loads a snapshot, computes through `context.run` and `context.map`, and gives the trained model.
   * Throws RapportError INSUFFICIENT_DATA when there is less data than the minimum; the message says what is missing. An error
   * with that code says the same, also when a task throws it.
   */
  train(run: TrainingRun<Params>, context: Context): Promise<TrainedModel<Stored>>
  /**
   * Scores everything with a newly promoted model, in blocks that are saved in one transaction together with the run's
   * success.
   */
  scoreAll?(model: PromotedModel<Artifact>, run: ScoringRun, context: Context): AsyncIterable<ScoringResult>
  /**
   * Recomputes a stored score with the model that produced it, from the records as they are now but no later than
   * `asOf`; undefined if there is nothing to score any more. The kit compares value and input hash.
   */
  replay?(
    model: PromotedModel<Artifact>,
    ask: ReplayAsk,
    context: Context,
    sql: RunSql,
  ): Promise<ScoreDraft | undefined>
  /** Scores a record with changed features (`Query.whatIf`). */
  readonly whatIf?: WhatIf<Artifact, Context>
  /** Compares what the model would read at `asOf` with what it was trained on. Called every night, and on request. */
  drift?(model: PromotedModel<Artifact>, run: DriftRun, context: Context): Promise<DriftReport>
  /** Scores single customers the moment something about them changes. */
  readonly live?: {
    readonly topics: readonly Topic[]
    score(
      model: PromotedModel<Artifact>,
      customers: readonly ScoringCause[],
      context: Context,
      sql: RunSql,
    ): Promise<ScoringResult>
  }
}

/** A decoded model, ready to score; undefined for what its algorithm does not support. */
interface OpenModel {
  readonly scoreAll: ((run: ScoringRun) => AsyncIterable<ScoringResult>) | undefined
  readonly replay: ((ask: ReplayAsk, sql: RunSql) => Promise<ScoreDraft | undefined>) | undefined
  readonly whatIf:
    | {
        features(kind: string): readonly ChangeableFeature[]
        score(ask: WhatIfAsk, sql: RunSql): Promise<WhatIfScore | undefined>
      }
    | undefined
  readonly drift: ((run: DriftRun) => Promise<DriftReport>) | undefined
  readonly score: ((customers: readonly ScoringCause[], sql: RunSql) => Promise<ScoringResult>) | undefined
}

/** Reads a stored model as the type says. */
export type ReadArtifact = <Artifact>(type: ArtifactReader<Artifact>) => Promise<Artifact>

/** What an algorithm takes and does. */
interface ModelAbilities extends ModelFacts {
  readonly params: z.ZodType
  readonly liveTopics: readonly Topic[]
  readonly replays: boolean
  /** The kinds of scores that can be asked about with changed features. */
  readonly whatIfKinds: readonly string[]
  readonly measuresDrift: boolean
}

/** An algorithm together with the context of its plugin: what trains and scores, whatever its types. */
export interface RunnableModel extends ModelAbilities {
  /** Checks the params, trains, and returns the model as the bytes to store. */
  train(run: TrainingRun<unknown>): Promise<TrainedModel<Uint8Array>>
  /** Reads a stored model through `read`. */
  open(model: ModelRef, read: ReadArtifact): Promise<OpenModel>
}

/** One algorithm of a plugin whose context is `Context`, as `models` of the plugin lists it. */
export interface Model<Context> extends ModelAbilities {
  /** Makes it ready to run. */
  with(context: Context): RunnableModel
}

type Definition = ModelDefinition<never, never, never>

const definitionKeys: KeysOf<Definition> = {
  description: true,
  primaryMetric: true,
  scoringShare: true,
  params: true,
  artifact: true,
  train: true,
  scoreAll: true,
  replay: true,
  whatIf: true,
  drift: true,
  live: true,
}
const whatIfKeys: KeysOf<NonNullable<Definition['whatIf']>> = { kinds: true, features: true, score: true }
const liveKeys: KeysOf<NonNullable<Definition['live']>> = { topics: true, score: true }
const metricKeys: KeysOf<PrimaryMetric> = { name: true, better: true, relativeToBaseline: true }

/**
 * Defines one algorithm of a plugin. Params have the type of their schema, the artifact that of what its type decodes:
 * `defineModel({ params, artifact, train: (run, context: Context) => …, replay: (model, ask, context, sql) => … })`.
 */
export const defineModel = <Params, Artifact, Context, Stored = Artifact>(
  definition: ModelDefinition<Params, Artifact, Context, Stored>,
): Model<Context> => {
  const { description, primaryMetric, scoringShare, params, artifact, live, whatIf } = definition
  assertKnownKeys('a model (defineModel)', definition, definitionKeys)
  assertKnownKeys('whatIf of a model (defineModel)', whatIf ?? {}, whatIfKeys)
  assertKnownKeys('live of a model (defineModel)', live ?? {}, liveKeys)
  assertKnownKeys('primaryMetric of a model (defineModel)', primaryMetric ?? {}, metricKeys)
  const facts: ModelAbilities = {
    description,
    ...(primaryMetric && { primaryMetric }),
    ...(scoringShare !== undefined && { scoringShare }),
    params,
    liveTopics: live?.topics ?? [],
    replays: definition.replay !== undefined,
    whatIfKinds: whatIf?.kinds ?? [],
    measuresDrift: definition.drift !== undefined,
  }
  return {
    ...facts,
    with: (context) => ({
      ...facts,
      train: async (run) => {
        const trained = await definition.train({ ...run, params: params.parse(run.params) }, context)
        return { ...trained, artifact: artifact.encode(trained.artifact) }
      },
      open: async (ref, read) => {
        const model = { ...ref, artifact: await read(artifact) }
        return {
          scoreAll: definition.scoreAll && ((run) => definition.scoreAll!(model, run, context)),
          replay: definition.replay && ((ask, sql) => definition.replay!(model, ask, context, sql)),
          whatIf: whatIf && {
            features: (kind) => whatIf.features(model.artifact, kind),
            score: (ask, sql) => whatIf.score(model, ask, context, sql),
          },
          drift: definition.drift && ((run) => definition.drift!(model, run, context)),
          score: live && ((customers, sql) => live.score(model, customers, context, sql)),
        }
      },
    }),
  }
}
