import { outcomeBetween, summarise } from '../history/summary.ts'
import type { Transactions } from '../history/transactions.ts'
import { baselineNames, baselinePrediction, type BaselineName } from './baselines.ts'
import type { ComparisonPlan, Stage, ValueAlgorithm } from './plan.ts'
import type { PieceResult } from './predict.ts'

/** Predictions of one contender for one stage. */
export interface Contender {
  readonly name: ValueAlgorithm | BaselineName
  readonly kind: 'MODEL' | 'BASELINE'
  readonly value: Float64Array
}

/** What customers did in a stage, and what each contender had predicted. */
export interface StageTable {
  readonly stage: Stage
  /** Number of each row's customer. */
  readonly customer: Int32Array
  /** Money actually spent, by customer known at the stage's `asOf`. */
  readonly actual: Float64Array
  readonly contenders: readonly Contender[]
  /** Models that had too little data, and why. */
  readonly refusals: readonly { readonly name: ValueAlgorithm; readonly reason: string }[]
}

/**
 * Combines the pieces of a stage, in whatever order they came, with the baselines and the outcomes. Predictions below 0
 * become 0.
 */
export const stageTable = (
  transactions: Transactions,
  plan: ComparisonPlan,
  stage: Stage,
  results: readonly PieceResult[],
): StageTable => {
  const { customer } = summarise(transactions, stage.asOf)
  const actual = outcomeBetween(transactions, customer, stage.asOf, stage.asOf + stage.horizonDays).value
  const contenders: Contender[] = []
  const refusals: { name: ValueAlgorithm; reason: string }[] = []
  for (const name of plan.algorithms) {
    const parts = results
      .filter(({ piece }) => piece.algorithm === name && piece.stage.asOf === stage.asOf)
      .toSorted((a, b) => a.piece.part - b.piece.part)
    const values = parts.flatMap((result) => ('value' in result ? [result.value] : []))
    const refused = parts.find((result) => 'refusal' in result)
    if (refused && 'refusal' in refused) refusals.push({ name, reason: refused.refusal })
    else {
      const value = actual.map((_, i) => Math.max(0, values.reduce((sum, part) => sum + part[i]!, 0) / values.length))
      contenders.push({ name, kind: 'MODEL', value })
    }
  }
  for (const name of baselineNames) {
    contenders.push({ name, kind: 'BASELINE', value: baselinePrediction(name, transactions, stage) })
  }
  return { stage, customer, actual, contenders, refusals }
}
