import type { Accuracy } from './metrics.ts'

/** What was decided, to be told. */
export interface Decision {
  /** The baseline itself was asked for. */
  readonly asked: boolean
  readonly members: readonly { readonly name: string; readonly weight: number }[]
  readonly baseline: string
  readonly accuracy: Accuracy
  readonly baselineAccuracy: Accuracy
  readonly origins: number
  /** Candidates that gave a forecast at every origin. */
  readonly fitted: number
  readonly nothingBetter: boolean
  readonly fallback: boolean
}

const figure = (value: number) => String(Number(value.toPrecision(3)))

const compare = (a: Accuracy, b: Accuracy) =>
  a.mase !== null && b.mase !== null
    ? `MASE ${figure(a.mase)} against ${figure(b.mase)}`
    : `mean absolute error ${figure(a.mae)} against ${figure(b.mae)}`

/** The decision in a sentence: which models, how good against the baseline, on how much evidence; and why when the baseline was kept. */
export const wordsOf = (decision: Decision): string => {
  const { members, baseline, accuracy, baselineAccuracy } = decision
  const looks = `${decision.origins} ${decision.origins > 1 ? 'origins' : 'origin'}`
  if (decision.asked) return `${baseline}, as asked; backtest over ${looks}.`
  if (!decision.fallback) {
    const names = members.map(({ name, weight }) => `${name} ${Math.round(100 * weight)} %`)
    const what = members.length > 1 ? `Average of ${members.length} models: ${names.join(', ')}` : members[0]!.name
    return `${what}; ${compare(accuracy, baselineAccuracy)} of ${baseline} over ${looks}.`
  }
  const kept = `Kept the baseline ${baseline}:`
  if (decision.fitted === 0) return `${kept} no candidate could be fitted at every origin (${looks}).`
  if (decision.nothingBetter) return `${kept} no candidate had a smaller error over ${looks}.`
  return `${kept} the candidates' advantage does not hold on origins they were not picked on (${compare(accuracy, baselineAccuracy)}, ${looks}).`
}
