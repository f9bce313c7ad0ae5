import { RapportError } from '../../core/errors.ts'
import { schemaProblems } from '../../core/schema-problems.ts'
import type { ModuleContext } from '../../contract/context.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import type { ModelEntry } from '../../learning/training.ts'
import { externalAlgorithm, ModelRun, RunStatus, type Promotion } from '../../learning/model-run.entity.ts'
import { assertMayChange } from '../../read/changeable.ts'
import { reported } from '../../learning/run-progress.ts'
import { notFound, requirePast, uuidOf } from '../input.ts'
import type {
  CancelModelRunInput,
  PromoteModelRunInput,
  RollbackModelRunInput,
  TrainModelInput,
} from './model.input.ts'

/** Ids of the configured plugins, running or not. */
export const pluginIds = ({ platform }: Pick<ModuleContext, 'platform'>): readonly string[] =>
  platform.reports().map(({ id }) => id)

/** The models of a running plugin. Throws PLUGIN_UNAVAILABLE or UNKNOWN_PLUGIN. */
export const modelsOf = (context: Pick<ModuleContext, 'platform'>, plugin: string): readonly ModelEntry[] => {
  const ofPlugin = context.platform.models.entries.filter((entry) => entry.plugin === plugin)
  if (ofPlugin.length === 0) {
    if (pluginIds(context).includes(plugin)) {
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
      `expected one of the plugins ${pluginIds(context).join(', ')}, got ${JSON.stringify(plugin.slice(0, 60))}`,
      {
        path: ['input', 'plugin'],
      },
    )
  }
  return ofPlugin
}

/** One model of a running plugin. Throws PLUGIN_UNAVAILABLE, UNKNOWN_PLUGIN or UNKNOWN_ALGORITHM. */
export const findModel = (context: Pick<ModuleContext, 'platform'>, plugin: string, algorithm: string): ModelEntry => {
  const ofPlugin = modelsOf(context, plugin)
  const found = ofPlugin.find((entry) => entry.algorithm === algorithm)
  if (found) return found
  throw new RapportError(
    'UNKNOWN_ALGORITHM',
    `expected one of ${ofPlugin.map((entry) => entry.algorithm).join(', ')}, got ${JSON.stringify(algorithm.slice(0, 60))}`,
    { path: ['input', 'algorithm'] },
  )
}

/** The params of a training with defaults filled in. Throws INVALID_INPUT, naming every problem. */
export const checkedParams = (
  { algorithm, model }: ModelEntry,
  params: Readonly<Record<string, unknown>> | null | undefined,
): Record<string, unknown> => {
  const checked = model.params.safeParse(params ?? {})
  if (checked.success) return checked.data as Record<string, unknown>
  const problems = schemaProblems(model.params, checked.error, params, 'params')
  throw new RapportError('INVALID_INPUT', `the params of ${algorithm} do not fit: ${problems.join('; ')}`, {
    path: ['input', 'params', ...(checked.error.issues[0]?.path.map(String) ?? [])],
  })
}

/** What a queued training consists of. */
export interface TrainingOrder {
  readonly params: Record<string, unknown>
  readonly seed: number
  readonly asOf: Date
  readonly promotion: `${Promotion}`
  readonly requestedBy: string
}

/** Seed of all randomness unless another one is given. */
export const defaultSeed = 42

/** Creates a run and queues its job in the transaction of `unit`. */
export const queueTraining = async (
  context: ModuleContext,
  unit: UnitOfWork,
  { plugin, pluginVersion, algorithm }: ModelEntry,
  order: TrainingOrder,
): Promise<string> => {
  const run = unit.em.create(
    ModelRun,
    { ...order, plugin, pluginVersion, algorithm, createdAt: unit.now, message: 'waiting for a free runner' },
    { partial: true },
  )
  unit.em.persist(run)
  await unit.em.flush()
  await context.enqueue(unit, 'train', { runId: run.id })
  unit.emit('model-run.changed', { runId: run.id, status: run.status })
  return run.id
}

