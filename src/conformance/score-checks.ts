import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'
import type { Ask } from './statement-check.ts'

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
