import { RapportError } from '../../core/errors.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { UnitOfWork } from '../../events/unit-of-work.ts'
import type { Models } from '../../models/model-service.ts'
import type { ModelEntry } from '../../models/training.ts'
import { ModelRun, RunStatus } from '../../models/model-run.entity.ts'
import { notFound, requirePast, uuidOf } from '../input.ts'
import type { CancelModelRunInput, PromoteModelRunInput, TrainModelInput } from './model.input.ts'

/** Names of the job queues of models. */
export const trainJob = 'model.train'
export const promoteJob = 'model.promote'

/** What the model mutations need beside the transaction. */
export interface ModelParts {
  readonly jobs: Jobs
  /** The models of every running plugin. */
  readonly models: Models
  /** Ids of the plugins that are configured, running or not. */
  readonly plugins: () => readonly string[]
}

const findModel = (parts: ModelParts, plugin: string, algorithm: string): ModelEntry => {
  const ofPlugin = parts.models.entries.filter((entry) => entry.plugin === plugin)
  if (ofPlugin.length === 0) {
    if (parts.plugins().includes(plugin)) {
      throw new RapportError(
        'PLUGIN_UNAVAILABLE',
        `the plugin ${plugin} is not running or has no models; see Query.plugins`,
        {
          path: ['input', 'plugin'],
          details: { plugin },
        },
      )
    }
    throw new RapportError(
      'UNKNOWN_PLUGIN',
      `expected one of the plugins ${parts.plugins().join(', ')}, got ${JSON.stringify(plugin.slice(0, 60))}`,
      {
        path: ['input', 'plugin'],
      },
    )
  }
  const found = ofPlugin.find((entry) => entry.algorithm === algorithm)
  if (found) return found
  throw new RapportError(
    'UNKNOWN_ALGORITHM',
    `expected one of ${ofPlugin.map((entry) => entry.algorithm).join(', ')}, got ${JSON.stringify(algorithm.slice(0, 60))}`,
    { path: ['input', 'algorithm'] },
  )
}

/** Queues a training; the job is sent in the same transaction. */
export const trainModel =
  (parts: ModelParts) =>
  async (unit: UnitOfWork, input: TrainModelInput): Promise<string> => {
    const model = findModel(parts, input.plugin, input.algorithm)
    const params = model.definition.params.safeParse(input.params ?? {})
    if (!params.success) {
      const problems = params.error.issues.map((issue) => `${issue.path.join('.') || 'params'}: ${issue.message}`)
      throw new RapportError('INVALID_INPUT', `the params of ${input.algorithm} do not fit: ${problems.join('; ')}`, {
        path: ['input', 'params', ...(params.error.issues[0]?.path.map(String) ?? [])],
      })
    }
    const run = unit.em.create(
      ModelRun,
      {
        plugin: model.plugin,
        pluginVersion: model.pluginVersion,
        algorithm: model.algorithm,
        params: params.data as Record<string, unknown>,
        seed: input.seed ?? 42,
        asOf: input.asOf ? requirePast(input.asOf, 'asOf', unit.now) : unit.now,
        createdAt: unit.now,
        promoteOnSuccess: input.promote ?? true,
        requestedBy: unit.viewer.id,
        message: 'waiting for a free runner',
      },
      { partial: true },
    )
    unit.em.persist(run)
    await unit.em.flush()
    await parts.jobs.send(unit.em, trainJob, { runId: run.id })
    unit.emit('model-run.changed', { runId: run.id, status: run.status })
    return run.id
  }

const findRun = async (unit: UnitOfWork, id: string): Promise<ModelRun> => {
  const run = await unit.em.findOne(ModelRun, { id: uuidOf(id, 'ModelRun', 'id') })
  if (!run) throw notFound('model run', 'id')
  return run
}

/** Cancels a run that has not ended; the runner notices within a second and ends its threads. */
export const cancelModelRun = async (unit: UnitOfWork, input: CancelModelRunInput): Promise<string> => {
  const run = await findRun(unit, input.id)
  const rows = await unit.em.execute(
    `update model_run set status = 'CANCELLED', message = 'cancelled on request', finished_at = now(), version = version + 1, updated_at = now()
     where id = ? and status in ('QUEUED', 'RUNNING') returning id`,
    [run.id],
  )
  if (rows.length === 0) {
    throw new RapportError('INVALID_STATE', `expected a run that is queued or running, this one is ${run.status}`, {
      path: ['input', 'id'],
    })
  }
  unit.emit('model-run.changed', { runId: run.id, status: RunStatus.CANCELLED })
  return run.id
}

/** Makes an earlier run's model the one that scores; everything is scored anew in the background. */
export const promoteModelRun =
  (parts: ModelParts) =>
  async (unit: UnitOfWork, input: PromoteModelRunInput): Promise<string> => {
    const run = await findRun(unit, input.id)
    if (run.status !== RunStatus.SUCCEEDED || !run.artifactHash) {
      throw new RapportError('INVALID_STATE', `expected a run that has succeeded, this one is ${run.status}`, {
        path: ['input', 'id'],
      })
    }
    if (run.promoted)
      throw new RapportError('INVALID_STATE', 'the model of this run is promoted already', { path: ['input', 'id'] })
    findModel(parts, run.plugin, run.algorithm)
    await parts.jobs.send(unit.em, promoteJob, { runId: run.id })
    return run.id
  }
