import type { GraphQLResolveInfo } from 'graphql'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import type { Replay, StoredScore } from '../../learning/replay.ts'
import { moduleContext, type RequestContext } from '../context.ts'

const query = (table: 'score' | 'score_history', condition: string) => `
  select s.id, s.plugin, s.plugin_version, s.kind, s.subject_type, s.subject_id, s.value, s.horizon_days, s.input_hash, s.data_as_of,
    s.model_run_id, r.algorithm, r.artifact_hash
  from ${table} s join model_run r on r.id = s.model_run_id where ${condition}`

const storedOf = (row: Readonly<Record<string, unknown>>): StoredScore => ({
  plugin: row['plugin'] as string,
  pluginVersion: row['plugin_version'] as string,
  kind: row['kind'] as string,
  subjectType: row['subject_type'] as string,
  subjectId: row['subject_id'] as string,
  value: row['value'] as number | null,
  horizonDays: (row['horizon_days'] as number | null) ?? undefined,
  inputHash: row['input_hash'] as string,
  dataAsOf: new Date(row['data_as_of'] as string),
  runId: row['model_run_id'] as string,
  algorithm: row['algorithm'] as string,
  artifactHash: row['artifact_hash'] as string | null,
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
    ? await sql(query('score_history', 's.score_id = $1 and s.computed_at = $2'), [uuid, computedAt.toISOString()])
    : await sql(query('score', 's.id = $1'), [uuid])
  const ref = { map: computedAt ? 'ScoreHistory' : 'Score', key: (row?.['id'] as string | undefined) ?? uuid }
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
