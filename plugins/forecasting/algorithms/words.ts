import type { Accuracy } from './metrics.ts'
import type { Measure } from './tracks.ts'

/** What was decided, for `wordsOf` to put into words. */
export interface Decision {
  /** The baseline itself was asked for. */
  readonly asked: boolean
  readonly members: readonly { readonly name: string; readonly weight: number }[]
  readonly baseline: string
  readonly accuracy: Accuracy
  readonly baselineAccuracy: Accuracy
  readonly measure: Measure
  readonly origins: number
  /** Periods ahead that the backtest could test, of those asked for. */
  readonly tested: { readonly steps: number; readonly of: number }
  /** Candidates that gave a forecast at every origin. */
  readonly fitted: number
  /** Choices that were no better than the baseline on origins on which they were not made, the best first. */
  readonly failed: readonly {
    readonly members: readonly string[]
    readonly accuracy: Accuracy
    readonly baselineAccuracy: Accuracy
  }[]
  /** A season that is repeated although no backtest can test it, and the pick that held but was passed over for it. */
  readonly untested: { readonly name: string; readonly passedOver: readonly string[] | undefined } | undefined
  /** Whether a pick holds; otherwise the baseline is kept. */
  readonly held: boolean
}

const percent = (share: number) => `${Math.round(100 * share)} %`

const figure = (value: number) => String(Number(value.toPrecision(3)))

const compare = (a: Accuracy, b: Accuracy, measure: Measure) => {
  if (measure === 'SQUARED') return `root mean squared error ${figure(a.rmse)} against ${figure(b.rmse)}`
  return a.mase !== null && b.mase !== null
    ? `MASE ${figure(a.mase)} against ${figure(b.mase)}`
    : `mean absolute error ${figure(a.mae)} against ${figure(b.mae)}`
}

const listOf = (names: readonly string[]) => (names.length > 1 ? `the average of ${names.join(', ')}` : names[0]!)

/**
 * The decision in a sentence or two: which models, how good compared with which baseline, on how much evidence; what
 * gave way, and why the baseline was kept.
 */
export const wordsOf = (decision: Decision): string => {
  const { steps, of } = decision.tested
  const part =
    steps < of ? [`Tested for ${steps} of ${of} periods ahead, so a model has to be better by the untested part.`] : []
  return [mainOf(decision), ...(decision.asked ? [] : part)].join(' ')
}

const mainOf = (decision: Decision): string => {
  const { members, baseline, accuracy, baselineAccuracy, failed, measure } = decision
  const looks = `${decision.origins} ${decision.origins > 1 ? 'origins' : 'origin'}`
  if (decision.asked) return `${baseline}, as requested; backtest over ${looks}.`
  const [first] = failed
  if (decision.held) {
    const names = members.map(({ name, weight }) => `${name} ${percent(weight)}`)
    const what = members.length > 1 ? `Average of ${members.length} models: ${names.join(', ')}` : members[0]!.name
    const result = `${what}; ${compare(accuracy, baselineAccuracy, measure)} of ${baseline} over ${looks}.`
    if (!first) return result
    return (
      `${result} It follows ${listOf(first.members)}, whose advantage does not hold on origins that it was not ` +
      `chosen on (${compare(first.accuracy, first.baselineAccuracy, measure)}).`
    )
  }
  if (decision.untested) return untestedWords(decision, decision.untested, looks)
  const others = members.filter(({ name }) => name !== baseline)
  const share = members.find(({ name }) => name === baseline)?.weight ?? 0
  const kept =
    others.length > 0
      ? `Kept ${percent(share)} of the baseline ${baseline}, and ${others.map(({ name, weight }) => `${percent(weight)} ${name}`).join(', ')}, which cannot be told apart from it (together ${compare(accuracy, baselineAccuracy, measure)}):`
      : `Kept the baseline ${baseline}:`
  if (decision.fitted === 0) return `${kept} no candidate could be fitted at every origin (${looks}).`
  if (!first) return `${kept} no candidate had a smaller error over ${looks}.`
  return (
    `${kept} the candidates' advantage does not hold on origins that they were not chosen on ` +
    `(${compare(first.accuracy, first.baselineAccuracy, measure)}, ${looks}).`
  )
}

const untestedWords = (
  { members, baseline, tested }: Decision,
  { name, passedOver }: NonNullable<Decision['untested']>,
  looks: string,
): string => {
  const why =
    members.length > 1
      ? `Half ${name}, half the baseline ${baseline}: one season has passed, too few to tell it from a trend.`
      : `${name}: one season has passed, too few to test it, and it returned close to where it had begun.`
  return passedOver
    ? `${why} It replaces ${listOf(passedOver)}, better than ${baseline} over ${looks} of ${tested.steps} periods only.`
    : `${why} No candidate was clearly better than ${baseline}, the best testable one, over ${looks}.`
}
