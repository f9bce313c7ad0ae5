import { ModelRun } from '../../learning/model-run.entity.ts'
import { reported } from '../../learning/run-progress.ts'
import { Score, ScoreHistory } from '../../learning/score.entity.ts'
import { scoreAdditions, scoreSubjects } from './score.filter.ts'
import type { Inverse, ReadField, ReadSpec } from '../../read/read-map.ts'
import { ownedBySeen, seenCustomers, visibleBy, type RowCondition } from '../../read/row-scope.ts'

/** Scores stay while their subjects are deleted and can be restored. A probe of each row: reports count many, pages show few. */
const ofLiveSubject = (t: string): string => {
  const cases = scoreSubjects.map((type) => {
    const table = type.toLowerCase()
    return `when '${type}' then not exists (select from ${table} d where d.id = ${t}.subject_id and d.deleted_at is not null)`
  })
  return `case ${t}.subject_type ${cases.join(' ')} else true end`
}

/** What the maps of `score` and `score_history` add to their columns; `idColumn` holds the id of the score. */
const scoreFields = (idColumn: 'id' | 'score_id'): Readonly<Record<string, ReadField>> => ({
  id: { kind: 'id', column: idColumn, type: 'Score' },
  subject: { kind: 'variant', typeColumn: 'subject_type', idColumn: 'subject_id', maps: scoreSubjects },
  provenance: {
    kind: 'object',
    fields: {
      plugin: { kind: 'column', column: 'plugin', type: 'text', nullable: false },
      pluginVersion: { kind: 'column', column: 'plugin_version', type: 'text', nullable: false },
      modelRun: { kind: 'one', map: 'ModelRun', local: 'model_run_id', foreign: 'id', nullable: false },
      inputHash: { kind: 'column', column: 'input_hash', type: 'text', nullable: false },
      dataAsOf: { kind: 'column', column: 'data_as_of', type: 'timestamptz', nullable: false },
      cause: { kind: 'column', column: 'cause', type: 'jsonb', nullable: false },
    },
  },
  history: { kind: 'many', shape: 'connection', map: 'ScoreHistory', local: idColumn, foreign: 'score_id' },
})

/**
 * Scores of the customers, opportunities and interactions that the viewer may see. Subjects that plugins add have no
 * owner that we know.
 */
export const scoreScope: RowCondition = (viewer, t, sql) => {
  const customer = seenCustomers(viewer, sql)
  const ofCustomer = ownedBySeen(viewer, 'c.owner_id', sql)
  const ofDeal = ownedBySeen(viewer, 'o.owner_id', sql)
  if (customer === undefined) return undefined
  // Each of these is one query for all scores; customers have too many interactions for that.
  const opportunity = `select o.id from opportunity o join customer c on c.id = o.customer_id where ${ofDeal} or ${ofCustomer}`
  const interaction = `select from interaction i join customer c on c.id = i.customer_id where i.id = ${t}.subject_id and ${ofCustomer}`
  return `case ${t}.subject_type when 'Customer' then ${t}.subject_id in (${customer}) when 'Opportunity' then ${t}.subject_id in (${opportunity})
    when 'Interaction' then exists (${interaction}) else false end`
}

const scoresOf = (type: string): Inverse => ({
  field: `${type}.scores`,
  by: 'subjectId',
  shape: 'list',
  orderBy: 'kind',
  where: (args, t, sql) => (args['kinds'] ? `${t}.kind = any(${sql.param(args['kinds'], 'text[]')})` : undefined),
})

/** The reason for refusing callers who see only part of the records. */
export const trainsOnAll = 'models learn from and score the records of all owners'

/** What a run reports while it is in progress; before and after that, what its row says. */
const whileRunning = (t: string, report: 'fraction' | 'message', column: 'progress' | 'message'): string =>
  `case when ${t}.status = 'RUNNING' then coalesce(${reported(t, report)}, ${t}.${column}) else ${t}.${column} end`

export const scoreReads: readonly ReadSpec[] = [
  {
    entity: ModelRun,
    label: 'algorithm',
    idPrefix: 'run',
    scope: visibleBy.shared(trainsOnAll),
    fields: {
      progress: { kind: 'expression', sql: (t) => whileRunning(t, 'fraction', 'progress') },
      message: { kind: 'expression', sql: (t) => whileRunning(t, 'message', 'message') },
    },
    orders: { CREATED_AT: 'createdAt' },
  },
  {
    entity: Score,
    idPrefix: 'scr',
    fields: scoreFields('id'),
    filters: { customer: { kind: 'one', map: 'Customer', local: 'subject_id', foreign: 'id', nullable: true } },
    orders: { VALUE: 'value', COMPUTED_AT: 'computedAt' },
    orderedWithin: ['kind'],
    defaultOrder: { field: 'computedAt', direction: 'DESC' },
    live: ofLiveSubject,
    scope: scoreScope,
    inverse: scoreSubjects.map(scoresOf),
    adds: scoreAdditions,
  },
  // A score after each of its changes, and the change itself: both are rows of the history.
  {
    entity: ScoreHistory,
    type: 'Score',
    name: 'ScoreHistory',
    fields: scoreFields('score_id'),
    orders: { COMPUTED_AT: 'computedAt' },
    defaultOrder: { field: 'computedAt', direction: 'DESC' },
    live: ofLiveSubject,
    scope: scoreScope,
  },
  {
    entity: ScoreHistory,
    type: 'ScoreChange',
    fields: {
      at: { kind: 'column', column: 'changed_at', type: 'timestamptz', nullable: false },
      score: { kind: 'one', map: 'ScoreHistory', local: 'id', foreign: 'id', nullable: false },
    },
    live: ofLiveSubject,
    scope: scoreScope,
  },
]
