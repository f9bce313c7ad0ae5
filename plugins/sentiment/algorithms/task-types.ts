import type { TaskFunction } from 'rapport-crm/task'
import type { BatchOptions, BatchScores } from './batch.ts'
import type { TextColumn } from './columns.ts'
import type { Proof, SentimentEvaluation } from './evaluate/evaluate.ts'
import type { LinearModel } from './linear/linear-model.ts'
import type { FoldScores, TrainedLinear } from './linear/train.ts'

/** A result, or that there are too few texts: a refusal is data, since an error's class does not survive the way between threads. */
export type Answer<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: 'INSUFFICIENT_DATA'; readonly message: string }

/** Labelled texts, and which of them to learn from. */
export interface TrainingInput {
  readonly texts: TextColumn
  /** −1 negative, 0 neutral, 1 positive; one a text. */
  readonly labels: Int8Array
  /** Numbers of the texts to learn from; those that cannot be read are left out. */
  readonly rows: Int32Array
  readonly modelSeed: number
}

/** The tasks of this plugin, by name of their file. */
export interface SentimentTasks {
  /** Texts `from` … `to − 1`; spread over the pool with `map('score', { texts, linear }, textPieces(n))`. */
  readonly score: TaskFunction<
    { readonly texts: TextColumn; readonly from: number; readonly to: number } & BatchOptions,
    BatchScores
  >
  /** One inner fold: `map('scoreFold', training, [{ fold: 0 }, …])`, `FOLDS` of them. */
  readonly scoreFold: TaskFunction<TrainingInput & { readonly fold: number }, Answer<{ readonly scores: FoldScores }>>
  /** The trained model, chosen and calibrated by the scores of all folds. */
  readonly finishTraining: TaskFunction<
    TrainingInput & { readonly folds: readonly FoldScores[] },
    Answer<{ readonly trained: TrainedLinear }>
  >
  /** Word lists against trained model, where there is one, on texts that it has not seen. */
  readonly evaluate: TaskFunction<
    {
      readonly texts: TextColumn
      readonly labels: Int8Array
      readonly train: Int32Array
      readonly holdout: Int32Array
      readonly linear?: LinearModel | undefined
      readonly modelSeed: number
      /** When the trained model speaks for a language. @default 'SHOWN' */
      readonly proof?: Proof | undefined
    },
    SentimentEvaluation
  >
}
