import { isDeepStrictEqual } from 'node:util'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'
import type { Ask } from './field-checks.ts'

/** Scores that are replayed. */
const most = 50

const scoresQuery = `query ($kinds: String!) {
  scores(first: ${most}, filter: { kind: { startsWith: $kinds } }) { nodes { id } }
}`
const replayQuery = `query ($id: ID!) {
  replayScore(id: $id) { score { kind value } value same differences { kind text } }
}`

interface ReplayAnswer {
  readonly replayScore: {
    readonly score: { readonly kind: string; readonly value: number | null }
    readonly value: number | null
    readonly same: boolean
    readonly differences: readonly { readonly kind: string; readonly text: string }[]
  }
}

/** Replays scores of the promoted model on unchanged data: each must come out as it was stored. */
export const checkReplay = async (plugin: HostedPlugin, ask: Ask): Promise<string> => {
  const models = Object.values(plugin.module!.models ?? {})
  if (!models.some(({ replays }) => replays)) throw new NothingToCheck('none of its models supports replay')
  const { scores } = (await ask(scoresQuery, { kinds: `${plugin.id}.` })) as {
    scores: { nodes: { id: string }[] }
  }
  if (scores.nodes.length === 0) throw new NothingToCheck('its promoted model scores nothing')
  for (const { id } of scores.nodes) {
    const { replayScore } = (await ask(replayQuery, { id })) as ReplayAnswer
    const { score, differences } = replayScore
    if (differences.length > 0)
      throw new CheckFailure(
        `a score ${score.kind} that was just stored comes out differently: ${differences.map(({ kind, text }) => `${kind}, ${text}`).join('; ')}`,
        'make `replay` read and compute like `scoreAll`, as of the given moment, and hash the same inputs',
      )
  }
  return `${scores.nodes.length} scores came out as they were stored`
}

const subjectsQuery = `query ($kind: String!) {
  scores(first: ${most}, filter: { kind: { eq: $kind } }) {
    nodes { subject { ... on Customer { id } ... on Opportunity { id } ... on Interaction { id } } }
  }
}`
const whatIfParts = `value difference band interval { lower upper } explanation { factors { feature contribution } }
  stored { value band interval { lower upper } explanation { factors { feature contribution } } }`
const whatIfQuery = `query ($id: ID!, $kind: String!, $changes: [FeatureChangeInput!]!) {
  whatIf(subjectId: $id, kind: $kind, changes: $changes) { ${whatIfParts} features { name min max own } }
}`

interface WhatIfAnswer {
  readonly whatIf: Readonly<Record<'value' | 'difference' | 'band' | 'interval' | 'explanation', unknown>> & {
    readonly stored: Readonly<Record<string, unknown>> | null
    readonly features: readonly {
      readonly name: string
      readonly min: number
      readonly max: number
      readonly own: number
    }[]
  }
}

/** Asks for stored scores without a change, each of which must come out as it was stored, and with each bound of each feature. */
export const checkWhatIf = async (plugin: HostedPlugin, ask: Ask): Promise<string> => {
  const kinds = [...new Set(Object.values(plugin.module!.models ?? {}).flatMap(({ whatIfKinds }) => whatIfKinds))]
  if (kinds.length === 0) throw new NothingToCheck('none of its models can be asked about changed features')
  const hint = 'without changes, make `whatIf` compute exactly like `scoreAll`, as of the given moment'
  let asked = 0
  for (const kind of kinds) {
    const { scores } = (await ask(subjectsQuery, { kind })) as { scores: { nodes: { subject: { id: string } }[] } }
    for (const [i, { subject }] of scores.nodes.entries()) {
      const { whatIf } = (await ask(whatIfQuery, { id: subject.id, kind, changes: [] })) as WhatIfAnswer
      const { stored, features, difference, ...score } = whatIf
      if (stored === null || stored['value'] === null) continue
      const same = Object.entries(stored).every(([name, value]) =>
        isDeepStrictEqual(score[name as keyof typeof score], value),
      )
      if (!same || difference !== 0)
        throw new CheckFailure(
          `a score ${kind} without changes is ${JSON.stringify(score)}, stored is ${JSON.stringify(stored)}`,
          hint,
        )
      asked++
      if (i === 0) await checkBounds(features, subject.id, kind, ask)
    }
  }
  if (asked === 0) throw new NothingToCheck('its promoted model scores nothing that it can be asked about')
  return `${asked} scores came out as they were stored`
}

/** Every value within the bounds is answered or refused with a reason. */
const checkBounds = async (
  features: WhatIfAnswer['whatIf']['features'],
  id: string,
  kind: string,
  ask: Ask,
): Promise<void> => {
  for (const { name, min, max, own } of features)
    for (const value of [min, max, own]) {
      const changes = [{ feature: name, value }]
      await ask(whatIfQuery, { id, kind, changes }, ['INVALID_INPUT'])
    }
}

/** Measures the drift of the promoted model. */
export const checkDrift = async (plugin: HostedPlugin): Promise<string> => {
  const run = { asOf: new Date(), signal: new AbortController().signal }
  const report = await plugin.context!.models.measureDrift(run)
  if (!report) throw new NothingToCheck('its promoted model does not measure drift')
  const { features, proposal, reasons } = report
  const hint = 'see DriftReport: finite figures, and a reason for every proposal but KEEP'
  for (const { feature, psi } of features)
    if (!Number.isFinite(psi))
      throw new CheckFailure(`the drift of ${feature} is ${psi}, expected a finite number`, hint)
  if ((proposal === 'KEEP') !== (reasons.length === 0))
    throw new CheckFailure(`it proposes ${proposal} with ${reasons.length} reasons`, hint)
  return `${proposal}, by ${features.length} features`
}
