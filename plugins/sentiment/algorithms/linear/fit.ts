import { lbfgs } from 'rapport-crm/ml/optimize'
import type { Corpus } from './corpus.ts'
import { LEXICON_FEATURES } from './features.ts'
import { ordinalLoss, type OrdinalLoss } from './ordinal.ts'

const WIDTH = LEXICON_FEATURES.length

/** What is chosen by inner validation. */
export interface FitOptions {
  /** Strength of the squared penalty on the weights. */
  readonly penalty: number
  /** Scales each n-gram by its naive-Bayes log-count ratio before the fit (NB-SVM). */
  readonly naiveBayes: boolean
}

/** Weights fitted on some rows of a corpus. */
export interface Fit {
  /** Weight of each n-gram of the corpus; 0 and not `known` outside the vocabulary of the training rows. */
  readonly ngrams: Float64Array
  /** 1 where an n-gram belongs to the vocabulary. */
  readonly known: Uint8Array
  /** Weights of `LEXICON_FEATURES`. */
  readonly lexicon: Float64Array
  readonly bias: number
  /** Half the distance of the two thresholds; 0 without neutral labels. */
  readonly halfWidth: number
  readonly iterations: number
}

/** Training rows with the n-grams of their vocabulary only. */
interface Problem {
  readonly rows: Int32Array
  readonly offsets: Int32Array
  readonly columns: Int32Array
  /** Corpus number of each column. */
  readonly vocabulary: Int32Array
  /** Scale of each column before the fit. */
  readonly scales: Float64Array
}

/** An n-gram must stand in this many training texts; rarer ones are dropped only when there are many texts. */
const minimumTexts = (rows: number): number => (rows < 2_000 ? 1 : rows < 20_000 ? 2 : 3)

const countColumns = ({ offsets, columns, keys, labels }: Corpus, rows: Int32Array) => {
  const texts = new Int32Array(keys.length)
  const positive = new Float64Array(keys.length)
  const negative = new Float64Array(keys.length)
  for (const row of rows) {
    const label = labels[row]!
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const column = columns[at]!
      texts[column]!++
      if (label >= 0) positive[column]! += label === 0 ? 0.5 : 1
      if (label <= 0) negative[column]! += label === 0 ? 0.5 : 1
    }
  }
  return { texts, positive, negative }
}

/** Naive-Bayes log-count ratio of an n-gram, smoothed by one text a class; its size is the scale. */
const logCountRatio = (positive: number, negative: number, positives: number, negatives: number): number =>
  Math.abs(Math.log((positive + 1) / (positives + 2) / ((negative + 1) / (negatives + 2))))

const problemOf = (corpus: Corpus, rows: Int32Array, naiveBayes: boolean): Problem => {
  const { offsets, columns, keys, labels } = corpus
  const { texts, positive, negative } = countColumns(corpus, rows)
  const least = minimumTexts(rows.length)
  const vocabulary = Int32Array.from(keys.keys()).filter((key) => texts[key]! >= least)
  // In the order of the hashes, so that the fit does not depend on what other texts the corpus holds.
  vocabulary.sort((a, b) => keys[a]! - keys[b]!)
  const columnOf = new Int32Array(keys.length).fill(-1)
  vocabulary.forEach((key, column) => {
    columnOf[key] = column
  })
  let positives = 0
  for (const row of rows) positives += (labels[row]! + 1) / 2
  const scales = new Float64Array(vocabulary.length).fill(1)
  if (naiveBayes) {
    vocabulary.forEach((key, column) => {
      scales[column] = logCountRatio(positive[key]!, negative[key]!, positives, rows.length - positives)
    })
  }
  const ownOffsets = new Int32Array(rows.length + 1)
  const ownColumns: number[] = []
  rows.forEach((row, i) => {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const column = columnOf[columns[at]!]!
      if (column >= 0) ownColumns.push(column)
    }
    ownOffsets[i + 1] = ownColumns.length
  })
  return {
    rows,
    offsets: ownOffsets,
    columns: Int32Array.from(ownColumns),
    vocabulary,
    scales,
  }
}

