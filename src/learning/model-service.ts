import { hashJson } from '../core/canonical-json.ts'
import type { Logger } from '../core/log.ts'
import type { ProcessorWait } from '../core/processor-wait.ts'
import type { EntityManager } from '../db/orm.ts'
import { sqlRunner, type RunSql } from '../db/sql.ts'
import type { LoggedEventData } from '../events/logged-event.ts'
import type { Topic } from '../events/topics.ts'
import { transact, type UnitOfWork } from '../write/unit-of-work.ts'
import { ArtifactStore } from './artifact-store.ts'
import { measurePromoted } from './drift.ts'
import { findPromoted, scoreLive } from './live-scoring.ts'
import type { Model } from './define-model.ts'
import type { ModelKit } from './model-kit.ts'
import { replayScore, type Replay, type StoredScore } from './replay.ts'
import { whatIf, whatIfKinds, type Hypothetical, type WhatIfQuestion } from './what-if.ts'
import { saveScores } from './score-store.ts'
import { lockScores, pluginViewer, Trainer, type ModelEntry } from './training.ts'

/** Before every uuid. */
const firstUuid = '00000000-0000-0000-0000-000000000000'

/** All models of the running plugins: their training, promotion and live scoring. */
export class Models {
  readonly #entries: ModelEntry[] = []
  readonly #em: EntityManager
  readonly #artifacts: ArtifactStore
  readonly #log: Logger
  readonly trainer: Trainer

  constructor(parts: { em: EntityManager; log: Logger; processorWait?: () => ProcessorWait }) {
    this.#em = parts.em
    this.#log = parts.log
    this.#artifacts = new ArtifactStore(sqlRunner(parts.em.fork()))
    this.trainer = new Trainer({
      ...parts,
      artifacts: this.#artifacts,
      find: (plugin, algorithm) => this.#find(plugin, algorithm),
    })
  }

  get entries(): readonly ModelEntry[] {
    return this.#entries
  }

  #find(plugin: string, algorithm?: string): ModelEntry | undefined {
    return this.#entries.find(
      (entry) => entry.plugin === plugin && (algorithm === undefined || entry.algorithm === algorithm),
    )
  }

  /** Registers a plugin's models. */
  add<Context>(
    plugin: { readonly id: string; readonly version: string },
    models: Readonly<Record<string, Model<Context>>>,
    context: Context,
  ): void {
    for (const [algorithm, model] of Object.entries(models)) {
      this.#entries.push({ plugin: plugin.id, pluginVersion: plugin.version, algorithm, model: model.with(context) })
    }
  }

  remove(plugin: string): void {
    for (let i = this.#entries.length - 1; i >= 0; i--)
      if (this.#entries[i]!.plugin === plugin) this.#entries.splice(i, 1)
  }

  /** The topics after which a plugin's models score live; empty if there are none. */
  liveTopics(plugin: string): readonly Topic[] {
    return [
      ...new Set(this.#entries.filter((entry) => entry.plugin === plugin).flatMap((entry) => entry.model.liveTopics)),
    ]
  }

  /** Rescores after a batch of events, inside the transaction of `unit`. */
  scoreLive(plugin: string, events: readonly LoggedEventData[], unit: UnitOfWork): Promise<void> {
    return scoreLive(plugin, (algorithm) => this.#find(plugin, algorithm), this.#artifacts, events, unit)
  }

  /** Recomputes a stored score; see `replayScore`. */
  replay(stored: StoredScore, isConfigured: (plugin: string) => boolean): Promise<Replay> {
    return replayScore(stored, {
      find: (plugin, algorithm) => this.#find(plugin, algorithm),
      artifacts: this.#artifacts,
      isConfigured,
      sql: sqlRunner(this.#em.fork()),
    })
  }

  /** Kinds of scores that `whatIf` can be asked about. */
  get whatIfKinds(): readonly string[] {
    return whatIfKinds(this.#entries)
  }

  /** Scores a record with changed features; see `whatIf`. */
  whatIf(question: WhatIfQuestion, isConfigured: (plugin: string) => boolean, sql: RunSql): Promise<Hypothetical> {
    return whatIf(question, { entries: this.#entries, artifacts: this.#artifacts, isConfigured, sql })
  }

  /** Measures the drift of a promoted run, or of all of them; see `measurePromoted`. */
  measureDrift(runId: string | undefined, signal: AbortSignal): Promise<void> {
    return measurePromoted(
      {
        find: (plugin, algorithm) => this.#find(plugin, algorithm),
        artifacts: this.#artifacts,
        sql: sqlRunner(this.#em.fork()),
        log: this.#log,
      },
      runId,
      signal,
    )
  }

  /** The kit of one plugin. */
  kitOf(plugin: { readonly id: string; readonly version: string }): ModelKit {
    const promotedIn = (sql: RunSql) => findPromoted(sql, (name) => this.#find(plugin.id, name), plugin.id)
    const rescore: ModelKit['rescore'] = (cause, type, work) =>
      transact(this.#em, { viewer: pluginViewer(plugin.id) }, async (unit) => {
        const sql = sqlRunner(unit.em)
        await sql(lockScores, [plugin.id])
        const found = await promotedIn(sql)
        if (!found) return false
        const { ref, entry } = found
        const result = await work({ ...ref, artifact: await this.#artifacts.load(ref.artifactHash, type) }, sql)
        const source = { plugin: plugin.id, pluginVersion: entry.pluginVersion, modelRunId: ref.runId }
        await saveScores(sql, source, result.scores, cause)
        await result.save?.(unit, sql)
        return true
      })
    return {
      all: () => this.#entries.map(({ plugin: id, algorithm }) => ({ plugin: id, algorithm })),
      promoted: async (type, sql = sqlRunner(this.#em.fork())) => {
        const found = await promotedIn(sql)
        return found && { ...found.ref, artifact: await this.#artifacts.load(found.ref.artifactHash, type) }
      },
      hash: hashJson,
      rescore,
      rescorePages: async (cause, type, signal, page) => {
        let last: string | undefined = firstUuid
        while (last !== undefined) {
          signal.throwIfAborted()
          const after: string = last
          last = undefined
          await rescore(cause, type, async (model, sql) => {
            const scored = await page(model, after, sql)
            last = scored.last
            return scored
          })
        }
      },
      measureDrift: async (run) => {
        const found = await promotedIn(sqlRunner(this.#em.fork()))
        const model = found && (await found.entry.model.open(found.ref, this.#artifacts.reader(found.ref.artifactHash)))
        return model?.drift?.(run)
      },
      saveScores: (unit, runId, scores, cause) =>
        saveScores(
          sqlRunner(unit.em),
          { plugin: plugin.id, pluginVersion: plugin.version, modelRunId: runId },
          scores,
          cause,
        ),
    }
  }
}
