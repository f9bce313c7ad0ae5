import { RapportError } from '../../core/errors.ts'
import type { ModuleContext } from '../../contract/context.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { ModelRun } from '../../learning/model-run.entity.ts'
import { assertMayChange } from '../../read/changeable.ts'
import type { MeasureDriftInput } from './drift.resolver.ts'
import { findModel, modelsOf } from './model.service.ts'

/** Queues a drift measurement of the plugin's promoted model. */
export const measureDrift =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, { plugin }: MeasureDriftInput): Promise<string> => {
    assertMayChange(ModelRun, unit.viewer)
    modelsOf(context, plugin)
    const path = { path: ['input', 'plugin'] }
    const run = await unit.em.findOne(ModelRun, { plugin, promoted: true })
    if (!run)
      throw new RapportError('INVALID_STATE', `expected a promoted model of ${plugin} to measure, it has none`, path)
    if (!findModel(context, plugin, run.algorithm).model.measuresDrift)
      throw new RapportError('INVALID_STATE', `${run.algorithm} of the plugin ${plugin} does not measure drift`, path)
    await context.enqueue(unit, 'drift', { runId: run.id })
    return run.id
  }
