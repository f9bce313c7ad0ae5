import { defineArtifact } from 'rapport-crm/sdk'
import { decodeArtifact, encodeArtifact, isModel } from 'rapport-crm/ml/data'
import type { DriftProfile } from 'rapport-crm/ml/metrics'
import { checkLinearModel, type LinearModel } from './algorithms/linear/linear-model.ts'
import type { Context } from './manifest.ts'

/** How texts are read and feelings followed: kept with the model, so that a score can be computed again. */
export type Settings = Context['config']

/** How texts looked when the model was made, for drift; null before there were any. */
export interface TextProfile {
  /** Texts looked at. */
  readonly rows: number
  /** Texts by language, and by whether something was known of them. */
  readonly languages: Readonly<Record<string, number>>
  readonly statuses: Readonly<Record<string, number>>
  readonly characters: DriftProfile
  readonly polarity: DriftProfile | null
}

/** What a training stores. */
export interface StoredModel {
  readonly model: 'sentiment.stored'
  readonly settings: Settings
  /** Null: the word lists alone. */
  readonly linear: LinearModel | null
  readonly profile: TextProfile | null
}

const isStoredModel = (value: unknown): value is StoredModel => isModel(value, 'sentiment.stored')

/** How models are stored and decoded. Decoding also throws `ModelInputError` for a linear model of other word lists. */
export const artifact = defineArtifact<StoredModel>({
  encode: (model) => Buffer.from(encodeArtifact(model)),
  decode: (bytes) => {
    const stored = decodeArtifact(Buffer.from(bytes).toString(), isStoredModel)
    if (stored.linear) checkLinearModel(stored.linear)
    return stored
  },
})
