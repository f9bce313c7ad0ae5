import { insufficientData, invalidInput } from '../errors.ts'
import type { Transactions } from '../history/transactions.ts'
import type { PurchaseProcessName } from '../purchasing/process.ts'
import { forestParts, type SupervisedAlgorithm } from '../supervised/supervised-model.ts'
import { firstDay } from '../supervised/training-set.ts'

/** What can predict a customer's money over a horizon: a purchase model with Gamma-Gamma, or a supervised model. */
export type ValueAlgorithm = PurchaseProcessName | SupervisedAlgorithm

/**
 * The algorithms, the simplest first: among equals, the earlier one is preferred. MBG/NBD, as simple as BG/NBD, comes
 * before it, because BG/NBD considers everybody who bought once and never again a certain customer.
 */
export const valueAlgorithms = [
  'MBG_NBD',
  'BG_NBD',
  'PARETO_NBD',
  'LINEAR',
  'RANDOM_FOREST',
  'SVR',
] as const satisfies readonly ValueAlgorithm[]

export interface ComparisonOptions {
  /** Last day of the data. */
  readonly asOf: number
  /** Days ahead that values are wanted for. */
  readonly horizonDays: number
  /** @default all six */
  readonly algorithms?: readonly ValueAlgorithm[]
  /** @default 0 */
  readonly seed?: number
}

/** Models see everything up to and including day `asOf` and predict the money of the `horizonDays` after it. */
export interface Stage {
  readonly name: 'INNER' | 'HOLDOUT'
  readonly asOf: number
  readonly horizonDays: number
}

/** One piece of work; it may run on any thread. */
export interface ComparisonPiece {
  readonly stage: Stage
  readonly algorithm: ValueAlgorithm
  /** Part of a forest; 0 for everything else. */
  readonly part: number
}

/** Who predicts what, as of when. Plain data. */
export interface ComparisonPlan {
  readonly algorithms: readonly ValueAlgorithm[]
  /** Decide the order of models, the latest window first; the hold-out plays no part in it. */
  readonly inner: readonly Stage[]
  /** Grades the models and rejects those that fail. */
  readonly holdout: Stage
  readonly pieces: readonly ComparisonPiece[]
  readonly seed: number
}

/** Fewest days that a stage predicts. */
const shortestWindowDays = 7

/** Windows before the hold-out, at most. */
const mostWindows = 3

/**
 * Windows before day `cut`, the latest first: as long as the hold-out, at most half of the history before it, and up to
 * three of them that begin on different days, so that no single season decides. A third of the history stays before the
 * earliest.
 */
const windowsBefore = (cut: number, first: number, holdoutDays: number): Stage[] => {
  const horizonDays = Math.min(holdoutDays, Math.floor((cut - first) / 2))
  const latest = cut - horizonDays
  const room = latest - Math.ceil(first + (cut - first) / 3)
  const step = Math.min(horizonDays, Math.floor(room / (mostWindows - 1)))
  return Array.from({ length: step > 0 ? mostWindows : 1 }, (_, i) => ({
    name: 'INNER',
    asOf: latest - i * step,
    horizonDays,
  }))
}

/**
 * Plans the comparison of algorithms on one split by time for all of them: the hold-out is the last `horizonDays` (at
 * most half of the history); before it come the windows in which models are chosen. Throws INSUFFICIENT_DATA if the
 * history is shorter than six weeks, INVALID_INPUT for unusable options.
 */
export const planComparison = (transactions: Transactions, options: ComparisonOptions): ComparisonPlan => {
  const { asOf, horizonDays, algorithms = valueAlgorithms, seed = 0 } = options
  if (!Number.isFinite(asOf)) throw invalidInput(`expected a day to predict from, got ${asOf}`)
  if (!(horizonDays >= 1)) throw invalidInput(`expected a horizon of at least a day, got ${horizonDays}`)
  if (algorithms.length === 0) throw invalidInput('expected at least one algorithm, got none')
  const last = Math.floor(asOf)
  const first = firstDay(transactions, last)
  const holdoutDays = Math.min(Math.floor(horizonDays), Math.ceil((last - first) / 2))
  const cut = last - holdoutDays
  const inner = windowsBefore(cut, first, holdoutDays)
  if (cut - first < 3 * shortestWindowDays || inner[0]!.horizonDays < 1) {
    throw insufficientData(
      `expected at least ${6 * shortestWindowDays} days of transactions to compare models on, got ${last - first}`,
    )
  }
  const holdout: Stage = { name: 'HOLDOUT', asOf: cut, horizonDays: holdoutDays }
  const pieces = [...inner, holdout].flatMap((stage) =>
    valueAlgorithms
      .filter((algorithm) => algorithms.includes(algorithm))
      .flatMap((algorithm) =>
        Array.from({ length: algorithm === 'RANDOM_FOREST' ? forestParts : 1 }, (_, part) => ({
          stage,
          algorithm,
          part,
        })),
      ),
  )
  return {
    algorithms: valueAlgorithms.filter((algorithm) => algorithms.includes(algorithm)),
    inner,
    holdout,
    pieces,
    seed,
  }
}
