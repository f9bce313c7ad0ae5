import type { CustomerGroups } from '../algorithms/compare/fairness.ts'
import type { ModelComparison } from '../algorithms/compare/judge.ts'
import { planComparison, type ComparisonOptions, type ValueAlgorithm } from '../algorithms/compare/plan.ts'
import type { Transactions } from '../algorithms/history/transactions.ts'
import {
  forestParts,
  isSupervised,
  type SupervisedAlgorithm,
  type SupervisedModel,
} from '../algorithms/supervised/supervised-model.ts'
import type { TrainingSet } from '../algorithms/supervised/training-set.ts'
import type { Runner } from '../manifest.ts'
import type { TaskOptions } from 'rapport-crm/task'
import { backtestNote, type LifetimeModel } from '../algorithms/lifetime/lifetime-model.ts'

export interface TrainingOptions {
  readonly algorithm: ValueAlgorithm
  /** Last day of the data that counts. */
  readonly asOf: number
  /** Days ahead that values should cover; a purchase model answers for any other horizon too. */
  readonly horizonDays: number
  /** Starting points of the search for the maximum likelihood. @default 4 */
  readonly starts?: number
  /** @default 0 */
  readonly penalty?: number
}

const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

/**
 * Trains one algorithm on everything up to and including day `asOf`, spread over the runner's threads: the starting
 * points of the fit and the parts of a forest. The result depends only on transactions, options and seed. A supervised
 * algorithm gets MBG/NBD beside it. Throws INSUFFICIENT_DATA and INVALID_INPUT (as `code` of the error, or of its cause
 * if a pool reports it).
 */
export const trainLifetimeModel = async (
  transactions: Transactions,
  options: TrainingOptions,
  runner: Runner,
  task: TaskOptions,
): Promise<LifetimeModel> => {
  const { algorithm, asOf, horizonDays, starts = 4, penalty = 0 } = options
  const process = isSupervised(algorithm) ? 'MBG_NBD' : algorithm
  const { summary, cohort } = await runner.run('summarise', { transactions, asOf }, task)
  const pieces = count(starts).map((start) => ({ start }))
  const candidates = await runner.map('fitStart', { process, cohort, penalty }, pieces, task)
  const fitted = await runner.run('finishFit', { process, cohort, candidates, penalty, summary }, task)
  const supervised = isSupervised(algorithm)
    ? await trainSpread(
        algorithm,
        await runner.run('trainingSet', { transactions, asOf, horizonDays }, task),
        runner,
        task,
      )
    : undefined
  const { backtest, intervals, errors } = await runner.run(
    'calibrate',
    { transactions, asOf, algorithm, horizonDays, modelSeed: task.seed },
    task,
  )
  const note = backtest && backtestNote(backtest)
  const value = { ...fitted, ...(intervals && { intervals }) }
  const model: LifetimeModel = {
    algorithm,
    asOf,
    horizonDays,
    value,
    ...(supervised && { supervised }),
    ...(backtest && { backtest }),
    ...(errors && { errors }),
    bandLimits: [],
    notes: [...value.notes, ...(note === undefined ? [] : [note])],
  }
  return { ...model, bandLimits: await runner.run('bandLimits', { transactions, asOf, model }, task) }
}

const trainSpread = async (
  algorithm: SupervisedAlgorithm,
  set: TrainingSet,
  runner: Runner,
  task: TaskOptions,
): Promise<SupervisedModel> => {
  const input = { algorithm, set, modelSeed: task.seed }
  if (algorithm !== 'RANDOM_FOREST') return runner.run('trainSupervised', input, task)
  const pieces = count(forestParts).map((part) => ({ part }))
  const parts = await runner.map('growForest', { set, modelSeed: task.seed }, pieces, task)
  return runner.run('trainSupervised', { ...input, parts }, task)
}

/**
 * Compares algorithms on one split by time, every contender on its own thread; see `planComparison` and `chooseWinner` for the rules.
 * Throws INSUFFICIENT_DATA and INVALID_INPUT as `planComparison`.
 */
export const compareAlgorithms = async (
  transactions: Transactions,
  {
    groups = [],
    ...options
  }: Omit<ComparisonOptions, 'seed'> & {
    /** The attributes by which the closest model is examined group by group. @default none */
    readonly groups?: readonly CustomerGroups[]
  },
  runner: Runner,
  task: TaskOptions,
): Promise<ModelComparison> => {
  const plan = planComparison(transactions, { ...options, seed: task.seed })
  const pieces = plan.pieces.map((piece) => ({ piece }))
  const results = await runner.map('comparePiece', { transactions, modelSeed: task.seed }, pieces, task)
  const { choice, table } = await runner.run('judge', { transactions, plan, results }, task)
  const predictions = table.contenders.map(({ value }) => ({ predicted: value }))
  const graded = await runner.map('grade', { actual: table.actual, modelSeed: task.seed }, predictions, task)
  return runner.run('conclude', { plan, choice, table, graded, groups }, task)
}
