import { RapportError } from '../../core/errors.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { ModelRun } from '../../learning/model-run.entity.ts'
import { assertMayChange } from '../../read/changeable.ts'
import type { MeasureDriftInput } from './drift.resolver.ts'
import { findModel, modelsOf, type ModelParts } from './model.service.ts'

/** Queue for measuring drift: of one run if its id is given, else of every promoted one. */
export const driftJob = 'model.drift'
/** Every night, before the nightly trainings change anything. */
export const driftCron = '10 1 * * *'

/** Queues a drift measurement of the plugin's promoted model. */
export const measureDrift =
  (parts: ModelParts) =>
  async (unit: UnitOfWork, { plugin }: MeasureDriftInput): Promise<string> => {
    assertMayChange(ModelRun, unit.viewer)
    modelsOf(parts, plugin)
    const path = { path: ['input', 'plugin'] }
    const run = await unit.em.findOne(ModelRun, { plugin, promoted: true })
    if (!run)
      throw new RapportError('INVALID_STATE', `expected a promoted model of ${plugin} to measure, it has none`, path)
    if (!findModel(parts, plugin, run.algorithm).definition.drift)
      throw new RapportError('INVALID_STATE', `${run.algorithm} of the plugin ${plugin} does not measure drift`, path)
    await parts.jobs.send(unit.em, driftJob, { runId: run.id })
    return run.id
  }
