import type { PromotedModel, ReplayAsk, RunSql, ScoreDraft } from 'rapport-crm/sdk'
import { customerScore } from './score/customer.ts'
import { feelingAt, follow, NOTHING_HEARD, type Voice } from './score/feeling.ts'
import { hasText, interactionPages, isPresent } from './features.ts'
import { readTexts } from './score/reading.ts'
import { voiceOf } from './score.ts'
import type { StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'
import { textScore } from './score/text.ts'

/** Computes a score again from the texts as they are now. */
export const replay = (
  { artifact }: PromotedModel<StoredModel>,
  ask: ReplayAsk,
  context: Context,
  sql: RunSql,
): Promise<ScoreDraft | undefined> =>
  ask.kind === 'sentiment.text' ? replayText(artifact, ask, context, sql) : replayCustomer(artifact, ask, context, sql)

const replayText = async (
  stored: StoredModel,
  { subjectId, asOf }: ReplayAsk,
  context: Context,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  for await (const [interaction] of interactionPages(
    sql,
    `i.id = $1::uuid and ${isPresent('SCORE')}`,
    [subjectId],
    stored.settings,
  )) {
    const [reading] = await readTexts(stored, [interaction!], context)
    return textScore(interaction!, reading!, stored, asOf, context)
  }
  return undefined
}

const replayCustomer = async (
  stored: StoredModel,
  { subjectId, asOf }: ReplayAsk,
  context: Context,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  const { settings } = stored
  const where = `i.customer_id = $1::uuid and ${isPresent('SCORE')} and i.occurred_at <= $2::timestamptz and ${hasText}`
  const voices: Voice[] = []
  for await (const page of interactionPages(sql, where, [subjectId, asOf.toISOString()], settings)) {
    const readings = await readTexts(stored, page, context)
    for (const [i, interaction] of page.entries()) {
      const voice = voiceOf(interaction, readings[i]!, stored)
      if (voice) voices.push(voice)
    }
  }
  if (voices.length === 0) return undefined
  const followed = follow(NOTHING_HEARD, voices, settings, context)
  return customerScore(feelingAt(subjectId, followed, voices, asOf.getTime(), settings), asOf, settings, context)
}
