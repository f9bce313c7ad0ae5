import type { ScoreDraft } from 'rapport-crm/sdk'
import { features, type FeatureName } from './features.ts'
import type { Assigned } from './store.ts'
import type { LiveModel } from './artifact.ts'
import type { X } from './manifest.ts'

const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** Which segment a feature speaks for: the customer's own or, for a method that compares two, the next best. */
const factorText = (feature: string, value: number, contribution: number, name: string, next: string | undefined) => {
  const what = `${features[feature as FeatureName]?.description ?? feature}: ${digits.format(value)}`
  if (contribution === 0) return `${what}, which is not decisive`
  if (next === undefined) return `${what}, which speaks ${contribution > 0 ? 'for' : 'against'} "${name}"`
  const [better, worse] = contribution > 0 ? [name, next] : [next, name]
  return `${what}, which speaks for "${better}" rather than "${worse}"`
}

const strongestFirst = (factors: Assigned['reasons']['factors']) =>
  factors.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))

/**
 * How clearly a customer belongs to its segment: 0 (as good as in the next) to 1, bounded from the raw value that the
 * factors add up to.
 */
export const scoreOf = (
  assigned: Assigned,
  live: LiveModel,
  /** Name of its segment; undefined if that is gone. */
  segmentName: string | undefined,
  asOf: Date,
  x: X,
): ScoreDraft => {
  const { customerId, row, confidence, nextBest, reasons } = assigned
  const name = segmentName ?? 'no segment'
  const next = live.artifact.segments.find(({ segment }) => segment === nextBest)?.name
  return {
    subjectType: 'Customer',
    subjectId: customerId,
    kind: 'segmentation.fit',
    value: confidence,
    unit: 'INDEX',
    band:
      confidence < 0.1
        ? 'VERY_LOW'
        : confidence < 0.25
          ? 'LOW'
          : confidence < 0.5
            ? 'MEDIUM'
            : confidence < 0.75
              ? 'HIGH'
              : 'VERY_HIGH',
    explanation: {
      method: reasons.method,
      baseValue: reasons.baseValue,
      residual: reasons.residual,
      rawValue: reasons.value,
      factors: strongestFirst(reasons.factors).map(({ feature, value, contribution }) => ({
        feature,
        value,
        contribution,
        text: factorText(feature, value, contribution, name, next),
      })),
    },
    inputHash: x.models.hash({ names: live.names, row: [...row] }),
    dataAsOf: asOf,
  }
}
