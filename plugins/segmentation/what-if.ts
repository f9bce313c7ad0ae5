import { type ChangeableFeature, type PromotedModel, type RunSql, type WhatIf } from 'rapport-crm/sdk'
import { matrix, rowOf } from 'rapport-crm/ml/data'
import { currencyOfModel, type LiveModel } from './artifact.ts'
import { features, loadFeaturesOf, type FeatureName } from './features.ts'
import type { Context } from './manifest.ts'
import { assignTable, scoreOf } from './score.ts'
import { namesByLabel } from './store.ts'

const mostDays = 36_525
const mostMoney = 1e12
const days = { min: 0, max: mostDays }
const share = { min: 0, max: 1 }
const count = { min: 0, max: 1e6, isWhole: true }

/** What a customer with a purchase can have. */
const bounds: Readonly<Record<FeatureName, Pick<ChangeableFeature, 'min' | 'max' | 'isWhole'>>> = {
  recencyDays: { ...days, isWhole: true },
  frequency: { min: 1, max: mostDays, isWhole: true },
  // Refunds can make them negative.
  monetary: { min: -mostMoney, max: mostMoney },
  averageOrder: { min: -mostMoney, max: mostMoney },
  tenureDays: days,
  meanGapDays: days,
  gapVariation: { min: 0, max: 1_000 },
  interactions: count,
  interactionRecencyDays: days,
  supportShare: share,
  emailShare: share,
  callShare: share,
}

/**
 * How clearly a customer with changed features belongs to a segment, and to which, as the reasons say. One row takes
 * microseconds with a model that is open here; a thread would first have to be sent the model.
 */
export const whatIf: WhatIf<LiveModel, Context> = {
  kinds: ['segmentation.fit'],
  features: ({ names }) => names.map((name) => ({ name, description: features[name].description, ...bounds[name] })),
  score: async (
    { artifact: live }: PromotedModel<LiveModel>,
    { subjectId, asOf, changes },
    context: Context,
    sql: RunSql,
  ) => {
    const { names } = live
    const { customers, rows } = await loadFeaturesOf(sql, [subjectId], names, asOf, currencyOfModel(live, context))
    if (customers.length === 0) return undefined
    const row = rowOf(rows, 0)
    const own = Object.fromEntries(names.map((name, j) => [name, row[j]!]))
    const changed = Float64Array.from(names, (name, j) => changes[name] ?? row[j]!)
    const [assigned] = await assignTable(live, { customers, rows: matrix(changed, 1, names.length) })
    const segments = await namesByLabel(sql)
    return { draft: scoreOf(assigned!, live, segments.get(assigned!.segment), asOf, context), own }
  },
}
