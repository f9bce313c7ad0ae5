import { readFileSync } from 'node:fs'
import vader from 'vader-sentiment'
import { analyseText } from '../../../plugins/sentiment/algorithms/analyse.ts'
import { scoreBatch } from '../../../plugins/sentiment/algorithms/batch.ts'
import { packTexts, textPieces } from '../../../plugins/sentiment/algorithms/columns.ts'
import { buildCorpus } from '../../../plugins/sentiment/algorithms/linear/corpus.ts'
import type * as tasks from '../../../plugins/sentiment/tasks.ts'
import { encodeLinearModel, type LinearModel } from '../../../plugins/sentiment/algorithms/linear/linear-model.ts'
import { linearScorer } from '../../../plugins/sentiment/algorithms/linear/score.ts'
import { FOLDS, trainLinear } from '../../../plugins/sentiment/algorithms/linear/train.ts'
import { startComputeHost, type TaskSpec } from '../../../src/compute/index.ts'
import { createRandom, type TaskInput, type TaskOutput } from '../../../src/sdk/task.ts'
import { evaluationData, hasEvaluationData } from '../../support/data.ts'
import type { Bench, BenchRow } from '../bench.ts'

// Processor time of reading sentiment with reasons, against the vader-sentiment package on the same texts, which gives a number only.

interface Labelled {
  readonly texts: readonly string[]
  readonly labels: Int8Array
}

