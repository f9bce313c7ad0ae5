import { currencyOf, holdoutMetrics, type TrainedModel, type TrainingRun } from 'rapport-crm/sdk'
import type { Matrix } from 'rapport-crm/ml/data'
import { everybodyAlike, type Outlook } from '../algorithms/outlook.ts'
import type { TrainedSegmentation } from './train-segmentation.ts'
import { featuresFor, loadFeatures, loadPurchaseDays, type FeatureName } from '../features.ts'
import type { Context } from '../manifest.ts'
import type { AnyParams } from '../params.ts'

const dayMs = 86_400_000

/** Customers as they were `outlookDays` before a training (real units), and on how many days each has bought since. */
export interface PastCustomers {
  readonly cut: Date
  readonly raw: Matrix
  readonly outcome: Float64Array
}

export const loadPast = async (names: readonly FeatureName[], asOf: Date, context: Context): Promise<PastCustomers> => {
  const currency = currencyOf(context)
  const cut = new Date(asOf.getTime() - context.config.outlookDays * dayMs)
  const { customers, rows: raw } = await loadFeatures(context.snapshot, names, cut, currency, 'LEARN')
  return { cut, raw, outcome: await loadPurchaseDays(context.snapshot, customers, cut, asOf, currency) }
}

/**
 * Compares a segmentation with what customers did next: groups formed by the same recipe some time before the training
 * predict how often each customer has bought since. NOT_GRADED if there were too few customers then, or nothing has
 * happened since.
 */
export const gradeByOutlook = async (
  { recipe }: TrainedSegmentation,
  names: readonly FeatureName[],
  { cut, raw, outcome }: PastCustomers,
  run: TrainingRun<AnyParams>,
  context: Context,
): Promise<Pick<TrainedModel<unknown>, 'baseline' | 'grade' | 'metrics' | 'split'> & { readonly text: string }> => {
  const { outlookDays } = context.config
  const { names: features, transforms } = featuresFor(names)
  const input = { raw, features, transforms, recipe, outcome }
  const found: Outlook | null =
    raw.rows === 0 ? null : await context.run('outlook', input, { seed: run.seed, signal: run.signal })
  if (!found)
    return {
      grade: 'NOT_GRADED',
      metrics: [],
      text: `Not graded: ${outlookDays} days earlier there were too few customers to compare groups with what they did next`,
    }
  const { comparison } = found
  return {
    grade: comparison.grade,
    metrics: holdoutMetrics([found.model]),
    baseline: { name: everybodyAlike, metrics: holdoutMetrics([found.baseline]) },
    split: { method: 'time', trainRows: found.customers, holdoutRows: found.customers, cutAt: cut.toISOString() },
    text: `Groups formed ${outlookDays} days earlier predict on how many days each customer has bought since: ${comparison.text}`,
  }
}
