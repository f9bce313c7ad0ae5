import type { PromotedModel, ReplayAsk, RunSql, ScoreDraft } from 'rapport-crm/sdk'
import type { Ranks } from './artifact.ts'
import { valuesOf } from './features.ts'
import type { Context } from './manifest.ts'
import { scoreOf } from './score.ts'

/** Recomputes the score of a customer as of a moment. */
export const replay = async (
  { artifact }: PromotedModel<Ranks>,
  { subjectId, asOf }: ReplayAsk,
  context: Context,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  const [measured] = await valuesOf(sql, [subjectId], asOf, context)
  return measured && scoreOf(measured, artifact, asOf, context)
}