const movies = (): Labelled => {
  const rows = readFileSync(evaluationData('sentiment/movieReviewSnippets_GroundTruth.txt'), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
    .filter(([, rating]) => Number(rating))
  return {
    texts: rows.map(([, , ...text]) => text.join(' ')),
    labels: Int8Array.from(rows, ([, rating]) => Math.sign(Number(rating))),
  }
}

const hotels = (): string[] =>
  readFileSync(evaluationData('sentiment/chinese_hotel_reviews.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.slice(2))

/** So many texts made of those given, a few words left out of each. */
const copied = ({ texts, labels }: Labelled, count: number): Labelled => {
  const random = createRandom(count)
  const chosen = Int32Array.from({ length: count }, () => random.int(texts.length))
  return {
    texts: Array.from(chosen, (i) =>
      texts[i]!.split(' ')
        .filter(() => random.next() < 0.9)
        .join(' '),
    ),
    labels: Int8Array.from(chosen, (i) => labels[i]!),
  }
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The quickest of `runs`, in processor milliseconds. */
const timed = (runs: number, work: () => unknown): number => {
  let best = Infinity
  for (let run = 0; run < runs; run++) {
    const start = cpuMs()
    work()
    best = Math.min(best, cpuMs() - start)
  }
  return best
}

const figuresOf = (texts: readonly string[], ms: number) => ({
  microsPerText: (1_000 * ms) / texts.length,
  textsPerCpuSecond: texts.length / (ms / 1_000),
  charactersPerText: texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
})

const scoreMs = (texts: readonly string[], linear?: LinearModel, runs = 3): number => {
  const column = packTexts(texts)
  return timed(runs, () => scoreBatch(column, { from: 0, to: texts.length }, { linear }))
}

const lexiconRows = (english: readonly string[]): BenchRow[] => {
  const ours = scoreMs(english)
  const some = english.slice(0, 1_000)
  const theirs = timed(3, () => some.map((text) => vader.SentimentIntensityAnalyzer.polarity_scores(text)))
  const ratio = ours / english.length / (theirs / some.length)
  return [
    { name: 'LEXICON with reasons, English, 1 thread', figures: { ...figuresOf(english, ours), timesOfVader: ratio } },
    { name: 'vader-sentiment, the first 1,000 of the same', figures: figuresOf(some, theirs) },
  ]
}

const scoringRows = (english: readonly string[], chinese: readonly string[], linear: LinearModel): BenchRow[] => [
  ...lexiconRows(english),
  { name: 'LINEAR with reasons, English, 1 thread', figures: figuresOf(english, scoreMs(english, linear)) },
  { name: 'LEXICON with reasons, Chinese, 1 thread', figures: figuresOf(chinese, scoreMs(chinese)) },
  { name: 'LINEAR with reasons, Chinese, 1 thread', figures: figuresOf(chinese, scoreMs(chinese, linear)) },
]

const slopes = (name: string, ms: readonly number[]): BenchRow => ({
  name,
  figures: {
    cpuMsAt1: ms[0]!,
    cpuMsAt10: ms[1]!,
    cpuMsAt100: ms[2]!,
    from1To10: Math.log10(ms[1]! / ms[0]!),
    from10To100: Math.log10(ms[2]! / ms[1]!),
  },
})

const growthRows = (source: Labelled, linear: LinearModel): BenchRow[] => {
  const many = [1_000, 10_000, 100_000].map((count) => copied(source, count).texts)
  const long = source.texts.join('\n')
  const train = (count: number) => {
    const { texts, labels } = copied(source, count)
    return timed(1, () =>
      trainLinear(
        buildCorpus((i) => texts[i]!, labels),
        Int32Array.from(labels.keys()),
        1,
      ),
    )
  }
  const scorer = linearScorer(linear)
  return [
    slopes(
      'LEXICON, growth with texts, 1,000 × 1, 10, 100 (1 is linear)',
      many.map((texts) => scoreMs(texts, undefined, 1)),
    ),
    slopes(
      'LINEAR, growth with texts, 1,000 × 1, 10, 100',
      many.map((texts) => scoreMs(texts, linear, 1)),
    ),
    slopes(
      'LINEAR, growth with the length of a text, 10,000 characters × 1, 10, 100',
      [10_000, 100_000, 1_000_000].map((size) => {
        const text = long.slice(0, size)
        return timed(3, () => analyseText(text, { linear: scorer, maxCharacters: size }))
      }),
    ),
    slopes('training LINEAR, growth with texts, 300 × 1, 10, 100', [300, 3_000, 30_000].map(train)),
  ]
}

type Tasks = typeof tasks
const onPool = <T extends keyof Tasks>(name: T): TaskSpec<TaskInput<Tasks[T]>, TaskOutput<Tasks[T]>> => ({
  name: `sentiment.${name}`,
  file: new URL('../../../plugins/sentiment/tasks.ts', import.meta.url),
  exportName: name,
  timeoutMs: 600_000,
})

const threadRows = async (source: Labelled, linear: LinearModel): Promise<BenchRow[]> => {
  const { texts } = copied(source, 100_000)
  const column = packTexts(texts)
  const training = {
    texts: packTexts(source.texts),
    labels: source.labels,
    rows: Int32Array.from(source.labels.keys()),
    modelSeed: 1,
  }
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({ fold }))
  const rows: BenchRow[] = []
  for (const threads of [1, 2]) {
    const host = await startComputeHost({ threads })
    try {
      // The first call of each thread loads the word lists.
      await host.map(onPool('score'), { texts: column, linear }, textPieces(threads * 500, 500))
      const begin = performance.now()
      const scores = await host.map(onPool('score'), { texts: column, linear }, textPieces(texts.length))
      const scored = performance.now()
      await host.map(onPool('scoreFold'), training, folds)
      const end = performance.now()
      rows.push({
        name: `100,000 texts by LINEAR with reasons, and the inner folds of a training on ${source.texts.length}, ${threads} threads`,
        figures: {
          scoreWallMs: scored - begin,
          textsPerSecond: texts.length / ((scored - begin) / 1_000),
          foldsWallMs: end - scored,
          scored: scores.reduce((sum, { status }) => sum + status.length, 0),
        },
      })
    } finally {
      await host.stop()
    }
  }
  return rows
}

const withoutData: readonly BenchRow[] = [
  { name: 'sentiment: skipped', figures: {}, note: 'the evaluation data sets are not here' },
]

const bench: Bench = async () => {
  if (!hasEvaluationData) return [...withoutData]
  const source = movies()
  const corpus = buildCorpus((i) => source.texts[i]!, source.labels)
  const { linear } = trainLinear(corpus, Int32Array.from(source.labels.keys()), 1)
  return [
    ...scoringRows(source.texts, hotels(), linear),
    ...growthRows(source, linear),
    {
      name: `a model of ${source.texts.length} texts`,
      figures: { ngrams: linear.keys.length, artifactBytes: encodeLinearModel(linear).length },
    },
    ...(await threadRows(source, linear)),
  ]
}

export const short: Bench = async () => (hasEvaluationData ? lexiconRows(movies().texts) : [...withoutData])

export default bench
