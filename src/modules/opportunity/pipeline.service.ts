import { RapportError } from '../../core/errors.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { checked, checkedEach, checkedInTurn, refuseAll } from '../../write/input-errors.ts'
import { ifGiven, notFound, requireText, uuidOf, withoutAbsent } from '../input.ts'
import { assertVersion } from '../../write/write.ts'
import { Pipeline, Stage, StageOutcome } from './opportunity.entity.ts'
import type { CreatePipelineInput, StageInput, UpdatePipelineInput } from './pipeline.input.ts'

const maxStages = 50

const checkedKey = (key: string, field: string): string => {
  if (/^[A-Z][A-Z0-9_]{0,59}$/.test(key)) return key
  throw new RapportError(
    'INVALID_INPUT',
    `expected ${field} to be 1 to 60 capitals, digits and _, the first a capital, such as NEW_BUSINESS; ` +
      `got ${JSON.stringify(key.slice(0, 60))}`,
    { path: ['input', ...field.split('.')] },
  )
}

const checkedPosition = (position: number): number => {
  if (position >= 0 && position <= 10_000) return position
  throw new RapportError('INVALID_INPUT', `expected a position between 0 and 10,000, got ${position}`, {
    path: ['input', 'position'],
  })
}

const checkedStage = (stage: StageInput, i: number) => ({
  ...checked({
    key: () => checkedKey(stage.key, `stages.${i}.key`),
    name: () => requireText(stage.name, `stages.${i}.name`, 200),
    defaultProbability: () => {
      const probability = stage.defaultProbability ?? null
      if (probability === null || (probability >= 0 && probability <= 1)) return probability
      throw new RapportError('INVALID_INPUT', `expected a probability between 0 and 1, got ${probability}`, {
        path: ['input', 'stages', String(i), 'defaultProbability'],
      })
    },
  }),
  outcome: stage.outcome,
  position: i + 1,
})

const checkedStages = (stages: readonly StageInput[]) => {
  const refuse = (message: string) => new RapportError('INVALID_INPUT', message, { path: ['input', 'stages'] })
  if (stages.length > maxStages) throw refuse(`expected at most ${maxStages} stages, got ${stages.length}`)
  const { all } = checked({
    all: () => checkedEach(stages, checkedStage),
    together: () => {
      const problems: RapportError[] = []
      if (new Set(stages.map(({ key }) => key)).size < stages.length)
        problems.push(refuse('expected each stage key once'))
      if (stages[0]?.outcome !== StageOutcome.OPEN)
        problems.push(refuse('expected the first stage to be OPEN: deals begin there'))
      for (const outcome of [StageOutcome.WON, StageOutcome.LOST])
        if (!stages.some((stage) => stage.outcome === outcome))
          problems.push(refuse(`expected at least one ${outcome} stage`))
      refuseAll(problems)
    },
  })
  return all
}

/** A checked key that no pipeline has yet. Throws INVALID_INPUT or DUPLICATE. */
const ownKey = async (unit: UnitOfWork, value: string): Promise<string> => {
  const key = checkedKey(value, 'key')
  if (!(await unit.em.findOne(Pipeline, { key }))) return key
  throw new RapportError('DUPLICATE', `another pipeline already has the key ${key}`, { path: ['input', 'key'] })
}

export const createPipeline = async (unit: UnitOfWork, input: CreatePipelineInput): Promise<string> => {
  const [last] = await unit.em.find(Pipeline, {}, { orderBy: { position: 'desc' }, limit: 1 })
  const { stages, ...fields } = await checkedInTurn({
    key: () => ownKey(unit, input.key),
    name: () => requireText(input.name, 'name', 200),
    position: () => checkedPosition(input.position ?? (last?.position ?? 0) + 1),
    stages: () => checkedStages(input.stages),
  })
  const pipeline = unit.em.create(Pipeline, fields, { partial: true })
  unit.em.persist(pipeline)
  for (const stage of stages) unit.em.persist(unit.em.create(Stage, { pipeline, ...stage }, { partial: true }))
  return pipeline.id
}

/** The keys of the given stages that opportunities are or were in, deleted ones included. */
const usedStages = async (unit: UnitOfWork, pipeline: Pipeline): Promise<ReadonlySet<string>> => {
  const rows = await unit.em.execute<{ key: string }[]>(
    `select key from stage s where pipeline_id = ? and (exists (select 1 from opportunity o where o.stage_id = s.id)
       or exists (select 1 from stage_change c where c.to_stage_id = s.id or c.from_stage_id = s.id))`,
    [pipeline.id],
  )
  return new Set(rows.map(({ key }) => key))
}

const replaceStages = async (
  unit: UnitOfWork,
  pipeline: Pipeline,
  stages: ReturnType<typeof checkedStages>,
): Promise<void> => {
  // Opportunities that move or open in the meantime wait: they reference these rows.
  await unit.em.execute('select 1 from stage where pipeline_id = ? for update', [pipeline.id])
  const used = await usedStages(unit, pipeline)
  const present = new Map((await unit.em.find(Stage, { pipeline })).map((stage) => [stage.key, stage]))
  const inUse = (key: string, what: string) =>
    new RapportError('INVALID_STATE', `opportunities are or were in the stage ${key}: it cannot ${what}`, {
      path: ['input', 'stages'],
    })
  const wanted = new Set(stages.map(({ key }) => key))
  refuseAll([
    ...stages
      .filter(({ key, outcome }) => used.has(key) && present.get(key)?.outcome !== outcome)
      .map(({ key }) => inUse(key, 'change its outcome')),
    ...[...present.keys()].filter((key) => used.has(key) && !wanted.has(key)).map((key) => inUse(key, 'be removed')),
  ])
  for (const stage of stages) {
    const row = present.get(stage.key)
    if (!row) {
      unit.em.persist(unit.em.create(Stage, { pipeline, ...stage }, { partial: true }))
      continue
    }
    unit.em.assign(row, stage)
  }
  for (const [key, stage] of present) if (!wanted.has(key)) unit.em.remove(stage)
  // Changing its stages changes the pipeline, which gets a new version.
  pipeline.updatedAt = unit.now
}

export const updatePipeline = async (unit: UnitOfWork, input: UpdatePipelineInput): Promise<string> => {
  const id = uuidOf(input.id, 'Pipeline', 'id')
  // Two changes of the stages wait for each other.
  await unit.em.execute('select 1 from pipeline where id = ? for update', [id])
  const pipeline = await unit.em.findOne(Pipeline, { id })
  if (!pipeline) throw notFound('pipeline', 'id')
  assertVersion(pipeline, input.version)
  const { stages, ...changes } = checked({
    name: () => ifGiven(input.name, 'name', (name) => requireText(name, 'name', 200)),
    position: () => ifGiven(input.position, 'position', checkedPosition),
    stages: () => ifGiven(input.stages, 'stages', checkedStages),
  })
  unit.em.assign(pipeline, withoutAbsent(changes))
  if (stages) await replaceStages(unit, pipeline, stages)
  return pipeline.id
}
