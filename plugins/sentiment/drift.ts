import type { DriftReport, DriftRun, ModelUse, PromotedModel, ViewRow } from 'rapport-crm/sdk'
import { categoryDrift, drift as driftOf, driftProfile, proposeTraining, type Drift } from 'rapport-crm/ml/metrics'
import { hasText, isPresent } from './features.ts'
import { readTexts } from './score/reading.ts'
import type { StoredModel, TextProfile } from './artifact.ts'
import type { Context } from './manifest.ts'

/** The newest texts that are looked at, and how far into each; fewer than the least say nothing. */
const sampleTexts = 2_000
const sampleCharacters = 2_000
const leastTexts = 50

const sampleSql = (use: ModelUse) => `
  select left(i.subject, $2) as subject, left(i.body, $2) as body from rapport_v1.interaction i
  where ${isPresent(use)} and i.occurred_at <= $1::timestamptz and ${hasText}
  order by i.occurred_at desc, i.id desc limit ${sampleTexts}`

const counts = (values: readonly string[]): Record<string, number> => {
  const found: Record<string, number> = {}
  for (const value of values.toSorted()) found[value] = (found[value] ?? 0) + 1
  return found
}

interface Sample {
  readonly rows: number
  readonly languages: Readonly<Record<string, number>>
  readonly statuses: Readonly<Record<string, number>>
  readonly characters: Float64Array
  readonly polarity: Float64Array
}

const sampleOf = async (
  model: Pick<StoredModel, 'linear' | 'settings'>,
  asOf: Date,
  use: ModelUse,
  context: Context,
  signal: AbortSignal,
): Promise<Sample> => {
  const texts = await context.sql<ViewRow<'interaction', 'subject' | 'body'>>(sampleSql(use), [
    asOf.toISOString(),
    sampleCharacters,
  ])
  const readings = await readTexts(model, texts, context, signal)
  return {
    rows: texts.length,
    languages: counts(readings.map(({ language }) => language)),
    statuses: counts(readings.map(({ status }) => status)),
    characters: Float64Array.from(texts, ({ subject, body }) => (subject?.length ?? 0) + (body?.length ?? 0)),
    polarity: Float64Array.from(readings.flatMap(({ polarity }) => polarity ?? [])),
  }
}

/** How the newest texts before a moment look to a model; null where there are too few to say. */
export const profileOfTexts = async (
  model: Pick<StoredModel, 'linear' | 'settings'>,
  asOf: Date,
  context: Context,
  signal: AbortSignal,
): Promise<TextProfile | null> => {
  const { rows, languages, statuses, characters, polarity } = await sampleOf(model, asOf, 'LEARN', context, signal)
  if (rows < leastTexts) return null
  return {
    rows,
    languages,
    statuses,
    characters: driftProfile(characters),
    polarity: polarity.length < leastTexts ? null : driftProfile(polarity),
  }
}

const names = {
  language: 'the languages of the texts',
  known: 'the share of texts with known words',
  characters: 'the length of the texts',
  polarity: 'the polarity of the texts',
} as const

/** The newest texts beside those of the training: languages, whether something is known of them, length, polarity. */
export const drift = async (
  { artifact: stored }: PromotedModel<StoredModel>,
  { asOf, signal }: DriftRun,
  context: Context,
): Promise<DriftReport> => {
  const now = await sampleOf(stored, asOf, 'SCORE', context, signal)
  const { profile } = stored
  if (now.rows < leastTexts) return { rows: now.rows, features: [], proposal: 'KEEP', reasons: [] }
  if (!profile)
    return {
      rows: now.rows,
      features: [],
      proposal: 'WATCH',
      reasons: [`there were fewer than ${leastTexts} texts when the model was trained, so nothing can be compared`],
    }
  const found: readonly (readonly [keyof typeof names, Drift])[] = [
    ['language', categoryDrift(profile.languages, now.languages)],
    ['known', categoryDrift(profile.statuses, now.statuses)],
    ['characters', driftOf(profile.characters, now.characters)],
    ...(profile.polarity && now.polarity.length >= leastTexts
      ? [['polarity', driftOf(profile.polarity, now.polarity)] as const]
      : []),
  ]
  const features = found.map(([feature, { index }]) => ({ feature, psi: index }))
  const words = (feature: keyof typeof names, psi: number) =>
    `${names[feature]} changed (population stability index ${psi.toFixed(2)})`
  return { rows: now.rows, features, ...proposeTraining(features, [], words) }
}
