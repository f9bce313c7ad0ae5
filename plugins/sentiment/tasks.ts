import type { TaskFunction } from 'rapport-crm/task'
import type { BatchOptions, BatchScores } from './algorithms/batch.ts'
import type { TextColumn } from './algorithms/columns.ts'
import type { Proof, SentimentEvaluation } from './algorithms/evaluate/evaluate.ts'
import type { LinearModel } from './algorithms/linear/linear-model.ts'
import type { FoldScores, TrainedLinear } from './algorithms/linear/train.ts'
import type { Answer, TrainingInput } from './algorithms/training-corpus.ts'

// Each task loads its own algorithm, so that a thread loads no more than it runs.

/** Texts `from` … `to − 1`; spread over the pool with `map('score', { texts, linear }, textPieces(n))`. */
export const score: TaskFunction<
  { readonly texts: TextColumn; readonly from: number; readonly to: number } & BatchOptions,
  BatchScores
> = async ({ texts, from, to, ...options }, { signal, progress }) => {
  const { scoreBatch } = await import('./algorithms/batch.ts')
  return scoreBatch(texts, { from, to }, options, (done) => {
    if (done % 1_000 !== 0) return
    signal.throwIfAborted()
    progress(done / (to - from))
  })
}

/** One inner fold: `map('scoreFold', training, [{ fold: 0 }, …])`, `FOLDS` of them. */
export const scoreFold: TaskFunction<
  TrainingInput & { readonly fold: number },
  Answer<{ readonly scores: FoldScores }>
> = async (input, task) => {
  const train = await import('./algorithms/linear/train.ts')
  const { withCorpus } = await import('./algorithms/training-corpus.ts')
  return withCorpus(input, task, (corpus, rows) => ({
    scores: train.scoreFold(corpus, rows, input.fold, input.modelSeed),
  }))
}

/** The trained model, chosen and calibrated by the scores of all folds. */
export const finishTraining: TaskFunction<
  TrainingInput & { readonly folds: readonly FoldScores[] },
  Answer<{ readonly trained: TrainedLinear }>
> = async (input, task) => {
  const train = await import('./algorithms/linear/train.ts')
  const { withCorpus } = await import('./algorithms/training-corpus.ts')
  return withCorpus(input, task, (corpus, rows) => ({ trained: train.finishTraining(corpus, rows, input.folds) }))
}

interface EvaluateInput {
  readonly texts: TextColumn
  readonly labels: Int8Array
  readonly train: Int32Array
  readonly holdout: Int32Array
  readonly linear?: LinearModel | undefined
  readonly modelSeed: number
  /** When the trained model handles a language. @default 'SHOWN' */
  readonly proof?: Proof | undefined
}

/** Word lists compared with the trained model, if there is one, on texts that it has not seen. */
export const evaluate: TaskFunction<EvaluateInput, SentimentEvaluation> = async (
  { texts, labels, train, holdout, linear, modelSeed, proof },
  { signal, progress },
) => {
  const { evaluateSentiment } = await import('./algorithms/evaluate/evaluate.ts')
  const onText = (done: number) => {
    if (done % 500 !== 0) return
    signal.throwIfAborted()
    progress(done / holdout.length)
  }
  return evaluateSentiment(texts, labels, { train, holdout }, linear, modelSeed, onText, proof)
}
