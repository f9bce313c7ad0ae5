import { hashJson } from '../../core/canonical-json.ts'
import { RapportError } from '../../core/errors.ts'
import type { ModuleContext } from '../../contract/context.ts'
import { ids } from '../../core/ids.ts'
import { sqlRunner } from '../../db/sql.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { externalAlgorithm, ModelRun, RunStatus } from '../../learning/model-run.entity.ts'
import type { ScoreUnit } from '../../learning/score.entity.ts'
import { saveScores } from '../../learning/score-store.ts'
import { findCustomer } from '../customer/customer.service.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import { optionalLines } from '../input.ts'
import { findOpportunity } from '../opportunity/opportunity.service.ts'
import type { RecordScoreInput } from './score.resolver.ts'
import { sqlOne } from '../../db/rows.ts'

const kindPattern = /^([a-z][a-z0-9-]{1,40})\.([a-z][a-zA-Z0-9-]{1,60})$/

/** Valid ranges of the units; any other unit may have either sign. */
const ranges: Readonly<
  Partial<Record<`${ScoreUnit}`, { readonly least: number; readonly most: number; readonly what: string }>>
> = {
  PROBABILITY: { least: 0, most: 1, what: 'a probability between 0 and 1' },
  PERCENTILE: { least: 0, most: 100, what: 'a percentile between 0 and 100' },
  COUNT: { least: 0, most: 1e15, what: 'a count between 0 and 1e15' },
}
/** Values beyond it count nothing, and differences of two values would overflow. */
const anyValue = { least: -1e15, most: 1e15, what: 'a value between -1e15 and 1e15' }
/** A hundred years. */
const mostHorizonDays = 36_500

const checkedValue = ({ value, unit }: RecordScoreInput): number | null => {
  if (value === null || value === undefined) return null
  const { least, most, what } = ranges[unit] ?? anyValue
  if (value >= least && value <= most) return value
  throw new RapportError('INVALID_INPUT', `expected ${what}, got ${value}`, { path: ['input', 'value'] })
}

/** The run that stands for an outside source, created with its first score. */
const outsideRun = async (unit: UnitOfWork, source: string): Promise<ModelRun> => {
  const known = await unit.em.findOne(ModelRun, { plugin: source, algorithm: externalAlgorithm })
  if (known) return known
  await unit.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 2))', [source])
  const run =
    (await unit.em.findOne(ModelRun, { plugin: source, algorithm: externalAlgorithm })) ??
    unit.em.create(
      ModelRun,
      {
        plugin: source,
        pluginVersion: '0.0.0',
        algorithm: externalAlgorithm,
        seed: 0,
        status: RunStatus.SUCCEEDED,
        progress: 1,
        message: `scores of ${source} are computed by an outside system`,
        asOf: unit.now,
        finishedAt: unit.now,
        requestedBy: unit.viewer.id,
      },
      { partial: true },
    )
  unit.em.persist(run)
  await unit.em.flush()
  return run
}

/** The outside source that a kind names; the kinds of plugins are their own. Throws INVALID_INPUT. */
const sourceOf = (kind: string, { platform }: ModuleContext): string => {
  const source = kindPattern.exec(kind)?.[1]
  if (source !== undefined && !platform.reports().some(({ id }) => id === source)) return source
  throw new RapportError(
    'INVALID_INPUT',
    source === undefined
      ? `expected a kind such as "warehouse.churn", got ${JSON.stringify(kind.slice(0, 60))}`
      : `expected a kind of an outside source; "${source}" is a plugin of this server`,
    { path: ['input', 'kind'] },
  )
}

const checkHorizon = (days: number): void => {
  if (days >= 1 && days <= mostHorizonDays) return
  throw new RapportError('INVALID_INPUT', `expected a horizon of 1 to ${mostHorizonDays} days, got ${days}`, {
    path: ['input', 'horizonDays'],
  })
}

/**
 * The record that a score is about: a customer or opportunity that the caller may see. Throws INVALID_ID or NOT_FOUND.
 */
const findSubject = async (unit: UnitOfWork, id: string) => {
  const { type } = ids.decode(id, ['Customer', 'Opportunity'], ['input', 'subjectId'])
  const find = type === 'Customer' ? findCustomer : findOpportunity
  return { type, id: (await find(unit, id, 'subjectId')).id }
}

/** Saves a score computed by an outside system. */
export const recordScore =
  (context: ModuleContext) =>
  async (unit: UnitOfWork, input: RecordScoreInput): Promise<string> => {
    const { source, value, subject, given } = await checkedInTurn({
      source: () => sourceOf(input.kind, context),
      horizon: () => checkHorizon(input.horizonDays ?? 1),
      value: () => checkedValue(input),
      subject: () => findSubject(unit, input.subjectId),
      given: () => optionalLines(input.text, 'text', 1_000),
    })
    const run = await outsideRun(unit, source)
    const text = given ?? `recorded by ${source}`
    const sql = sqlRunner(unit.em)
    await saveScores(
      sql,
      { plugin: source, pluginVersion: run.pluginVersion, modelRunId: run.id },
      [
        {
          subjectType: subject.type,
          subjectId: subject.id,
          kind: input.kind,
          value,
          unit: input.unit,
          horizonDays: input.horizonDays ?? undefined,
          status: value === null ? 'INSUFFICIENT_DATA' : 'OK',
          inputHash: hashJson([input.subjectId, input.kind, value, input.unit, input.horizonDays ?? null]),
          dataAsOf: unit.now,
        },
      ],
      { kind: 'EXTERNAL', recordId: null, text },
    )
    const saved = await sqlOne<{ id: string }>(sql, 'select id from score where subject_id = $1 and kind = $2', [
      subject.id,
      input.kind,
    ])
    return saved.id
  }
