import { newUuid } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import type { NotNull, Row } from '../db/rows.ts'
import type { RunSql } from '../db/sql.ts'
import type { ArtifactStore } from './artifact-store.ts'
import type { DriftReport } from './model-kit.ts'
import { announce } from './run-progress.ts'
import type { FindModel } from './training.ts'

/** What measuring drift works with. */
export interface DriftDeps {
  readonly find: FindModel
  readonly artifacts: ArtifactStore
  readonly sql: RunSql
  readonly log: Logger
}

/** A report of a plugin that may not be stored: a figure is not finite. */
const assertFinite = ({ features }: DriftReport, plugin: string): void => {
  const bad = features.find(({ psi }) => !Number.isFinite(psi))
  if (bad)
    throw new Error(`the drift of ${bad.feature} that ${plugin} measured is ${bad.psi}, expected a finite number`)
}

/**
 * Measures how far the input data of promoted models has moved, and stores a report with each run; measures all of them
 * if no run is given. Skips models that do not measure drift or whose plugin does not run. A failure does not stop the
 * other measurements; the call rejects in the end.
 */
export const measurePromoted = async (
  { find, artifacts, sql, log }: DriftDeps,
  runId: string | undefined,
  signal: AbortSignal,
): Promise<void> => {
  const runs = await sql<Row<'model_run', 'id' | 'plugin' | 'algorithm'> & NotNull<'model_run', 'artifact_hash'>>(
    'select id, plugin, algorithm, artifact_hash from model_run where promoted and ($1::uuid is null or id = $1) order by plugin',
    [runId ?? null],
  )
  const failures: unknown[] = []
  for (const run of runs) {
    signal.throwIfAborted()
    const { id, plugin, artifact_hash: artifactHash } = run
    const entry = find(plugin, run.algorithm)
    if (!entry?.model.measuresDrift) continue
    try {
      const asOf = new Date()
      const ref = { runId: id, algorithm: entry.algorithm, artifactHash }
      const model = await entry.model.open(ref, artifacts.reader(artifactHash))
      const report = await model.drift!({ asOf, signal })
      assertFinite(report, plugin)
      await sql(
        `insert into drift_report (id, model_run_id, measured_at, rows, features, proposal, reasons)
         values ($1, $2, $3, $4, $5::jsonb, $6, $7)`,
        [
          newUuid(),
          id,
          asOf.toISOString(),
          report.rows,
          JSON.stringify(report.features),
          report.proposal,
          report.reasons,
        ],
      )
      await announce(sql, id, 'SUCCEEDED')
    } catch (error) {
      signal.throwIfAborted()
      log.error({ plugin, runId: id, err: error }, 'the drift of a model could not be measured')
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `the drift of ${failures.length} models could not be measured`)
}