/** Queues a training; the job is queued in the same transaction. */
export const trainModel =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: TrainModelInput): Promise<string> => {
    assertMayChange(ModelRun, unit.viewer)
    const model = findModel(context, input.plugin, input.algorithm)
    return queueTraining(context, unit, model, {
      params: checkedParams(model, input.params),
      seed: input.seed ?? defaultSeed,
      asOf: input.asOf ? requirePast(input.asOf, 'asOf', unit.now) : unit.now,
      promotion: (input.promote ?? true) ? 'ALWAYS' : 'NEVER',
      requestedBy: unit.viewer.id,
    })
  }

const findRun = async (unit: UnitOfWork, id: string): Promise<ModelRun> => {
  const run = await unit.em.findOne(ModelRun, { id: uuidOf(id, 'ModelRun', 'id') })
  if (!run) throw notFound('model run', 'id')
  return run
}

/** Cancels a run that has not ended; the runner notices within a second and stops its threads. */
export const cancelModelRun = async (unit: UnitOfWork, input: CancelModelRunInput): Promise<string> => {
  assertMayChange(ModelRun, unit.viewer)
  const run = await findRun(unit, input.id)
  const rows = await unit.em.execute(
    `update model_run set status = 'CANCELLED', message = 'cancelled on request', progress = coalesce(${reported('model_run', 'fraction')}, progress),
       finished_at = now(), version = version + 1, updated_at = now()
     where id = ? and status in ('QUEUED', 'RUNNING') returning id`,
    [run.id],
  )
  if (rows.length === 0) {
    throw new RapportError('INVALID_STATE', `expected a queued or running run, this one is ${run.status}`, {
      path: ['input', 'id'],
    })
  }
  unit.emit('model-run.changed', { runId: run.id, status: RunStatus.CANCELLED })
  return run.id
}

/** Throws INVALID_STATE if the model of the run is no longer stored. */
const assertKept = async (unit: UnitOfWork, { artifactHash }: ModelRun, path: readonly string[]): Promise<void> => {
  const rows = await unit.em.execute('select 1 from model_artifact where hash = ?', [artifactHash])
  if (rows.length > 0) return
  throw new RapportError(
    'INVALID_STATE',
    `expected a run whose model is stored, ${artifactHash} no longer is; train again`,
    {
      path,
    },
  )
}

/** Makes the model of an earlier run the one that scores; everything is rescored in the background. */
export const promoteModelRun =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: PromoteModelRunInput): Promise<string> => {
    assertMayChange(ModelRun, unit.viewer)
    const run = await findRun(unit, input.id)
    if (run.algorithm === externalAlgorithm)
      throw new RapportError('INVALID_STATE', `expected a run that trained a model, ${run.message}`, {
        path: ['input', 'id'],
      })
    if (run.status !== RunStatus.SUCCEEDED) {
      throw new RapportError('INVALID_STATE', `expected a successful run, this one is ${run.status}`, {
        path: ['input', 'id'],
      })
    }
    if (run.promoted)
      throw new RapportError('INVALID_STATE', 'the model of this run is already promoted', { path: ['input', 'id'] })
    findModel(context, run.plugin, run.algorithm)
    await assertKept(unit, run, ['input', 'id'])
    await context.enqueue(unit, 'promote', { runId: run.id })
    return run.id
  }

/** Restores the model that was promoted before the current one. Everything is rescored in the background. */
export const rollbackModelRun =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, { plugin }: RollbackModelRunInput): Promise<string> => {
    assertMayChange(ModelRun, unit.viewer)
    const algorithms = modelsOf(context, plugin).map(({ algorithm }) => algorithm)
    const path = { path: ['input', 'plugin'] }
    const present = await unit.em.findOne(ModelRun, { plugin, promoted: true })
    if (!present)
      throw new RapportError('INVALID_STATE', `expected a promoted model of ${plugin} to roll back, it has none`, path)
    const before = await unit.em.findOne(
      ModelRun,
      { plugin, algorithm: { $in: algorithms }, promotedAt: { $lt: present.promotedAt! } },
      { orderBy: { promotedAt: 'DESC' } },
    )
    if (!before)
      throw new RapportError(
        'INVALID_STATE',
        `expected a model of ${plugin} that scored before the promoted one, there is none; modelRuns lists the ` +
          'runs that promoteModelRun accepts',
        path,
      )
    await assertKept(unit, before, path.path)
    await context.enqueue(unit, 'promote', { runId: before.id, isRollback: true })
    return before.id
  }
