// learning/ is the engine of models: a run is trained, graded and stored, promoted (promotion.ts), and from then on scores live
// (live-scoring.ts); replay.ts and drift.ts look back. The trainer (here) carries out a run; modules/model shows all of it in the graph.

import { RapportError } from '../core/errors.ts'
import { ids } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import type { ProcessorWait } from '../core/processor-wait.ts'
import { systemViewer, type Viewer } from '../core/viewer.ts'
import type { EntityManager } from '../db/orm.ts'
import type { NotNull, Row } from '../db/rows.ts'
import { sqlRunner, type RunSql } from '../db/sql.ts'
import { transact, type UnitOfWork } from '../write/unit-of-work.ts'
import type { ArtifactStore } from './artifact-store.ts'
import type { RunnableModel } from './define-model.ts'
import type { TrainedModel } from './model-kit.ts'
import type { Promotion } from './model-run.entity.ts'
import { decidePromotion } from './promotion.ts'
import { holdEvents } from '../events/outbox.ts'
import { failureOf } from './run-failure.ts'
import { fitMessage } from './run-message.ts'
import { announce, LostRun, Heartbeat, reported } from './run-progress.ts'
import { saveScores } from './score-store.ts'

/** A model of a running plugin, as training and live scoring need it. */
export interface ModelEntry {
  readonly plugin: string
  readonly pluginVersion: string
  readonly algorithm: string
  readonly model: RunnableModel
}

/** Finds the model of a run, or any of the plugin's; undefined if the plugin is not running here or has none. */
export type FindModel = (plugin: string, algorithm?: string) => ModelEntry | undefined

interface RunToScore {
  readonly id: string
  readonly plugin: string
  readonly algorithm: string
  readonly asOf: Date
  /** The run was requested without a past moment: scores are as of their computation. */
  readonly asOfNow: boolean
}

interface ClaimedRun extends RunToScore {
  readonly params: unknown
  readonly seed: number
  readonly fence: number
  readonly promotion: `${Promotion}`
}

/** How much of a run's progress its scoring takes. */
const scoringShareOf = ({ promotion }: ClaimedRun, { model }: ModelEntry): number =>
  promotion === 'NEVER' ? 0 : (model.scoringShare ?? 0.1)

/** A run's `asOf` this close to its request means "now". */
const asOfNowMs = 1_000

type RunRow = Row<'model_run', 'plugin' | 'algorithm' | 'as_of' | 'created_at'>

const runToScore = (id: string, row: RunRow): RunToScore => {
  const asOf = new Date(row.as_of)
  return {
    id,
    plugin: row.plugin,
    algorithm: row.algorithm,
    asOf,
    asOfNow: Math.abs(new Date(row.created_at).getTime() - asOf.getTime()) < asOfNowMs,
  }
}

/** A lock for writers of a plugin's scores: exclusive for a promotion, shared for live scoring. */
export const lockScores = 'select pg_advisory_xact_lock(hashtextextended($1, 1))'
export const lockScoresShared = 'select pg_advisory_xact_lock_shared(hashtextextended($1, 1))'

/** On whose behalf the kit writes for a plugin. */
export const pluginViewer = (plugin: string): Viewer => ({ ...systemViewer, kind: 'PLUGIN', id: plugin })

/** Executes queued model runs: at least once, applied once, by a fencing number that increases with every attempt. */
export class Trainer {
  readonly #em: EntityManager
  readonly #sql: RunSql
  readonly #artifacts: ArtifactStore
  readonly #find: FindModel
  readonly #log: Logger
  readonly #processorWait: (() => ProcessorWait) | undefined

  constructor(parts: {
    em: EntityManager
    artifacts: ArtifactStore
    find: FindModel
    log: Logger
    /** Watches the processor time of trainings. @default nobody reports that a run waits for the processor */
    processorWait?: () => ProcessorWait
  }) {
    this.#processorWait = parts.processorWait
    this.#em = parts.em
    this.#sql = sqlRunner(parts.em.fork())
    this.#artifacts = parts.artifacts
    this.#find = parts.find
    this.#log = parts.log
  }

