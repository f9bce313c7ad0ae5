import type { RunSql } from '../db/sql.ts'
import type { ModelFacts, PrimaryMetric } from './define-model.ts'
import type { TrainedModel } from './model-kit.ts'
import type { Baseline, Metric, Promotion } from './model-run.entity.ts'

/** Whether a run's model replaces the promoted one, and what the run's message adds about it. */
export interface PromotionDecision {
  readonly promote: boolean
  readonly why: string | undefined
}

const figure = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

const isNoBetter = ({ grade }: Pick<TrainedModel<unknown>, 'grade'>): boolean =>
  grade === 'NO_BETTER_THAN_BASELINE' || grade === 'WORSE_THAN_BASELINE'

const named = ({ baseline }: Pick<TrainedModel<unknown>, 'baseline'>): string => (baseline ? ` "${baseline.name}"` : '')

const valueOf = (metrics: readonly Metric[] | undefined, name: string): number | undefined =>
  metrics?.find((metric) => metric.name === name)?.value

/** What a run is compared by; undefined if the run, or its baseline where that is the yardstick, lacks it. */
const comparedValue = (
  { name, relativeToBaseline = false }: PrimaryMetric,
  metrics: readonly Metric[],
  baseline: Baseline | null | undefined,
): number | undefined => {
  const value = valueOf(metrics, name)
  if (!relativeToBaseline || value === undefined) return value
  const yardstick = valueOf(baseline?.metrics, name)
  return yardstick === undefined || yardstick === 0 ? undefined : value / yardstick
}

/** Decides as the run requested; compares with the promoted run as seen by the transaction of `sql`. */
export const decidePromotion = async (
  sql: RunSql,
  run: { readonly plugin: string; readonly promotion: `${Promotion}` },
  { model }: { readonly model: Pick<ModelFacts, 'primaryMetric'> },
  trained: Pick<TrainedModel<unknown>, 'metrics' | 'promotable' | 'grade' | 'baseline'>,
): Promise<PromotionDecision> => {
  // If the plugin decided against it, its own message says why.
  if (run.promotion === 'NEVER' || trained.promotable === false) return { promote: false, why: undefined }
  if (trained.promotable === undefined && isNoBetter(trained))
    return { promote: false, why: `Not promoted: it is no better than the baseline${named(trained)}.` }
  if (run.promotion === 'ALWAYS') return { promote: true, why: undefined }
  const [promoted] = await sql<{ metrics: Metric[]; baseline: Baseline | null }>(
    'select metrics, baseline from model_run where plugin = $1 and promoted',
    [run.plugin],
  )
  if (!promoted) return { promote: true, why: undefined }
  const { primaryMetric } = model
  if (!primaryMetric) return { promote: false, why: 'Not promoted: the plugin names no metric to compare models by.' }
  const { name, better, relativeToBaseline } = primaryMetric
  const now = comparedValue(primaryMetric, trained.metrics, trained.baseline)
  const before = comparedValue(primaryMetric, promoted.metrics, promoted.baseline)
  const what = relativeToBaseline === true ? `${name} in relation to its baseline` : name
  if (now === undefined || before === undefined) {
    const lacking = now === undefined ? 'this run' : 'the promoted run'
    return { promote: false, why: `Not promoted: ${lacking} has no ${what} to compare.` }
  }
  const isWorse = better === 'higher' ? now < before : now > before
  const both = `${what} ${figure.format(now)} against ${figure.format(before)} of the model promoted before`
  return isWorse ? { promote: false, why: `Not promoted: ${both}.` } : { promote: true, why: `Promoted: ${both}.` }
}
