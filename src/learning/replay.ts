import { RapportError } from '../core/errors.ts'
import type { RunSql } from '../db/sql.ts'
import { ArtifactMissing, type ArtifactStore } from './artifact-store.ts'
import type { FindModel } from './training.ts'

/** A way in which a replay can differ from the stored score. */
type ReplayDifferenceKind =
  | 'INPUTS_CHANGED'
  | 'PLUGIN_VERSION_CHANGED'
  | 'VALUE_DIFFERS'
  | 'NOTHING_TO_SCORE'
  | 'MODEL_GONE'

interface ReplayDifference {
  readonly kind: ReplayDifferenceKind
  readonly text: string
}

/** A score or an entry of its history, as far as a replay needs it. */
export interface StoredScore {
  readonly plugin: string
  readonly pluginVersion: string
  readonly kind: string
  readonly subjectType: string
  readonly subjectId: string
  readonly value: number | null
  readonly horizonDays: number | undefined
  readonly inputHash: string
  readonly dataAsOf: Date
  readonly runId: string
  readonly algorithm: string
  /** Null for a run that represents an outside source. */
  readonly artifactHash: string | null
}

/** A recomputed score. */
export interface Replay {
  /** Null if there is no value or none could be computed. */
  readonly value: number | null
  readonly inputHash: string | null
  /** Version of the plugin that recomputed it. */
  readonly pluginVersion: string | null
  /** Whether value and status came out as stored, to the last bit. */
  readonly same: boolean
  readonly differences: readonly ReplayDifference[]
}

/** What a replay works with. */
export interface ReplayDeps {
  readonly find: FindModel
  readonly artifacts: ArtifactStore
  /** Whether a plugin is configured, running or not. */
  readonly isConfigured: (plugin: string) => boolean
  readonly sql: RunSql
}

const gone = (text: string): Replay => ({
  value: null,
  inputHash: null,
  pluginVersion: null,
  same: false,
  differences: [{ kind: 'MODEL_GONE', text }],
})

/**
 * Recomputes a stored score with the model that produced it, from the records as they are now but no later than the
 * score's `dataAsOf`. Throws NOT_REPLAYABLE for a score from outside or an algorithm that does not support replay,
 * PLUGIN_UNAVAILABLE while the plugin does not run.
 */
export const replayScore = async (stored: StoredScore, deps: ReplayDeps): Promise<Replay> => {
  const { plugin, algorithm, artifactHash } = stored
  if (artifactHash === null)
    throw new RapportError(
      'NOT_REPLAYABLE',
      `expected a score of a model that was trained here; ${stored.kind} came from an outside system, where it ` +
        'can be recomputed',
      { path: ['id'] },
    )
  const entry = deps.find(plugin, algorithm)
  if (!entry) {
    if (deps.isConfigured(plugin) && !deps.find(plugin))
      throw new RapportError('PLUGIN_UNAVAILABLE', `the plugin ${plugin} is not running; see Query.plugins`, {
        details: { plugin },
      })
    return gone(
      deps.isConfigured(plugin)
        ? `the plugin ${plugin} no longer has the algorithm ${algorithm}`
        : `the plugin ${plugin} is no longer part of this server`,
    )
  }
  if (!entry.model.replays)
    throw new RapportError('NOT_REPLAYABLE', `${algorithm} of the plugin ${plugin} does not support replay`, {
      path: ['id'],
      details: { plugin },
    })
  const ref = { runId: stored.runId, algorithm, artifactHash }
  const model = await entry.model.open(ref, deps.artifacts.reader(artifactHash)).catch((error: unknown) => {
    if (error instanceof ArtifactMissing) return undefined
    throw error
  })
  if (model === undefined) return gone(`the model ${artifactHash} is no longer stored`)
  const draft = await model.replay!(
    {
      kind: stored.kind,
      subjectType: stored.subjectType,
      subjectId: stored.subjectId,
      asOf: stored.dataAsOf,
      horizonDays: stored.horizonDays,
    },
    deps.sql,
  )
  const value = draft?.value ?? null
  const same = Object.is(value === 0 ? 0 : value, stored.value === 0 ? 0 : stored.value)
  const differences: ReplayDifference[] = []
  if (draft && draft.inputHash !== stored.inputHash)
    differences.push({
      kind: 'INPUTS_CHANGED',
      text:
        `data from before ${stored.dataAsOf.toISOString()} has been added, changed or deleted since: the inputs ` +
        `hash to ${draft.inputHash}, not ${stored.inputHash}`,
    })
  if (entry.pluginVersion !== stored.pluginVersion)
    differences.push({
      kind: 'PLUGIN_VERSION_CHANGED',
      text: `${plugin} ${stored.pluginVersion} computed it, ${plugin} ${entry.pluginVersion} is running now`,
    })
  if (!same)
    differences.push(
      value === null
        ? { kind: 'NOTHING_TO_SCORE', text: 'the record, or everything that it was scored from, no longer exists' }
        : { kind: 'VALUE_DIFFERS', text: `the stored value is ${String(stored.value)}, the recomputed one ${value}` },
    )
  return { value, inputHash: draft?.inputHash ?? null, pluginVersion: entry.pluginVersion, same, differences }
}
