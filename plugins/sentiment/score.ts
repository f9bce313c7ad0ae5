import { sqlOne, type PromotedModel, type ScoringResult, type ScoringRun } from 'rapport-crm/sdk'
import { customerScore, customerScoreGone } from './score/customer.ts'
import { customersWithFeeling, removeFeelings, saveFeelings, type FeelingToSave } from './store/customers.ts'
import { feelingAt, follow, NOTHING_HEARD, type Voice } from './score/feeling.ts'
import { hasText, interactionPages, isPresent, type Interaction } from './features.ts'
import { readTexts, type Reading } from './score/reading.ts'
import type { StoredModel } from './artifact.ts'
import type { Context } from './manifest.ts'
import { textScore, textScoreGone } from './score/text.ts'
import { isCounted, removeTexts, saveTexts } from './store.ts'

/** Records of one result. */
const block = 250
/** Texts whose scores are made at once: about 10 ms of work for this thread, in which live scores wait meanwhile. */
const breath = 250

const isRead = `${isPresent('SCORE')} and i.occurred_at <= $1::timestamptz and ${hasText}`

const goneSql = `select t.interaction_id::text as id from p_sentiment.text_sentiment t join rapport_v1.interaction i on i.id = t.interaction_id where not (${isRead})`

/** What an interaction says of its customer; undefined for what does not count. */
export const voiceOf = (
  interaction: Interaction,
  { polarity }: Reading,
  { settings }: Pick<StoredModel, 'settings'>,
): Voice | undefined => {
  const { id, occurredAt, atMs } = interaction
  return polarity === null || !isCounted(interaction, settings)
    ? undefined
    : { interactionId: id, occurredAt, atMs, polarity }
}

/**
 * Reads every text, a page at a time, and follows each customer through what it said: pages come in order of customer and
 * time, so that no more than a page and one customer's polarities are in memory.
 */
export async function* scoreAll(
  { artifact: stored, runId }: PromotedModel<StoredModel>,
  run: ScoringRun,
  context: Context,
): AsyncGenerator<ScoringResult> {
  const { asOf, cause, signal } = run
  const { settings } = stored
  const left = new Set(await customersWithFeeling(context.sql))
  let present: { readonly customerId: string; readonly voices: Voice[] } | undefined
  let done: FeelingToSave[] = []

  const finish = () => {
    if (!present || present.voices.length === 0) return
    const { customerId, voices } = present
    left.delete(customerId)
    const followed = follow(NOTHING_HEARD, voices, settings, context)
    done.push({ ...feelingAt(customerId, followed, voices, asOf.getTime(), settings), isWhole: true, cause })
  }
  const take = (): ScoringResult => {
    const feelings = done
    done = []
    return {
      scores: feelings.map((feeling) => customerScore(feeling, asOf, settings, context)),
      save: (_unit, sql) => saveFeelings(sql, runId, feelings, asOf, settings),
    }
  }

  const gone = (await context.sql<{ id: string }>(goneSql, [asOf.toISOString()])).map(({ id }) => id)
  for (let i = 0; i < gone.length; i += block) {
    const part = gone.slice(i, i + block)
    yield { scores: part.map((id) => textScoreGone(id, asOf, context)), save: (_unit, sql) => removeTexts(sql, part) }
  }
  const { texts } = await sqlOne<{ texts: number }>(
    context.sql,
    `select count(*)::int as texts from rapport_v1.interaction i where ${isRead}`,
    [asOf.toISOString()],
  )
  let read = 0
  for await (const { page, readings } of readPages(stored, asOf, signal, context)) {
    signal.throwIfAborted()
    read += page.length
    run.progress(read / Math.max(read, texts), `reading texts: ${read} of ${texts}`)
    for (let from = 0; from < page.length; from += breath) {
      const part = page.slice(from, from + breath)
      const partReadings = readings.slice(from, from + breath)
      yield {
        scores: part.map((interaction, i) => textScore(interaction, partReadings[i]!, stored, asOf, context)),
        save: (_unit, sql) => saveTexts(sql, runId, part, partReadings, settings),
      }
    }
    for (const [i, interaction] of page.entries()) {
      if (present?.customerId !== interaction.customerId) {
        finish()
        present = { customerId: interaction.customerId, voices: [] }
      }
      const voice = voiceOf(interaction, readings[i]!, stored)
      if (voice) present.voices.push(voice)
    }
    if (done.length >= block) yield take()
  }
  finish()
  yield take()
  const silent = [...left].map((customerId) => ({ customerId, cause }))
  yield {
    scores: silent.map(({ customerId }) => customerScoreGone(customerId, asOf, context)),
    save: (_unit, sql) => removeFeelings(sql, silent),
  }
}

interface ReadPage {
  readonly page: readonly Interaction[]
  readonly readings: readonly Reading[]
}

/** Every page with what was read in it; the next one is read while the present one is saved. */
async function* readPages(
  stored: StoredModel,
  asOf: Date,
  signal: AbortSignal,
  context: Context,
): AsyncGenerator<ReadPage> {
  const pages = interactionPages(context.sql, isRead, [asOf.toISOString()], stored.settings)
  const readNext = async (): Promise<ReadPage | undefined> => {
    const { value: page, done } = await pages.next()
    return done === true ? undefined : { page, readings: await readTexts(stored, page, context, signal) }
  }
  let present = await readNext()
  while (present) {
    const next = readNext()
    // It is awaited with the next turn; a failure before that is not unheard.
    next.catch(() => undefined)
    yield present
    present = await next
  }
}
