import {
  ACCURACY,
  calibrationBins,
  compareWithBaseline,
  estimateMetric,
  expectedCalibrationError,
  fairnessByGroup,
  LOG_LOSS,
  MACRO_F1,
  type CalibrationBin,
  type Comparison,
  type GroupEstimate,
  type MetricEstimate,
} from 'rapport-crm/ml/metrics'
import { stringColumn } from 'rapport-crm/ml/prepare'
import { analyseText, type TextAnalysis } from '../analyse.ts'
import { textReader, type TextColumn } from '../columns.ts'
import { countLabels, LEARNT_LANGUAGES, type LinearModel } from '../linear/linear-model.ts'
import { linearScorer } from '../linear/score.ts'

/** What a model said of the held-out texts. */
export interface ModelFigures {
  readonly name: 'ALWAYS_THE_SAME' | 'LEXICON' | 'LINEAR'
  /** Accuracy and mean F1, with bootstrap intervals; for LINEAR also log loss of "positive". */
  readonly metrics: readonly MetricEstimate[]
}

/** How the models did on texts that the trained one had not seen; without a trained one, how the word lists did. */
export interface SentimentEvaluation {
  readonly rows: number
  /** Held-out texts left out: empty, or in a language that the models do not read. */
  readonly skipped: number
  readonly models: readonly ModelFigures[]
  /** LINEAR compared with LEXICON by accuracy; null if it cannot be measured. */
  readonly linearAgainstLexicon: Comparison | null
  readonly winner: 'LEXICON' | 'LINEAR'
  /** Languages in which the trained model is better than the word lists, and which it therefore handles: BCP 47. */
  readonly spokenBy: readonly string[]
  /** The winner compared with always guessing the most common label of the training texts. */
  readonly winnerAgainstBaseline: Comparison | null
  /** Accuracy of the winner by language of the text. */
  readonly languages: readonly GroupEstimate[]
  /** Of "positive", for LINEAR. */
  readonly calibration: readonly CalibrationBin[]
  readonly calibrationError: number | null
  /** How the models did, in a sentence. */
  readonly findings: string
  /** What follows where the better model is taken, in a sentence. */
  readonly decision: string
}

/** A trained model cannot win in a language with fewer held-out texts than this. */
const MINIMUM_HOLDOUT = 40

const LABELS = { NEGATIVE: -1, NEUTRAL: 0, POSITIVE: 1 } as const

const commonest = (labels: Int8Array, rows: Int32Array): number => {
  const { negative, neutral, positive } = countLabels(labels, rows)
  if (positive >= negative && positive >= neutral) return 1
  return negative >= neutral ? -1 : 0
}

/**
 * The label that a model is judged by; if neutral is not an option, an undecided text takes the side of its polarity,
 * else the most common label.
 */
