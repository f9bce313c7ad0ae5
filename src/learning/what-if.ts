import { RapportError } from '../core/errors.ts'
import type { RunSql } from '../db/sql.ts'
import type { ArtifactStore } from './artifact-store.ts'
import { findPromoted } from './live-scoring.ts'
import type { ChangeableFeature, ScoreDraft } from './model-kit.ts'
import type { ModelEntry } from './training.ts'

/** A feature with a new value. */
export interface FeatureChange {
  readonly feature: string
  readonly value: number
}

/** What a model is asked. */
export interface WhatIfQuestion {
  readonly kind: string
  readonly subjectType: string
  /** Uuid of the record. */
  readonly subjectId: string
  readonly asOf: Date
  readonly horizonDays: number | undefined
  readonly changes: readonly FeatureChange[]
}

/** A feature with the record's own value and the one that it was scored with. */
interface AskedFeature extends ChangeableFeature {
  /** Null if there is nothing to score. */
  readonly own: number | null
  readonly value: number | null
}

/** A score that is not stored. */
export interface Hypothetical {
  /** Undefined if the record has nothing to score. */
  readonly draft: ScoreDraft | undefined
  readonly features: readonly AskedFeature[]
  /** The run that trained the model. */
  readonly runId: string
}

/** What answering works with. */
export interface WhatIfDeps {
  readonly entries: readonly ModelEntry[]
  readonly artifacts: ArtifactStore
  /** Whether a plugin is configured, running or not. */
  readonly isConfigured: (plugin: string) => boolean
  readonly sql: RunSql
}

/** Every kind of score that some running model can be asked about, sorted. */
export const whatIfKinds = (entries: readonly ModelEntry[]): readonly string[] =>
  [...new Set(entries.flatMap(({ model }) => model.whatIfKinds))].toSorted()

const refuse = (path: readonly string[], message: string): RapportError =>
  new RapportError('INVALID_INPUT', message, { path })

/** The changes by name. Throws INVALID_INPUT for one that is unknown, named twice or out of range. */
const checked = (changes: readonly FeatureChange[], features: readonly ChangeableFeature[]): Record<string, number> => {
  const byName = new Map(features.map((feature) => [feature.name, feature]))
  const found: Record<string, number> = {}
  for (const [i, { feature: name, value }] of changes.entries()) {
    const feature = byName.get(name)
    if (!feature) {
      const known = [...byName.keys()].join(', ')
      throw refuse(
        ['changes', String(i), 'feature'],
        `expected one of ${known}, got ${JSON.stringify(name.slice(0, 60))}`,
      )
    }
    if (Object.hasOwn(found, name))
      throw refuse(['changes', String(i), 'feature'], `expected each feature once, got ${name} again`)
    const { min, max, isWhole = false } = feature
    if (!(value >= min && value <= max) || (isWhole && !Number.isInteger(value)))
      throw refuse(
        ['changes', String(i), 'value'],
        `expected ${isWhole ? 'a whole number' : 'a number'} from ${min} to ${max} for ${name}, got ${value}`,
      )
    found[name] = value
  }
  return found
}

/**
 * Scores a record with changed features by the promoted model of the plugin that the kind belongs to. Stores nothing.
 * Throws INVALID_INPUT for a kind that no model can be asked about and for changes that a model does not take, NOT_FOUND if no
 * model is promoted, PLUGIN_UNAVAILABLE while the plugin does not run.
 */
export const whatIf = async (question: WhatIfQuestion, deps: WhatIfDeps): Promise<Hypothetical> => {
  const { kind, changes, ...subject } = question
  const [plugin = ''] = kind.split('.', 1)
  const ofPlugin = deps.entries.filter((entry) => entry.plugin === plugin)
  if (ofPlugin.length === 0 && deps.isConfigured(plugin))
    throw new RapportError('PLUGIN_UNAVAILABLE', `no model of the plugin ${plugin} is running; see Query.plugins`, {
      details: { plugin },
    })
  const kinds = whatIfKinds(deps.entries)
  if (!kinds.includes(kind))
    throw refuse(
      ['kind'],
      `expected one of ${kinds.join(', ') || 'none yet'}, got ${JSON.stringify(kind.slice(0, 60))}`,
    )
  const promoted = await findPromoted(
    deps.sql,
    (algorithm) => ofPlugin.find((entry) => entry.algorithm === algorithm),
    plugin,
  )
  if (!promoted)
    throw new RapportError('NOT_FOUND', `no model of the plugin ${plugin} is promoted; train one`, { path: ['kind'] })
  const { ref, entry } = promoted
  const model = (await entry.model.open(ref, deps.artifacts.reader(ref.artifactHash))).whatIf
  if (!model || !entry.model.whatIfKinds.includes(kind))
    throw refuse(['kind'], `expected a kind that ${entry.algorithm} can be asked about, got ${kind}`)
  const features = model.features(kind)
  const changed = checked(changes, features)
  const scored = await model.score({ ...subject, kind, changes: changed }, deps.sql)
  return {
    draft: scored?.draft,
    features: features.map((feature) => {
      const own = scored?.own[feature.name] ?? null
      return { ...feature, own, value: changed[feature.name] ?? own }
    }),
    runId: ref.runId,
  }
}
