import { isRefusal } from '../errors.ts'
import { featuresOfPurchaseDays } from '../history/features.ts'
import { summarisePurchaseDays, type CustomerSummary } from '../history/summary.ts'
import { purchaseDays, type Transactions } from '../history/transactions.ts'
import {
  growForestPart,
  isSupervised,
  joinForest,
  predictSupervised,
  trainSupervised,
} from '../supervised/supervised-model.ts'
import { growthOf } from '../supervised/growth.ts'
import { modelTable, trainingSet } from '../supervised/training-set.ts'
import { expectedValue, fitValueModel, stateOf, type ValueModel } from '../value/value-model.ts'
import type { ComparisonPiece, Stage } from './plan.ts'

/** Predicted money of each customer known at the stage's `asOf`, in order of customer number; or why there is none. */
export type PieceResult =
  | { readonly piece: ComparisonPiece; readonly value: Float64Array }
  | { readonly piece: ComparisonPiece; readonly refusal: string }

/**
 * Runs one piece of a plan: fits on what was known at the stage's `asOf` and predicts the days after it. Too little data is an
 * answer (`refusal`), not an error; any other fault is thrown.
 */
export const runPiece = async (
  transactions: Transactions,
  seed: number,
  piece: ComparisonPiece,
): Promise<PieceResult> => {
  try {
    return { piece, value: await predictStage(transactions, seed, piece) }
  } catch (error) {
    if (isRefusal(error)) return { piece, refusal: error.message }
    throw error
  }
}

/**
 * Like `runPiece`, but throws on too little data. Without a `part` a forest is whole. Predictions of linear models and
 * the SVR may be below 0.
 */
export const predictStage = async (
  transactions: Transactions,
  seed: number,
  { stage, algorithm, part }: Pick<ComparisonPiece, 'stage' | 'algorithm'> & { readonly part?: number },
): Promise<Float64Array> => {
  const purchases = purchaseDays(transactions, stage.asOf)
  const summary = summarisePurchaseDays(purchases, 'DAY')
  if (!isSupervised(algorithm)) {
    return expectedValues(fitValueModel(summary, algorithm, { starts: 2 }), summary, stage.horizonDays)
  }
  const set = trainingSet(transactions, stage.asOf, stage.horizonDays)
  const model =
    algorithm === 'RANDOM_FOREST' && part !== undefined
      ? joinForest(set, [growForestPart(set, seed, part)])
      : await trainSupervised(algorithm, set, seed)
  const growth = growthBeyond(summary, model.windowDays, stage)
  return predictSupervised(model, modelTable(featuresOfPurchaseDays(purchases))).map((value, i) => value * growth[i]!)
}

/** Expected money of each customer of a summary over a horizon. */
export const expectedValues = (model: ValueModel, summary: CustomerSummary, horizonDays: number): Float64Array =>
  Float64Array.from(summary.customer, (_, i) => expectedValue(model, stateOf(summary, i), { horizonDays }).value)

/**
 * The factor from a supervised model's window to the horizon: the ratio of MBG/NBD's expected purchases in the two, by
 * customer; the ratio of the days if there is too little data for MBG/NBD.
 */
const growthBeyond = (summary: CustomerSummary, windowDays: number, { horizonDays }: Stage): Float64Array => {
  const rows = summary.customer.length
  if (windowDays === horizonDays) return new Float64Array(rows).fill(1)
  try {
    const model = fitValueModel(summary, 'MBG_NBD', { starts: 1 })
    return Float64Array.from({ length: rows }, (_, i) => growthOf(model, stateOf(summary, i), windowDays, horizonDays))
  } catch (error) {
    if (!isRefusal(error)) throw error
    return new Float64Array(rows).fill(horizonDays / windowDays)
  }
}