const answerOf = ({ label, polarity, evidence }: TextAnalysis, neutralExists: boolean, fallback: number): number => {
  if (evidence === 0) return neutralExists ? 0 : fallback
  if (label !== 'NEUTRAL' || neutralExists) return LABELS[label ?? 'NEUTRAL']
  return Math.sign(polarity ?? 0) || fallback
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/**
 * When a trained model handles a language: `SHOWN` to be better, by an interval that is entirely above 0, or merely
 * `AHEAD` of the word lists.
 */
export type Proof = 'SHOWN' | 'AHEAD'

interface Answers {
  readonly actual: readonly number[]
  readonly byLexicon: readonly number[]
  readonly byLinear: readonly number[]
  /** Language of each text. */
  readonly spoken: readonly string[]
}

/** The languages in which the trained model has more right than the word lists, as far as that can be told. */
const languagesOf = ({ actual, byLexicon, byLinear, spoken }: Answers, proof: Proof, seed: number): string[] =>
  LEARNT_LANGUAGES.filter((language) => {
    const of = (values: readonly number[]) => values.filter((_, i) => spoken[i] === language)
    const labels = of(actual)
    if (labels.length < MINIMUM_HOLDOUT) return false
    const against = compareWithBaseline(
      ACCURACY,
      labels,
      of(byLinear),
      { name: 'the word lists', predicted: of(byLexicon) },
      { seed },
    )
    if (!against) return false
    return proof === 'AHEAD' ? against.model > against.baseline : (against.interval?.lower ?? 0) > 0
  })

/**
 * Compares the word lists, a trained model and "always the most common label" on held-out texts. The trained model
 * handles only languages in which it is better, and wins if there is any; by default that takes a 95 % bootstrap
 * interval of its gain in accuracy over the word lists that is entirely above 0. (Mean F1 would not do: by it, a coin
 * beats a constant.) Its figures are those of both together: the model for its languages, else the word lists.
 * @param train rows that the model learned from, for the most common label
 * @param holdout rows that it did not see
 */
export const evaluateSentiment = (
  texts: TextColumn,
  labels: Int8Array,
  { train, holdout }: { readonly train: Int32Array; readonly holdout: Int32Array },
  linear: LinearModel | undefined,
  seed: number,
  onText: (done: number) => void = () => undefined,
  proof: Proof = 'SHOWN',
): SentimentEvaluation => {
  const textAt = textReader(texts)
  const scorer = linear && linearScorer(linear)
  const fallback = commonest(labels, train)
  const neutralExists = train.some((row) => labels[row] === 0)
  const actual: number[] = []
  const byLexicon: number[] = []
  const byTrained: number[] = []
  const ofTrained: number[] = []
  const spoken: string[] = []
  holdout.forEach((row, i) => {
    const lexicon = analyseText(textAt(row), { maxFactors: 0 })
    const trained = scorer ? analyseText(textAt(row), { maxFactors: 0, linear: scorer }) : lexicon
    onText(i + 1)
    if (trained.status !== 'OK') return
    actual.push(labels[row]!)
    spoken.push(trained.language)
    byLexicon.push(answerOf(lexicon, neutralExists, fallback))
    byTrained.push(answerOf(trained, neutralExists, fallback))
    ofTrained.push(trained.probabilities?.positive ?? 0.5)
  })
  const spokenBy = linear ? languagesOf({ actual, byLexicon, byLinear: byTrained, spoken }, proof, seed) : []
  // For a model that handles no language, its opinion is computed all the same.
  const isTrained = spoken.map((language) => spokenBy.length === 0 || spokenBy.includes(language))
  const byLinear = byTrained.map((answer, i) => (isTrained[i] ? answer : byLexicon[i]!))
  const positive = ofTrained.filter((_, i) => isTrained[i])

  const same = actual.map(() => fallback)
  const estimates = (predicted: readonly number[]) =>
    [ACCURACY, MACRO_F1].map((metric) => estimateMetric(metric, actual, predicted, { seed }))
  const isPositive = actual.filter((_, i) => isTrained[i]).map((label) => (label > 0 ? 1 : 0))
  const models: ModelFigures[] = [
    { name: 'ALWAYS_THE_SAME', metrics: estimates(same) },
    { name: 'LEXICON', metrics: estimates(byLexicon) },
  ]
  if (linear) {
    const logLoss = estimateMetric(LOG_LOSS, isPositive, positive, { seed })
    models.push({ name: 'LINEAR', metrics: [...estimates(byLinear), logLoss] })
  }
  const against = linear
    ? compareWithBaseline(ACCURACY, actual, byLinear, { name: 'the word lists', predicted: byLexicon }, { seed })
    : null
  const enough = actual.length >= MINIMUM_HOLDOUT
  const winner = spokenBy.length > 0 ? 'LINEAR' : 'LEXICON'
  const winning = winner === 'LINEAR' ? byLinear : byLexicon
  const calibration = linear ? calibrationBins(isPositive, positive) : []
  return {
    rows: actual.length,
    skipped: holdout.length - actual.length,
    models,
    linearAgainstLexicon: against,
    winner,
    spokenBy,
    winnerAgainstBaseline: compareWithBaseline(
      ACCURACY,
      actual,
      winning,
      { name: 'always the most common label', predicted: same },
      { seed },
    ),
    languages: fairnessByGroup(ACCURACY, actual, winning, stringColumn(spoken), { seed }).groups,
    calibration,
    calibrationError: expectedCalibrationError(calibration),
    findings: findingsOf(models, spokenBy, actual.length, enough, against),
    decision: decisionOf(spokenBy),
  }
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

const findingsOf = (
  models: readonly ModelFigures[],
  spokenBy: readonly string[],
  rows: number,
  enough: boolean,
  against: Comparison | null,
): string => {
  if (rows === 0) return 'No held-out text could be read.'
  const [same, lexicon, linear] = models.map(({ metrics }) => percent(metrics[0]!.value ?? 0))
  if (linear === undefined)
    return `Of ${rows} labelled texts the word lists had ${lexicon} right, and always guessing the most common label ${same}.`
  const figures =
    `Of ${rows} held-out texts the trained model had ${linear} right, the word lists ${lexicon}, always ` +
    `guessing the most common label ${same}`
  if (spokenBy.length > 0) return `${figures}; the trained model is better (${against?.text}).`
  if (!enough) return `${figures}; ${MINIMUM_HOLDOUT} texts are needed to compare them.`
  return `${figures}; the trained model is not shown to be better (${against?.text ?? 'no comparison'}).`
}

const decisionOf = (spokenBy: readonly string[]): string =>
  spokenBy.length > 0
    ? `The trained model is used for ${spokenBy.map((code) => languageNames.of(code)).join(' and ')}.`
    : 'The word lists are kept.'
