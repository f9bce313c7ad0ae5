import type { GraphQLResolveInfo } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import type { Replay, StoredScore } from '../../learning/replay.ts'
import type { Row } from '../../db/rows.ts'
import { moduleContext, type RequestContext } from '../context.ts'

const query = (table: 'score' | 'score_history', condition: string) => `
  select s.id, s.plugin, s.plugin_version, s.kind, s.subject_type, s.subject_id, s.value, s.horizon_days, s.input_hash, s.data_as_of,
    s.model_run_id, r.algorithm, r.artifact_hash
  from ${table} s join model_run r on r.id = s.model_run_id where ${condition}`

/** A row of `query`. */
type StoredRow = Row<
  'score',
  | 'id'
  | 'plugin'
  | 'plugin_version'
  | 'kind'
  | 'subject_type'
  | 'subject_id'
  | 'value'
  | 'horizon_days'
  | 'input_hash'
  | 'data_as_of'
  | 'model_run_id'
> &
  Row<'model_run', 'algorithm' | 'artifact_hash'>

const storedOf = (row: StoredRow): StoredScore => ({
  plugin: row.plugin,
  pluginVersion: row.plugin_version,
  kind: row.kind,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  value: row.value,
  horizonDays: row.horizon_days ?? undefined,
  inputHash: row.input_hash,
  dataAsOf: new Date(row.data_as_of),
  runId: row.model_run_id,
  algorithm: row.algorithm,
  artifactHash: row.artifact_hash,
})

/**
 * The stored score, or the entry of its history computed at `computedAt`, beside its replay. Throws NOT_FOUND outside
 * the caller's scope.
 */
export const replayScore = async (
  context: RequestContext,
  info: GraphQLResolveInfo,
  id: string,
  computedAt: Date | undefined,
): Promise<Replay & { readonly score: object | null }> => {
  const { uuid } = ids.decode(id, 'Score', ['id'])
  const { sql } = context
  const [row] = computedAt
    ? await sql<StoredRow>(query('score_history', 's.score_id = $1 and s.computed_at = $2'), [
        uuid,
        computedAt.toISOString(),
      ])
    : await sql<StoredRow>(query('score', 's.id = $1'), [uuid])
  const ref = { map: computedAt ? 'ScoreHistory' : 'Score', key: row?.id ?? uuid }
  const [seen] = row ? await context.reader.recordsOf(info, [], [ref]) : []
  if (!row || !seen)
    throw new RapportError(
      'NOT_FOUND',
      computedAt
        ? `no value of this score was computed at ${computedAt.toISOString()}, or you may not see it; its history lists them`
        : 'no score with this id exists, or you may not see it',
      { path: [computedAt ? 'computedAt' : 'id'] },
    )
  const { platform } = moduleContext(context, 'score')
  const [score, replay] = await Promise.all([
    context.reader.recordBelow(info, 'score', ref.map, ref.key),
    platform.models.replay(storedOf(row), (plugin) =>
      platform.reports().some(({ id: configured }) => configured === plugin),
    ),
  ])
  return { ...replay, score }
}
