import {
  holdoutMetrics,
  RapportError,
  taskOptions,
  type FeatureUse,
  type Metric,
  type TrainedModel,
  type TrainingRun,
} from 'rapport-crm/sdk'
import { splitStratified } from 'rapport-crm/ml/selection'
import { packTexts } from './algorithms/columns.ts'
import type { ModelFigures, SentimentEvaluation } from './algorithms/evaluate/evaluate.ts'
import { countLabels, type LinearModel } from './algorithms/linear/linear-model.ts'
import { FOLDS, MINIMUM_TEXTS } from './algorithms/linear/train.ts'
import type { Answer, TrainingInput } from './algorithms/training-corpus.ts'
import { profileOfTexts } from './drift.ts'
import { loadLabelledTexts, type LabelledTexts } from './train/labels.ts'
import type { Algorithm, AnyParams } from './params.ts'
import type { StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'

/** The word lists are graded from this many labelled texts on. */
const enoughToGrade = 20
const labelValues = 'POSITIVE, NEUTRAL, NEGATIVE, 1, 0, -1'

/** Makes a model: the word lists as they are, one trained on labelled texts, or the better of both. */
export const train = async (
  algorithm: Algorithm,
  run: TrainingRun<AnyParams>,
  context: Context,
): Promise<TrainedModel<StoredModel>> => {
  const { maxTexts = 50_000, holdoutShare = 0.3 } = run.params
  run.progress(0, 'reading labelled interactions')
  const labelled = await loadLabelledTexts(run, maxTexts, context.config, context)
  const lack = algorithm === 'LEXICON' ? undefined : lackOf(labelled, holdoutShare)
  if (algorithm === 'LINEAR' && lack !== undefined) throw new RapportError('INSUFFICIENT_DATA', lack)
  if (algorithm === 'LEXICON' || lack !== undefined) return byWordLists(labelled, lack, run, context)

  try {
    return await byLabels(algorithm, labelled, holdoutShare, run, context)
  } catch (error) {
    // Enough labels, but too few of their texts are in a language that is read.
    if (algorithm === 'AUTO' && error instanceof RapportError && error.code === 'INSUFFICIENT_DATA')
      return byWordLists(labelled, error.message, run, context)
    throw error
  }
}

/** A trained model, or the word lists where AUTO finds them no worse. */
const byLabels = async (
  algorithm: Exclude<Algorithm, 'LEXICON'>,
  labelled: LabelledTexts,
  holdoutShare: number,
  run: TrainingRun<AnyParams>,
  context: Context,
): Promise<TrainedModel<StoredModel>> => {
  const input = { texts: packTexts(labelled.texts), labels: labelled.labels, modelSeed: run.seed }
  const split = splitStratified(labelled.labels, holdoutShare, run.seed)
  const compared = await fit(
    { ...input, rows: split.train },
    run,
    [0.05, 0.4],
    'learning from part of the labels',
    context,
  )
  run.progress(0.4, 'comparing with the word lists on the rest')
  const options = taskOptions(run, 0.4, 0.5, 'comparing with the word lists')
  const { texts, labels, modelSeed } = input
  const proof = algorithm === 'AUTO' ? 'SHOWN' : 'AHEAD'
  const evaluation = await context.run(
    'evaluate',
    { texts, labels, ...split, linear: compared, modelSeed, proof },
    options,
  )
  const isBetter = evaluation.winner === 'LINEAR'
  const report = reportOf(labelled, evaluation, split.train.length)
  if (algorithm === 'AUTO' && !isBetter) {
    const { winnerAgainstBaseline, models } = evaluation
    return finish(run, null, context, {
      ...report,
      rows: 0,
      features: lexiconFeatures,
      metrics: [...figures(models, 'LEXICON'), ...figures(models, 'LINEAR', '.LINEAR')],
      baseline: { name: 'always the most common label', metrics: figures(models, 'ALWAYS_THE_SAME') },
      grade: winnerAgainstBaseline?.grade ?? 'NOT_GRADED',
      calibration: [],
      message: says(`${evaluation.findings} ${evaluation.decision}`, labelled),
      // The word lists are what would score without it.
      promotable: true,
    })
  }
  const rows = Int32Array.from(labelled.labels.keys())
  const fitted = await fit({ ...input, rows }, run, [0.5, 0.95], 'learning from all labels', context)
  const linear = isBetter ? { ...fitted, languages: evaluation.spokenBy } : fitted
  return finish(run, linear, context, {
    ...report,
    rows: rows.length,
    features: linearFeatures,
    metrics: [...figures(evaluation.models, 'LINEAR'), ...trainingFigures(linear, evaluation)],
    baseline: { name: 'the word lists', metrics: figures(evaluation.models, 'LEXICON') },
    grade: evaluation.linearAgainstLexicon?.grade ?? 'NOT_GRADED',
    message: says(`${evaluation.findings} ${isBetter ? evaluation.decision : 'It is not promoted.'}`, labelled),
    ...(!isBetter && { promotable: false }),
  })
}

/** What is missing for a trained model; undefined where there is enough to learn from beside the hold-out. */
const lackOf = ({ labels, ignored }: LabelledTexts, holdoutShare: number): string | undefined => {
  const needed = Math.ceil(MINIMUM_TEXTS / (1 - holdoutShare))
  const { positive, negative } = countLabels(labels, Int32Array.from(labels.keys()))
  const missing = [
    positive < needed && `${needed - positive} more positive`,
    negative < needed && `${needed - negative} more negative`,
  ].filter((part) => typeof part === 'string')
  if (missing.length === 0) return undefined
  const unread = ignored > 0 ? `; ${ignored} labels are not one of ${labelValues}` : ''
  return `expected at least ${needed} positive and ${needed} negative texts, labelled by properties.sentimentLabel of interactions, got ${positive} and ${negative}: label ${missing.join(' and ')} texts${unread}`
}

/** The word lists, graded on the labelled texts where there are some. */
const byWordLists = async (
  labelled: LabelledTexts,
  lack: string | undefined,
  run: TrainingRun<AnyParams>,
  context: Context,
): Promise<TrainedModel<StoredModel>> => {
  const because = lack === undefined ? '' : ` The word lists are kept: ${lack}.`
  // They score whatever their grade is, with or without a run.
  const plain = { rows: 0, features: lexiconFeatures, metrics: [], promotable: true }
  if (labelled.texts.length < enoughToGrade) {
    const message = says(`Word lists for English and Chinese, which need no training.${because}`, labelled)
    return finish(run, null, context, { ...plain, message })
  }
  const rows = Int32Array.from(labelled.labels.keys())
  const evaluation = await context.run(
    'evaluate',
    { texts: packTexts(labelled.texts), labels: labelled.labels, train: rows, holdout: rows, modelSeed: run.seed },
    taskOptions(run, 0.1, 0.9, 'grading the word lists on labelled interactions'),
  )
  return finish(run, null, context, {
    ...plain,
    ...reportOf(labelled, evaluation, 0),
    metrics: figures(evaluation.models, 'LEXICON'),
    baseline: { name: 'always the most common label', metrics: figures(evaluation.models, 'ALWAYS_THE_SAME') },
    grade: evaluation.winnerAgainstBaseline?.grade ?? 'NOT_GRADED',
    message: says(`${evaluation.findings}${because}`, labelled),
  })
}

const finish = async (
  run: TrainingRun<AnyParams>,
  linear: LinearModel | null,
  context: Context,
  report: Omit<TrainedModel<StoredModel>, 'artifact'>,
): Promise<TrainedModel<StoredModel>> => {
  run.progress(0.95, 'reading recent texts')
  const model = { settings: context.config, linear }
  const profile = await profileOfTexts(model, run.asOf, context, run.signal)
  return { artifact: { model: 'sentiment.stored', ...model, profile }, ...report }
}

const fit = async (
  input: TrainingInput,
  run: TrainingRun<AnyParams>,
  [from, to]: readonly [number, number],
  text: string,
  context: Context,
): Promise<LinearModel> => {
  const middle = from + 0.7 * (to - from)
  const pieces = Array.from({ length: FOLDS }, (_, fold) => ({ fold }))
  const folds = await context.map('scoreFold', input, pieces, taskOptions(run, from, middle, text))
  const scores = folds.map((answer) => taken(answer).scores)
  return taken(await context.run('finishTraining', { ...input, folds: scores }, taskOptions(run, middle, to, text)))
    .trained.linear
}

/** What a task answered; too few readable texts are an answer, not a failure. */
const taken = <T>(answer: Answer<T>): { readonly ok: true } & T => {
  if (answer.ok) return answer
  throw new RapportError('INSUFFICIENT_DATA', answer.message)
}

const figures = (models: readonly ModelFigures[], of: ModelFigures['name'], suffix = ''): Metric[] =>
  holdoutMetrics(models.find(({ name }) => name === of)?.metrics ?? [], suffix)

const trainingFigures = ({ keys }: LinearModel, { calibrationError }: SentimentEvaluation): Metric[] => [
  ...(calibrationError === null
    ? []
    : [{ name: 'calibrationError', value: calibrationError, split: 'HOLDOUT' as const }]),
  { name: 'ngrams', value: keys.length, split: 'TRAIN' },
]

/** What all runs that were compared on labels say. */
const reportOf = ({ texts }: LabelledTexts, evaluation: SentimentEvaluation, trainRows: number) => ({
  split: { method: 'stratified', trainRows, holdoutRows: trainRows === 0 ? texts.length : texts.length - trainRows },
  calibration: evaluation.calibration.map(({ predicted, observed, rows }) => ({ predicted, observed, count: rows })),
  fairness: evaluation.languages.flatMap((estimated) =>
    holdoutMetrics([estimated]).map((metric) => ({
      attribute: 'language',
      group: estimated.group,
      count: estimated.rows,
      metric,
    })),
  ),
})

const says = (text: string, { ignored, repeated, leftOut }: LabelledTexts): string =>
  [
    text,
    ignored > 0 && `${ignored} labels were ignored: expected one of ${labelValues}.`,
    repeated > 0 && `${repeated} repeated texts were used once.`,
    leftOut > 0 && `${leftOut} older labelled interactions were left out.`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ')

const lexiconFeatures: readonly FeatureUse[] = [
  { name: 'words', description: 'Valence of the words, expressions and emoji of the lists, −4 to 4' },
  { name: 'rules', description: 'Negation, emphasis, weakening, contrast, capitals and punctuation around them' },
]

const linearFeatures: readonly FeatureUse[] = [
  { name: 'ngrams', description: 'Words and pairs of words, and one to three Chinese characters, hashed' },
  ...lexiconFeatures.map(({ name, description }) => ({
    name,
    description: `${description}, as the word lists see them`,
  })),
]
