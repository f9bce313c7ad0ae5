import type { PromotedModel, ReplayAsk, RunSql, ScoreDraft } from 'rapport-crm/sdk'
import type { StoredModel } from './artifact.ts'
import { loadHistoryOf } from './features.ts'
import type { Context } from './manifest.ts'
import { draftsOf, scoreHistory, withoutPurchase } from './score.ts'

/** Recomputes a score of a customer. */
export const replay = async (
  { artifact: stored }: PromotedModel<StoredModel>,
  { kind, subjectId, asOf }: ReplayAsk,
  context: Context,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  const [scored] = await scoreHistory(stored, await loadHistoryOf(sql, [subjectId], asOf, stored), asOf, context)
  const drafts = scored ? draftsOf(stored, scored, asOf) : withoutPurchase(stored, subjectId, asOf, context)
  return drafts.find((draft) => draft.kind === kind)
}
