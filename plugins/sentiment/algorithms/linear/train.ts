import { ModelInputError } from 'rapport-crm/ml/data'
import { foldSplits, splitWithin, type Split } from 'rapport-crm/ml/selection'
import { calibrate } from './calibrate.ts'
import type { Corpus } from './corpus.ts'
import { fitLinear, scoreRows, type FitOptions } from './fit.ts'
import { countLabels, linearModel, type LabelCounts, type LinearModel } from './linear-model.ts'

/** What inner validation chooses from. */
const FIT_CHOICES: readonly FitOptions[] = [
  { penalty: 0.3, naiveBayes: false },
  { penalty: 0.1, naiveBayes: false },
  { penalty: 0.3, naiveBayes: true },
  { penalty: 0.1, naiveBayes: true },
]

/** Inner folds. */
export const FOLDS = 4

/** Fewest texts of each of positive and negative to learn from. */
export const MINIMUM_TEXTS = 40

/** Scores of the texts of one inner fold, by a model that has not seen them. */
export interface FoldScores {
  /** Row numbers in the corpus. */
  readonly rows: Int32Array
  /** One column for each of `FIT_CHOICES`. */
  readonly scores: readonly Float64Array[]
}

/** Throws ModelInputError INSUFFICIENT_DATA unless there are enough positive and enough negative texts. */
const checkEnough = ({ negative, positive }: LabelCounts): void => {
  const missing = [
    ...(positive < MINIMUM_TEXTS ? [`${MINIMUM_TEXTS - positive} more positive`] : []),
    ...(negative < MINIMUM_TEXTS ? [`${MINIMUM_TEXTS - negative} more negative`] : []),
  ]
  if (missing.length === 0) return
  const message = `a trained sentiment model needs at least ${MINIMUM_TEXTS} positive and ${MINIMUM_TEXTS} negative texts, got ${positive} and ${negative}: label ${missing.join(' and ')} texts`
  throw new ModelInputError('INSUFFICIENT_DATA', message)
}

const innerFold = (corpus: Corpus, rows: Int32Array, fold: number, seed: number): Split => {
  const labels = rows.map((row) => corpus.labels[row]!)
  return splitWithin(rows, foldSplits(rows.length, { folds: FOLDS, seed, labels })[fold]!)
}

/**
 * One inner fold: fits every choice on the other folds and scores this one. Folds keep the shares of the labels.
 * Independent of the other folds, so they may run in different threads.
 * @param rows rows of the corpus to learn from
 * @throws ModelInputError INSUFFICIENT_DATA
 */
export const scoreFold = (corpus: Corpus, rows: Int32Array, fold: number, seed: number): FoldScores => {
  checkEnough(countLabels(corpus.labels, rows))
  const { train, holdout } = innerFold(corpus, rows, fold, seed)
  const fits = fitLinear(corpus, train, FIT_CHOICES)
  return { rows: holdout, scores: fits.map((fit) => scoreRows(corpus, holdout, fit)) }
}

/** A trained model and how it came about. */
export interface TrainedLinear {
  readonly linear: LinearModel
  readonly choice: FitOptions
  /** Mean log loss of each of `FIT_CHOICES` on texts not seen, after calibration, in nats. */
  readonly losses: readonly number[]
}

/**
 * Chooses the penalty and the scaling with the smallest loss over all inner folds, fits it on all rows, and calibrates
 * it on the scores of the folds.
 * @throws ModelInputError INSUFFICIENT_DATA
 */
export const finishTraining = (corpus: Corpus, rows: Int32Array, folds: readonly FoldScores[]): TrainedLinear => {
  const counts = countLabels(corpus.labels, rows)
  checkEnough(counts)
  const labels = folds.flatMap((fold) => Array.from(fold.rows, (row) => corpus.labels[row]!))
  const calibrations = FIT_CHOICES.map((_, choice) =>
    calibrate(labels, Float64Array.from(folds.flatMap((fold) => Array.from(fold.scores[choice]!)))),
  )
  const losses = calibrations.map(({ loss }) => loss)
  const best = losses.indexOf(Math.min(...losses))
  const choice = FIT_CHOICES[best]!
  const [fit] = fitLinear(corpus, rows, [choice])
  return { linear: linearModel(corpus, fit!, calibrations[best]!, counts), choice, losses }
}

/** The whole training in one thread. */
export const trainLinear = (corpus: Corpus, rows: Int32Array, seed: number): TrainedLinear =>
  finishTraining(
    corpus,
    rows,
    Array.from({ length: FOLDS }, (_, fold) => scoreFold(corpus, rows, fold, seed)),
  )