/** Penalised negative log likelihood; parameters are n-gram weights, lexicon weights, bias, log half width. */
const objectiveOf = (
  { rows, offsets, columns, scales }: Problem,
  corpus: Corpus,
  penalty: number,
  ordinal: boolean,
) => {
  const size = scales.length
  const weights = new Float64Array(size)
  const loss: OrdinalLoss = { value: 0, byRaw: 0, byHalfWidth: 0 }
  return (x: Float64Array, gradient: Float64Array): number => {
    for (let j = 0; j < size; j++) weights[j] = x[j]! * scales[j]!
    gradient.fill(0)
    const bias = x[size + WIDTH]!
    const halfWidth = ordinal ? Math.exp(x[size + WIDTH + 1]!) : 0
    let value = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      const from = offsets[i]!
      const to = offsets[i + 1]!
      const share = to > from ? 1 / Math.sqrt(to - from) : 0
      let raw = 0
      for (let at = from; at < to; at++) raw += weights[columns[at]!]!
      raw = raw * share + bias
      for (let k = 0; k < WIDTH; k++) raw += x[size + k]! * corpus.lexicon[row * WIDTH + k]!
      ordinalLoss(corpus.labels[row]!, raw, halfWidth, loss)
      value += loss.value
      const change = loss.byRaw * share
      for (let at = from; at < to; at++) gradient[columns[at]!]! += change
      for (let k = 0; k < WIDTH; k++) gradient[size + k]! += loss.byRaw * corpus.lexicon[row * WIDTH + k]!
      gradient[size + WIDTH]! += loss.byRaw
      if (ordinal) gradient[size + WIDTH + 1]! += loss.byHalfWidth * halfWidth
    }
    for (let j = 0; j < size; j++) {
      gradient[j] = gradient[j]! * scales[j]! + penalty * x[j]!
      value += 0.5 * penalty * x[j]! * x[j]!
    }
    for (let j = size; j < size + WIDTH; j++) {
      gradient[j]! += penalty * x[j]!
      value += 0.5 * penalty * x[j]! * x[j]!
    }
    return value
  }
}

/**
 * Fits one linear score for the ordered labels negative < neutral < positive: logistic regression when no text is
 * neutral, proportional odds when some are. N-gram values are 1/√m in a text of m known n-grams. The vocabulary and
 * its scales come from the given rows only.
 * @param start an earlier fit of the same rows and scales to begin from, with another penalty
 * @see Wang & Manning, "Baselines and Bigrams" (2012); McCullagh, "Regression models for ordinal data" (1980)
 */
export const fitLinear = (corpus: Corpus, rows: Int32Array, options: readonly FitOptions[]): Fit[] => {
  const ordinal = rows.some((row) => corpus.labels[row] === 0)
  const fits: Fit[] = []
  for (const naiveBayes of [false, true]) {
    const wanted = options.filter((option) => option.naiveBayes === naiveBayes)
    if (wanted.length === 0) continue
    const problem = problemOf(corpus, rows, naiveBayes)
    let x: Float64Array = new Float64Array(problem.vocabulary.length + WIDTH + (ordinal ? 2 : 1))
    // From the strongest penalty to the weakest, each fit beginning where the last one ended.
    for (const option of wanted.toSorted((a, b) => b.penalty - a.penalty)) {
      const found = lbfgs(objectiveOf(problem, corpus, option.penalty, ordinal), x, { tolerance: 1e-4 })
      x = found.x
      fits[options.indexOf(option)] = unpack(problem, corpus.keys.length, x, ordinal, found.iterations)
    }
  }
  return fits
}

const unpack = (
  { vocabulary, scales }: Problem,
  keys: number,
  x: Float64Array,
  ordinal: boolean,
  iterations: number,
): Fit => {
  const size = vocabulary.length
  const ngrams = new Float64Array(keys)
  const known = new Uint8Array(keys)
  vocabulary.forEach((key, column) => {
    ngrams[key] = x[column]! * scales[column]!
    known[key] = 1
  })
  return {
    ngrams,
    known,
    lexicon: x.slice(size, size + WIDTH),
    bias: x[size + WIDTH]!,
    halfWidth: ordinal ? Math.exp(x[size + WIDTH + 1]!) : 0,
    iterations,
  }
}

/** Raw scores of rows of the corpus under a fit, one per row. */
export const scoreRows = (corpus: Corpus, rows: Int32Array, fit: Fit): Float64Array => {
  const { offsets, columns, lexicon } = corpus
  const scores = new Float64Array(rows.length)
  rows.forEach((row, i) => {
    let sum = 0
    let count = 0
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const column = columns[at]!
      sum += fit.ngrams[column]!
      count += fit.known[column]!
    }
    let raw = (count > 0 ? sum / Math.sqrt(count) : 0) + fit.bias
    for (let k = 0; k < WIDTH; k++) raw += fit.lexicon[k]! * lexicon[row * WIDTH + k]!
    scores[i] = raw
  })
  return scores
}
