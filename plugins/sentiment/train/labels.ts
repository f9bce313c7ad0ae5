import { Buffer } from 'node:buffer'
import { sqlOne, type TrainingRun } from 'rapport-crm/sdk'
import { hasText, interactionPages, isPresent, textOf } from '../features.ts'
import type { Settings } from '../artifact.ts'
import type { Context } from '../manifest.ts'

/** The property of an interaction that people or programs label its text with. */
const accepted: Readonly<Record<string, -1 | 0 | 1>> = {
  POSITIVE: 1,
  NEUTRAL: 0,
  NEGATIVE: -1,
  '1': 1,
  '0': 0,
  '-1': -1,
}

/** Texts that are held at once for a training. */
const maxBytes = 256 * 2 ** 20

/** What people said of texts. */
export interface LabelledTexts {
  readonly texts: readonly string[]
  /** −1 negative, 0 neutral, 1 positive; one per text. */
  readonly labels: Int8Array
  /** Labels that are none of those accepted. */
  readonly ignored: number
  /** Texts that occurred more than once; the newest label counts. */
  readonly repeated: number
  /** Labelled interactions that were left out: the oldest, and those of the last customers where the texts are more than is held at once. */
  readonly leftOut: number
}

const isLabelled = `i.properties ? 'sentimentLabel' and ${isPresent('LEARN')} and ${hasText} and i.occurred_at <= $1::timestamptz`

/** The labelled texts before a moment, the newest `maxTexts` of them, equal texts once. */
export const loadLabelledTexts = async (
  { asOf, signal }: Pick<TrainingRun<unknown>, 'asOf' | 'signal'>,
  maxTexts: number,
  settings: Settings,
  context: Context,
): Promise<LabelledTexts> => {
  const counted = await sqlOne<{ until: string | null; all: number }>(
    context.sql,
    `select (select count(*)::int from rapport_v1.interaction i where ${isLabelled}) as all,
       (select i.occurred_at::text from rapport_v1.interaction i where ${isLabelled} order by i.occurred_at desc, i.id desc offset $2 limit 1) as until`,
    [asOf.toISOString(), maxTexts],
  )
  const until = counted.until
  const found = new Map<string, { readonly label: -1 | 0 | 1; readonly atMs: number }>()
  let [ignored, repeated, read, bytes] = [0, 0, 0, 0]
  const where = `${isLabelled} and i.occurred_at > coalesce($2::timestamptz, '-infinity')`
  for await (const page of interactionPages(context.sql, where, [asOf.toISOString(), until], settings)) {
    signal.throwIfAborted()
    for (const interaction of page) {
      read++
      const label = accepted[(interaction.label ?? '').trim().toUpperCase()]
      if (label === undefined) {
        ignored++
        continue
      }
      const text = textOf(interaction)
      const before = found.get(text)
      if (before) repeated++
      else bytes += Buffer.byteLength(text)
      if (!before || interaction.atMs >= before.atMs) found.set(text, { label, atMs: interaction.atMs })
    }
    if (bytes > maxBytes) break
  }
  return {
    texts: [...found.keys()],
    labels: Int8Array.from(found.values(), ({ label }) => label),
    ignored,
    repeated,
    leftOut: counted.all - read,
  }
}
