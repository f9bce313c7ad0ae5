import { startComputeHost, type TaskSpec } from '../../../src/compute/index.ts'
import { friedman1 } from '../../../src/ml/trees/friedman.fixture.ts'
import { encodeArtifact, rowOf } from '../../../src/ml/data/index.ts'
import { linearRegression, logisticRegression, predictLinear, predictLogistic } from '../../../src/ml/linear/index.ts'
import { accuracy, labelsFrom, rSquared } from '../../../src/ml/metrics/index.ts'
import { predictSvm, trainSvm } from '../../../src/ml/svm/index.ts'
import {
  type ForestData,
  type GrownTree,
  mergeForest,
  predictBoosting,
  predictForest,
  prepareForest,
  trainBoosting,
  trainForest,
  treeExplainer,
} from '../../../src/ml/trees/index.ts'
import { readTelco, splitTelco } from '../../parity/telco.ts'
import { evaluationData, hasEvaluationData } from '../../support/data.ts'
import type { Bench, BenchRow } from '../bench.ts'
import { type ReferenceCost, runScikitLearn, type Table } from './scikit-learn.ts'

// Processor time of training and scoring with the model kit, beside scikit-learn on the same numbers in the same run.

interface Cost extends ReferenceCost {}

/** Trains and predicts `repeats` times and takes the quickest, which other work on the machine disturbed least. */
const measure = async <Model>(
  repeats: number,
  test: Table,
  train: () => Model | Promise<Model>,
  predict: (model: Model) => Float64Array,
  score: (actual: Float64Array, predicted: Float64Array) => number | null,
): Promise<Cost> => {
  let best: Cost | undefined
  for (let round = 0; round < repeats; round++) {
    const start = cpuMs()
    const model = await train()
    const trained = cpuMs()
    const predicted = predict(model)
    const end = cpuMs()
    const cost = { trainCpuMs: trained - start, predictCpuMs: end - trained, score: score(test.y, predicted) ?? 0 }
    if (best === undefined || cost.trainCpuMs < best.trainCpuMs) best = cost
  }
  if (best === undefined) throw new RangeError(`expected at least one repeat, got ${repeats}`)
  return best
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const beside = (name: string, ours: Cost, reference: ReferenceCost | undefined): BenchRow => ({
  name,
  figures: {
    trainCpuMs: ours.trainCpuMs,
    predictCpuMs: ours.predictCpuMs,
    score: ours.score,
    ...(reference === undefined
      ? {}
      : {
          sklearnTrainCpuMs: reference.trainCpuMs,
          sklearnPredictCpuMs: reference.predictCpuMs,
          sklearnScore: reference.score,
          trainRatio: ours.trainCpuMs / reference.trainCpuMs,
          ratio: (ours.trainCpuMs + ours.predictCpuMs) / (reference.trainCpuMs + reference.predictCpuMs),
        }),
  },
  ...(reference === undefined ? { note: 'scikit-learn is not installed here: ours only' } : {}),
})

const forestRows = async (): Promise<BenchRow[]> => {
  const test = friedman1(10_000, 99)
  const rows: BenchRow[] = []
  for (const [size, trees] of [
    [5_000, 100],
    [50_000, 20],
  ] as const) {
    const train = friedman1(size, 1)
    const ours = await measure(
      3,
      test,
      () => trainForest(train.x, train.y, { kind: 'regression', engine: 'histogram', trees, seed: 1 }),
      (forest) => predictForest(forest, test.x),
      rSquared,
    )
    const name = `random forest, ${size} × 10, ${trees} trees (goal ≤ 0.6 ×)`
    rows.push(beside(name, ours, runScikitLearn('forest', train, test, trees)))
  }
  const forest = trainForest(test.x, test.y, { kind: 'regression', engine: 'histogram', minLeaf: 5, seed: 1 })
  const explain = treeExplainer(forest)
  const start = cpuMs()
  for (let i = 0; i < 200; i++) explain(rowOf(test.x, i))
  rows.push({
    name: 'TreeSHAP, forest of 10,000 × 10, 100 trees, 5 rows a leaf',
    figures: { cpuMsPerRow: (cpuMs() - start) / 200, nodes: forest.feature.length },
  })
  return rows
}

const threadRows = async (): Promise<BenchRow[]> => {
  const task: TaskSpec<ForestData, GrownTree> = {
    name: 'bench.growTree',
    file: new URL('./grow-tree.task.ts', import.meta.url),
    timeoutMs: 120_000,
  }
  const train = friedman1(20_000, 1)
  const data = prepareForest(train.x, train.y, { kind: 'regression', engine: 'histogram' })
  const rows: BenchRow[] = []
  const artifacts = new Set<string>()
  for (const threads of [1, 2]) {
    const host = await startComputeHost({ threads })
    try {
      const pieces = Array.from({ length: 40 }, () => ({}))
      // the first trees load the files
      await host.map(task, data, pieces.slice(0, 4))
      const start = performance.now()
      const trees = await host.map(task, data, pieces, { seed: 5 })
      const wallMs = performance.now() - start
      artifacts.add(encodeArtifact(mergeForest(data, trees)))
      rows.push({
        name: `random forest, 20,000 × 10, 40 trees, ${threads} threads of the compute host`,
        figures: { wallMs },
        note: 'wall time: tells something on an idle machine only',
      })
    } finally {
      await host.stop()
    }
  }
  rows.push({ name: 'the same forest on 1 and 2 threads', figures: { equal: artifacts.size === 1 ? 'yes' : 'NO' } })
  return rows
}

const libraryRow = async (): Promise<BenchRow> => {
  const train = friedman1(400, 1)
  const test = friedman1(2_000, 2)
  const cost = (engine: 'histogram' | 'ml-random-forest') =>
    measure(
      2,
      test,
      () => trainForest(train.x, train.y, { kind: 'regression', engine, trees: 20, seed: 1 }),
      (forest) => predictForest(forest, test.x),
      rSquared,
    )
  const ours = await cost('histogram')
  const theirs = await cost('ml-random-forest')
  return {
    name: 'histogram forest against ml-random-forest, 400 × 10, 20 trees',
    figures: {
      trainCpuMs: ours.trainCpuMs,
      libraryTrainCpuMs: theirs.trainCpuMs,
      ratio: ours.trainCpuMs / theirs.trainCpuMs,
      r2: ours.score,
      libraryR2: theirs.score,
    },
  }
}

const byHalf = (actual: Float64Array, probability: Float64Array) => accuracy(actual, labelsFrom(probability))

const churnRows = async (): Promise<BenchRow[]> => {
  if (!hasEvaluationData)
    return [{ name: 'Telco churn', figures: {}, note: 'the evaluation data are not here: skipped' }]
  const { train, holdout } = splitTelco(readTelco(evaluationData('churn/telco.csv')), 1)
  const [from, test] = [train, holdout].map(({ x, label }) => ({ x, y: label }))
  if (from === undefined || test === undefined) return []
  const logistic = await measure(
    5,
    test,
    () => logisticRegression(from.x, from.y),
    (model) => predictLogistic(model, test.x),
    byHalf,
  )
  const boosting = await measure(
    3,
    test,
    () => trainBoosting(from.x, from.y, { loss: 'log' }),
    (model) => predictBoosting(model, test.x),
    byHalf,
  )
  const svm = await measure(
    2,
    test,
    () => trainSvm(from.x, from.y, { kind: 'classification' }),
    (model) => predictSvm(model, test.x),
    accuracy,
  )
  return [
    beside('logistic regression, Telco 5,282 × 30', logistic, runScikitLearn('logistic', from, test)),
    beside('boosting, Telco 5,282 × 30, 100 trees', boosting, runScikitLearn('boosting', from, test)),
    beside('SVM, Telco 5,282 × 30 (libsvm-js trains, ours predicts)', svm, runScikitLearn('svm', from, test)),
  ]
}

/** Training time at 1, 10 and 100 times the rows, and the slope of its logarithm: 1 is linear. */
const slope = async (name: string, start: number, train: (table: Table) => unknown): Promise<BenchRow> => {
  const times: number[] = []
  for (const rows of [start, 10 * start, 100 * start]) {
    const table = friedman1(rows, 1)
    let best = Infinity
    for (let round = 0; round < 2; round++) {
      const from = cpuMs()
      await train(table)
      best = Math.min(best, cpuMs() - from)
    }
    times.push(best)
  }
  const [one, ten, hundred] = times
  return {
    name: `${name}: rows ${start}, × 10, × 100`,
    figures: {
      trainCpuMs: one!,
      trainCpuMsAt10: ten!,
      trainCpuMsAt100: hundred!,
      slopeTo10: Math.log10(ten! / one!),
      slopeTo100: Math.log10(hundred! / ten!),
    },
  }
}

const labelled = (y: Float64Array) => y.map((value) => (value > 14 ? 1 : 0))

const slopeRows = async (): Promise<BenchRow[]> => [
  await slope('linear regression, 10 columns', 3_000, ({ x, y }) => predictLinear(linearRegression(x, y), x)),
  await slope('logistic regression, 10 columns', 3_000, ({ x, y }) => logisticRegression(x, labelled(y))),
  await slope('random forest, 10 columns, 5 trees, 5 rows a leaf', 2_000, ({ x, y }) =>
    trainForest(x, y, { kind: 'regression', engine: 'histogram', trees: 5, minLeaf: 5 }),
  ),
  await slope('boosting, 10 columns, 20 trees', 2_000, ({ x, y }) =>
    trainBoosting(x, y, { loss: 'squared', trees: 20 }),
  ),
  await slope('SVM regression, 10 columns', 60, ({ x, y }) => trainSvm(x, y, { kind: 'regression' })),
]

const bench: Bench = async () => [
  ...(await forestRows()),
  ...(await threadRows()),
  await libraryRow(),
  ...(await churnRows()),
  ...(await slopeRows()),
]
/** The smallest of them. */
export const short: Bench = async () => [await libraryRow()]

export default bench
