import { type PromotedModel, type ReplayAsk, type RunSql, type ScoreDraft } from 'rapport-crm/sdk'
import { currencyOfModel, type LiveModel } from './artifact.ts'
import { loadFeaturesOf } from './features.ts'
import type { Context } from './manifest.ts'
import { assignTable, scoreOf } from './score.ts'

/** Recomputes how clearly a customer belonged to its segment. */
export const replay = async (
  { artifact: live }: PromotedModel<LiveModel>,
  { subjectId, asOf }: ReplayAsk,
  context: Context,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  const table = await loadFeaturesOf(sql, [subjectId], live.names, asOf, currencyOfModel(live, context))
  const [assigned] = await assignTable(live, table)
  const profile = live.artifact.segments.find(({ segment }) => segment === assigned?.segment)
  return assigned && scoreOf(assigned, live, profile?.name, asOf, context)
}