  /**
   * Runs one queued run to its end. Resolves even if the run failed: the row says how. Rejects only if the database
   * fails.
   */
  async run(id: string, stop: AbortSignal): Promise<void> {
    const run = await this.#claim(id)
    if (!run) return
    const cancel = new AbortController()
    const signal = AbortSignal.any([stop, cancel.signal])
    const heartbeat = new Heartbeat(this.#sql, run, cancel, this.#processorWait?.())
    try {
      const entry = this.#find(run.plugin, run.algorithm)
      if (!entry)
        throw new RapportError('PLUGIN_UNAVAILABLE', `the plugin ${run.plugin} is not running`, {
          details: { plugin: run.plugin },
        })
      const trainingShare = 1 - scoringShareOf(run, entry)
      const trained = await entry.model.train({
        id: run.id,
        algorithm: run.algorithm,
        params: run.params,
        seed: run.seed,
        asOf: run.asOf,
        signal,
        progress: (f, text) => heartbeat.report(f * trainingShare, text),
      })
      signal.throwIfAborted()
      await this.#finish(run, entry, trained, heartbeat, signal)
    } catch (error) {
      await this.#fail(run, error, stop)
    } finally {
      heartbeat.stop()
    }
  }

  async #claim(id: string): Promise<ClaimedRun | undefined> {
    const [row] = await this.#sql<
      RunRow & Row<'model_run', 'params' | 'seed' | 'fence'> & Pick<ClaimedRun, 'promotion'>
    >(
      `update model_run set status = 'RUNNING', fence = fence + 1, progress = 0, message = 'starting', error = null,
         started_at = coalesce(started_at, now()), version = version + 1, updated_at = now()
       where id = $1 and status in ('QUEUED', 'RUNNING')
       returning id, plugin, algorithm, params, seed, as_of, created_at, fence, promotion`,
      [id],
    )
    if (!row) return undefined
    await announce(this.#sql, id, 'RUNNING')
    return {
      ...runToScore(id, row),
      params: row.params,
      seed: row.seed,
      fence: row.fence,
      promotion: row.promotion,
    }
  }

  /** Stores the model and, if it is promoted, every score that it gives: all of it in one transaction, or nothing. */
  async #finish(
    run: ClaimedRun,
    entry: ModelEntry,
    trained: TrainedModel<Uint8Array>,
    heartbeat: Heartbeat,
    signal: AbortSignal,
  ): Promise<void> {
    const message = fitMessage(trained.message)
    const hash = await this.#artifacts.save(this.#sql, trained.artifact)
    await transact(this.#em, { viewer: pluginViewer(run.plugin) }, async (unit) => {
      const sql = sqlRunner(unit.em)
      // From here to the commit nobody else promotes, so that the comparison is with the model that scores.
      if (run.promotion !== 'NEVER') await sql(lockScores, [run.plugin])
      const { promote, why } = await decidePromotion(sql, run, entry, trained)
      if (promote) {
        const share = scoringShareOf(run, entry)
        heartbeat.report(1 - share, 'scoring')
        await this.#scoreAll(
          run,
          entry,
          hash,
          unit,
          sql,
          signal,
          `a new ${run.algorithm} model was trained`,
          (f, text) => heartbeat.report(1 - share + share * f, text),
        )
      }
      // Last, so that progress can be written and a cancellation noticed while the scoring continues.
      heartbeat.stop()
      const [held] = await sql(
        `update model_run set status = 'SUCCEEDED', progress = 1, finished_at = now(), message = $3, rows = $4, features = $5::jsonb,
           split = $6::jsonb, metrics = $7::jsonb, baseline = $8::jsonb, grade = $9, calibration = $10::jsonb, fairness = $11::jsonb,
           artifact_hash = $12, promoted = $13, promoted_at = case when $13 then clock_timestamp() end, version = version + 1, updated_at = now()
         where id = $1 and fence = $2 and status = 'RUNNING' returning id`,
        [
          run.id,
          run.fence,
          why === undefined ? message : `${message.replace(/\.?$/, '.')} ${why}`,
          trained.rows,
          JSON.stringify(trained.features),
          trained.split ? JSON.stringify(trained.split) : null,
          JSON.stringify(trained.metrics),
          trained.baseline ? JSON.stringify(trained.baseline) : null,
          trained.grade ?? 'NOT_GRADED',
          JSON.stringify(trained.calibration ?? []),
          JSON.stringify(trained.fairness ?? []),
          hash,
          promote,
        ],
      )
      if (!held) throw new LostRun()
      await announce(sql, run.id, 'SUCCEEDED')
    })
  }

  /**
   * Scores everything with a model and replaces the promoted one. Live scoring of the plugin waits: afterwards the new
   * model scores, and no older data overwrites what live scoring wrote before.
   */
  async #scoreAll(
    run: RunToScore,
    entry: ModelEntry,
    hash: string,
    unit: UnitOfWork,
    sql: RunSql,
    signal: AbortSignal,
    why: string,
    progress: (fraction: number, message: string) => void = () => undefined,
  ): Promise<void> {
    await sql(lockScores, [run.plugin])
    const ref = { runId: run.id, algorithm: run.algorithm, artifactHash: hash }
    const { scoreAll } = await entry.model.open(ref, this.#artifacts.reader(hash))
    if (scoreAll) {
      const asOf = run.asOfNow ? new Date() : run.asOf
      const source = { plugin: run.plugin, pluginVersion: entry.pluginVersion, modelRunId: run.id }
      const cause = { kind: 'MODEL_RUN', recordId: ids.encode('ModelRun', run.id), text: why } as const
      const held = await holdEvents(sql)
      for await (const result of scoreAll({ asOf, signal, progress, cause })) {
        signal.throwIfAborted()
        await saveScores(held.sql, source, result.scores, cause)
        await result.save?.(unit, held.sql)
      }
      await held.release()
    }
    await sql(
      'update model_run set promoted = false, version = version + 1, updated_at = now() where plugin = $1 and promoted and id <> $2',
      [run.plugin, run.id],
    )
  }

  /**
   * Makes the model of an earlier run the one that scores, and scores everything with it. `isRollback`: it takes back
   * its old place among those promoted. Rejects if that fails, because its job is then tried again; until then the
   * run's `error` says why.
   */
  async promote(id: string, stop: AbortSignal, isRollback = false): Promise<void> {
    try {
      await this.#promote(id, stop, isRollback)
    } catch (error) {
      if (!stop.aborted) {
        const { code, message } = failureOf(error)
        const failure = { code, message: fitMessage(`its model could not be promoted: ${message}`) }
        // Logged once: if its job is tried again and fails the same way, that is not news to what was promoted in the
        // meantime.
        const [row] = await this.#sql(
          `update model_run set error = $2::jsonb, version = version + 1, updated_at = now()
           where id = $1 and status = 'SUCCEEDED' and error is distinct from $2::jsonb returning id`,
          [id, JSON.stringify(failure)],
        )
        if (row) await announce(this.#sql, id, 'SUCCEEDED')
      }
      throw error
    }
  }

  async #promote(id: string, stop: AbortSignal, isRollback: boolean): Promise<void> {
    const [row] = await this.#sql<RunRow & NotNull<'model_run', 'artifact_hash'>>(
      `select plugin, algorithm, as_of, created_at, artifact_hash from model_run where id = $1 and status = 'SUCCEEDED' and not promoted`,
      [id],
    )
    if (!row) return
    const run = runToScore(id, row)
    const entry = this.#find(run.plugin, run.algorithm)
    if (!entry)
      throw new RapportError('PLUGIN_UNAVAILABLE', `the plugin ${run.plugin} is not running`, {
        details: { plugin: run.plugin },
      })
    await transact(this.#em, { viewer: pluginViewer(run.plugin) }, async (unit) => {
      const sql = sqlRunner(unit.em)
      const why = isRollback
        ? `the ${run.algorithm} model that scored before was restored`
        : `an earlier ${run.algorithm} model was promoted`
      // A model that is rolled back has lost its place: a later rollback does not return to it.
      if (isRollback) await sql('update model_run set promoted_at = null where plugin = $1 and promoted', [run.plugin])
      await this.#scoreAll(run, entry, row.artifact_hash, unit, sql, stop, why)
      await sql(
        `update model_run set promoted = true, error = null, promoted_at = case when $2 then promoted_at else clock_timestamp() end,
           version = version + 1, updated_at = now() where id = $1`,
        [id, isRollback],
      )
      await announce(sql, id, 'SUCCEEDED')
    })
  }

  async #fail(run: ClaimedRun, error: unknown, stop: AbortSignal): Promise<void> {
    if (error instanceof LostRun) return
    // The process is stopping: the run stays RUNNING, and the next runner that gets the job restarts it.
    if (stop.aborted) throw error
    const { status, code, message: whole } = failureOf(error)
    const message = fitMessage(whole)
    if (status === 'FAILED' && code === 'INTERNAL_ERROR')
      this.#log.error({ runId: run.id, err: error }, 'a model run failed')
    const [row] = await this.#sql(
      `update model_run set status = $3, message = $5, error = $4::jsonb, progress = coalesce(${reported('model_run', 'fraction')}, progress),
         finished_at = now(), version = version + 1, updated_at = now()
       where id = $1 and fence = $2 and status = 'RUNNING' returning id`,
      [run.id, run.fence, status, JSON.stringify({ code, message }), message],
    )
    if (row) await announce(this.#sql, run.id, status)
  }
}
