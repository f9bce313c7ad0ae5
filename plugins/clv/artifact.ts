import { currencyOf, defineArtifact } from 'rapport-crm/sdk'
import { decodeArtifact, encodeArtifact } from 'rapport-crm/ml/data'
import type { DriftReference } from './algorithms/lifetime/drift.ts'
import { isLifetimeModel, type LifetimeModel } from './algorithms/lifetime/lifetime-model.ts'
import type { Context } from './manifest.ts'

/**
 * How orders become transactions and money is counted: stored with the model, which would be meaningless with other
 * settings.
 */
export interface Settings {
  readonly currency: string
  readonly timeZone: string
  readonly monthlyDiscount: number
}

/** What a training stores. */
export interface StoredModel extends Settings {
  readonly model: LifetimeModel
  /** The reference for later customers. */
  readonly drift: DriftReference
}

/** The settings of a new training. */
export const settingsOf = (context: Context): Settings => ({
  currency: currencyOf(context),
  timeZone: context.config.timeZone,
  monthlyDiscount: context.config.monthlyDiscount,
})

const isStoredModel = (value: unknown): value is StoredModel =>
  typeof value === 'object' &&
  value !== null &&
  'model' in value &&
  isLifetimeModel(value.model) &&
  'drift' in value &&
  'currency' in value &&
  typeof value.currency === 'string' &&
  'timeZone' in value &&
  typeof value.timeZone === 'string' &&
  'monthlyDiscount' in value &&
  typeof value.monthlyDiscount === 'number'

/** How models are stored and decoded. */
export const artifact = defineArtifact<StoredModel>({
  encode: (stored) => Buffer.from(encodeArtifact(stored)),
  decode: (bytes) => decodeArtifact(Buffer.from(bytes).toString(), isStoredModel),
})
