import {
  RapportError,
  type ChangeableFeature,
  type PromotedModel,
  type RunSql,
  type WhatIf,
  type WhatIfAsk,
  type WhatIfScore,
} from 'rapport-crm/sdk'
import { lastDayBefore } from 'rapport-crm/task'
import { ownFeatures, stateFeatureNames, type FeatureChanges } from './algorithms/lifetime/changes.ts'
import type { LifetimeModel } from './algorithms/lifetime/lifetime-model.ts'
import { modelFeatureNames } from './algorithms/supervised/training-set.ts'
import type { StoredModel } from './artifact.ts'
import { loadHistoryOf } from './features.ts'
import type { Context } from './manifest.ts'
import { draftsOf, scoreHistory } from './score.ts'

const mostDays = 36_525
const mostMoney = 1e12
const purchaseDaysAfter = {
  description: 'Days with a purchase after the first one',
  min: 0,
  max: mostDays,
  isWhole: true,
} as const
const share = { min: 0, max: 1 } as const
const money = { min: 0, max: mostMoney } as const

/** Inputs of the purchase models. */
const stateFeatures: Readonly<Record<(typeof stateFeatureNames)[number], Omit<ChangeableFeature, 'name'>>> = {
  frequency: purchaseDaysAfter,
  activeDays: { description: 'Days from the first purchase to the last', min: 0, max: mostDays, isWhole: true },
  idleDays: { description: 'Days since the last purchase', min: 0, max: mostDays, isWhole: true },
  meanValue: { description: 'Mean amount of a day with a purchase, in the currency of the model', ...money },
}

/** Inputs of the models trained on features. */
const inputFeatures: Readonly<Record<(typeof modelFeatureNames)[number], Omit<ChangeableFeature, 'name'>>> = {
  idleShare: { description: 'Share of the time as a customer without a purchase until now', ...share },
  frequency: purchaseDaysAfter,
  totalValue: { description: 'Everything spent, in the currency of the model', ...money },
  valuePerDay: { description: 'Mean amount per day as a customer, in the currency of the model', ...money },
  meanBasket: { description: 'Mean amount of a day with a purchase, in the currency of the model', ...money },
  shareOfDays: { description: 'Share of the days as a customer with a purchase', ...share },
  valueLast90: { description: 'Amount of the last 90 days, in the currency of the model', ...money },
  gapShare: { description: 'Mean time between purchases as a share of the time as a customer', ...share },
}

/** Whether a kind of score comes from the model trained on features, rather than from the purchase model. */
const isOfInputs = (model: LifetimeModel, kind: string): boolean =>
  kind === 'clv.value' && model.supervised !== undefined

/** Throws INVALID_INPUT for purchases that do not fit into their time. */
const assertPossible = (changes: Readonly<Record<string, number>>, own: Readonly<Record<string, number>>): void => {
  if (changes['frequency'] === undefined && changes['activeDays'] === undefined) return
  const { frequency, activeDays } = { frequency: 0, activeDays: 0, ...own, ...changes }
  if (frequency === 0 ? activeDays === 0 : activeDays >= frequency) return
  throw new RapportError(
    'INVALID_INPUT',
    frequency === 0
      ? `expected activeDays 0 with frequency 0, got ${activeDays}: the only purchase is the first and the last; change both`
      : `expected activeDays of at least the frequency, ${frequency}, got ${activeDays}: each day has one; change both`,
    { path: ['changes'] },
  )
}

const score = async (
  { artifact: stored }: PromotedModel<StoredModel>,
  { kind, subjectId, asOf, changes }: WhatIfAsk,
  context: Context,
  sql: RunSql,
): Promise<WhatIfScore | undefined> => {
  const { model, timeZone } = stored
  const history = await loadHistoryOf(sql, [subjectId], asOf, stored)
  const own = ownFeatures(model, history.transactions, lastDayBefore(asOf, timeZone))
  if (!own) return undefined
  const ofInputs = isOfInputs(model, kind)
  if (!ofInputs) assertPossible(changes, own)
  const changed: FeatureChanges = ofInputs ? { inputs: changes } : { state: changes }
  const [scored] = await scoreHistory(stored, history, asOf, context, { changes: changed })
  const draft = scored && draftsOf(stored, scored, asOf).find((one) => one.kind === kind)
  return draft && { draft, own }
}

/** Values and probabilities with changed inputs of the model, all others as they are. */
export const whatIf: WhatIf<StoredModel, Context> = {
  kinds: ['clv.value', 'clv.alive'],
  features: ({ model }, kind) =>
    isOfInputs(model, kind)
      ? modelFeatureNames.map((name) => ({ name, ...inputFeatures[name] }))
      : stateFeatureNames.map((name) => ({ name, ...stateFeatures[name] })),
  score,
}
