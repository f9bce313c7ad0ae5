import { RapportError } from '../../core/errors.ts'
import type { UnitOfWork } from '../../events/unit-of-work.ts'
import { notFound, requireText, requireValue, uuidOf } from '../input.ts'
import { assertVersion } from '../write.ts'
import { Pipeline, Stage, StageOutcome } from './opportunity.entity.ts'
import type { CreatePipelineInput, StageInput, UpdatePipelineInput } from './pipeline.input.ts'

const maxStages = 50

const checkedKey = (key: string, field: string): string => {
  if (/^[A-Z][A-Z0-9_]{0,59}$/.test(key)) return key
  throw new RapportError(
    'INVALID_INPUT',
    `expected ${field} of 1 to 60 capitals, digits and _, the first a capital, such as NEW_BUSINESS; got ${JSON.stringify(key.slice(0, 60))}`,
    { path: ['input', ...field.split('.')] },
  )
}

const checkedPosition = (position: number): number => {
  if (position >= 0 && position <= 10_000) return position
  throw new RapportError('INVALID_INPUT', `expected a position between 0 and 10,000, got ${position}`, {
    path: ['input', 'position'],
  })
}

const checkedStages = (stages: readonly StageInput[]) => {
  const refuse = (message: string) => new RapportError('INVALID_INPUT', message, { path: ['input', 'stages'] })
  if (stages.length > maxStages) throw refuse(`expected at most ${maxStages} stages, got ${stages.length}`)
  const checked = stages.map((stage, i) => {
    const probability = stage.defaultProbability ?? null
    if (probability !== null && !(probability >= 0 && probability <= 1)) {
      throw new RapportError('INVALID_INPUT', `expected a probability between 0 and 1, got ${probability}`, {
        path: ['input', 'stages', String(i), 'defaultProbability'],
      })
    }
    return {
      key: checkedKey(stage.key, `stages.${i}.key`),
      name: requireText(stage.name, `stages.${i}.name`, 200),
      outcome: stage.outcome,
      defaultProbability: probability,
      position: i + 1,
    }
  })
  if (new Set(checked.map(({ key }) => key)).size < checked.length) throw refuse('expected each key of a stage once')
  if (checked[0]?.outcome !== StageOutcome.OPEN) throw refuse('expected the first stage to be OPEN: deals begin there')
  for (const outcome of [StageOutcome.WON, StageOutcome.LOST])
    if (!checked.some((stage) => stage.outcome === outcome)) throw refuse(`expected at least one ${outcome} stage`)
  return checked
}

export const createPipeline = async (unit: UnitOfWork, input: CreatePipelineInput): Promise<string> => {
  const key = checkedKey(input.key, 'key')
  if (await unit.em.findOne(Pipeline, { key }))
    throw new RapportError('DUPLICATE', `another pipeline already has the key ${key}`, { path: ['input', 'key'] })
  const [last] = await unit.em.find(Pipeline, {}, { orderBy: { position: 'desc' }, limit: 1 })
  const position = checkedPosition(input.position ?? (last?.position ?? 0) + 1)
  const pipeline = unit.em.create(
    Pipeline,
    { key, name: requireText(input.name, 'name', 200), position },
    { partial: true },
  )
  unit.em.persist(pipeline)
  for (const stage of checkedStages(input.stages))
    unit.em.persist(unit.em.create(Stage, { pipeline, ...stage }, { partial: true }))
  return pipeline.id
}

/** The keys of those stages that opportunities are or were in, deleted ones included. */
const usedStages = async (unit: UnitOfWork, pipeline: Pipeline): Promise<ReadonlySet<string>> => {
  const rows = await unit.em.execute<{ key: string }[]>(
    `select key from stage s where pipeline_id = ? and (exists (select 1 from opportunity o where o.stage_id = s.id)
       or exists (select 1 from stage_change c where c.to_stage_id = s.id or c.from_stage_id = s.id))`,
    [pipeline.id],
  )
  return new Set(rows.map(({ key }) => key))
}

const replaceStages = async (unit: UnitOfWork, pipeline: Pipeline, given: readonly StageInput[]): Promise<void> => {
  const stages = checkedStages(given)
  // Opportunities that move or open meanwhile wait: they refer to the rows.
  await unit.em.execute('select 1 from stage where pipeline_id = ? for update', [pipeline.id])
  const used = await usedStages(unit, pipeline)
  const present = new Map((await unit.em.find(Stage, { pipeline })).map((stage) => [stage.key, stage]))
  const inUse = (key: string, what: string) =>
    new RapportError('INVALID_STATE', `opportunities are or were in the stage ${key}: it cannot ${what}`, {
      path: ['input', 'stages'],
    })
  for (const stage of stages) {
    const row = present.get(stage.key)
    if (!row) {
      unit.em.persist(unit.em.create(Stage, { pipeline, ...stage }, { partial: true }))
      continue
    }
    if (row.outcome !== stage.outcome && used.has(stage.key)) throw inUse(stage.key, 'get another outcome')
    unit.em.assign(row, stage)
    present.delete(stage.key)
  }
  for (const [key, stage] of present) {
    if (used.has(key)) throw inUse(key, 'be removed')
    unit.em.remove(stage)
  }
  // A change of its stages is one of the pipeline: it gets a new version.
  pipeline.updatedAt = unit.now
}

export const updatePipeline = async (unit: UnitOfWork, input: UpdatePipelineInput): Promise<string> => {
  const id = uuidOf(input.id, 'Pipeline', 'id')
  // Two changes of the stages take turns.
  await unit.em.execute('select 1 from pipeline where id = ? for update', [id])
  const pipeline = await unit.em.findOne(Pipeline, { id })
  if (!pipeline) throw notFound('pipeline', 'id')
  assertVersion(pipeline, input.version)
  if (input.name !== undefined) pipeline.name = requireText(requireValue(input.name, 'name'), 'name', 200)
  if (input.position !== undefined) pipeline.position = checkedPosition(requireValue(input.position, 'position'))
  if (input.stages !== undefined) await replaceStages(unit, pipeline, requireValue(input.stages, 'stages'))
  return pipeline.id
}
