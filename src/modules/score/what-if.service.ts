import type { GraphQLResolveInfo } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import type { Row } from '../../db/rows.ts'
import type { FeatureChange } from '../../learning/what-if.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { scoreSubjects } from './score.filter.ts'

interface Question {
  readonly subjectId: string
  readonly kind: string
  readonly changes: readonly FeatureChange[]
}

/** What the stored score says that a comparison needs. */
type StoredRow = Row<'score', 'id' | 'value' | 'data_as_of' | 'horizon_days'>

/**
 * What a promoted model says of a record with changed features, beside the stored score. Throws NOT_FOUND outside the
 * caller's scope, and what `whatIf` of the models throws.
 */
export const whatIf = async (
  context: RequestContext,
  info: GraphQLResolveInfo,
  { subjectId, kind, changes }: Question,
): Promise<object> => {
  const { type, uuid } = ids.decode(subjectId, scoreSubjects, ['subjectId'])
  const { reader, sql } = context
  const { platform } = moduleContext(context, 'score')
  const [[seen], [stored]] = await Promise.all([
    reader.recordsOf(info, [], [{ map: type, key: uuid }]),
    reader.rows<StoredRow>(
      'select id, value, data_as_of, horizon_days from score where subject_id = $1 and kind = $2',
      [uuid, kind],
    ),
  ])
  if (!seen)
    throw new RapportError('NOT_FOUND', 'no such record exists, or you may not see it', { path: ['subjectId'] })
  const asOf = stored ? new Date(stored.data_as_of) : new Date()
  const { draft, features, runId } = await platform.models.whatIf(
    { kind, subjectType: type, subjectId: uuid, asOf, horizonDays: stored?.horizon_days ?? undefined, changes },
    (plugin) => platform.reports().some(({ id }) => id === plugin),
    sql,
  )
  const [score, modelRun] = await Promise.all([
    stored ? reader.recordBelow(info, 'stored', 'Score', stored.id) : null,
    reader.recordBelow(info, 'modelRun', 'ModelRun', runId),
  ])
  const value = draft?.value ?? null
  const before = stored?.value ?? null
  return {
    hypothetical: true,
    kind,
    value,
    unit: draft?.unit ?? null,
    status: draft?.status ?? (draft ? 'OK' : 'INSUFFICIENT_DATA'),
    band: draft?.band ?? null,
    interval: draft?.interval ?? null,
    horizonDays: draft?.horizonDays ?? null,
    explanation: draft?.explanation ?? null,
    difference: value === null || before === null ? null : value - before,
    features: features.map((feature) => ({ ...feature, isWhole: feature.isWhole ?? false })),
    asOf,
    stored: score,
    modelRun,
  }
}
