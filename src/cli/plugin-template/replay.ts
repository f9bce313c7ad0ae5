import type { PromotedModel, ReplayAsk, RunSql, ScoreDraft } from 'rapport-crm/sdk'
import type { Ranks } from './artifact.ts'
import { loadContactsOf } from './features.ts'
import type { Context } from './manifest.ts'
import { ranked, scoreOf } from './score.ts'

/** Recomputes the rank of a customer. */
export const replay = async (
  { artifact }: PromotedModel<Ranks>,
  { subjectId, asOf }: ReplayAsk,
  context: Context,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  const [row] = ranked(await loadContactsOf(sql, [subjectId], asOf, context), artifact)
  return row && scoreOf(row, asOf, context)
}
